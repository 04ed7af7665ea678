"""What is said of advisory polls (frågor): each time that they are only advisory."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from governance.polls import POLLS, Reason
from handlers.answer import Answer, Choice, Choices, Column, Style, Table, Text
from handlers.ask import Chosen
from handlers.poll_reasons import Reason as Unknown
from handlers.texts.formats import number, plural
from handlers.texts.poll_cards import ADVISORY, View, answers, buttons, state, words

POLL = "en rådgivande fråga med svaren hittills, eller alla frågor"
ASK = "ställ en rådgivande fråga, aldrig ett beslut"
ASK_HINTS: Mapping[str, str] = {
    "rubrik": "Frågan som den ska läsas, till exempel Vilken dag passar?",
    "alternativ": "Ett på varje rad, eller med lodräta streck emellan: ja|nej|vet inte.",
    "flera": "Om var och en får välja flera. Nej om inget väljs.",
    "anonym": "Anonyma svar sparas som ett tal per alternativ och går inte att ändra. Nej om inget "
    "väljs.",
    "stänger": "Till exempel 2026-12-08 15:00. Utan tid stängs frågan för hand.",
    "förslag": "Om andra får lägga till egna alternativ. Nej om inget väljs.",
}
REPLY = "svara på en rådgivande fråga"
CLOSE = "stäng en fråga som du har ställt"
SUGGEST = "föreslå ett eget alternativ i en fråga"
POST = "posta en fråga i en kanal"

MOST_SHOWN = 50
"""How many polls are listed, the newest first."""

REFUSALS: Mapping[StrEnum, str] = {
    Reason.TITLE_MISSING: "Frågan behöver en rubrik.",
    Reason.TITLE_TOO_LONG: "Rubriken är för lång: högst {limit} tecken.",
    Reason.ALTERNATIVES_OUTSIDE: "En fråga har minst {fewest} och högst {most} alternativ. Skriv "
    'dem med ett lodrätt streck emellan, till exempel alternativ="ja|nej|vet inte".',
    Reason.ALTERNATIVE_MISSING: "Ett av alternativen är tomt.",
    Reason.ALTERNATIVE_TOO_LONG: "Ett av alternativen är för långt: högst {limit} tecken.",
    Reason.ALTERNATIVE_TWICE: "Två av alternativen är lika.",
    Reason.CLOSES_IN_THE_PAST: "Frågan kan inte stänga {time}: den tiden har redan varit.",
    Reason.CLOSED: "Frågan är stängd, så den tar inte emot fler svar.",
    Reason.ANSWERED: "Du har redan svarat. Frågan är anonym, så svaret går inte att ändra: ingen "
    "vet vilket som är ditt.",
    Reason.ONLY_ONE: "Frågan tar bara ett alternativ från var och en.",
    Reason.NO_SUCH_ALTERNATIVE: "Svara med alternativens nummer, från 1 till {highest}.",
    Reason.NO_SUGGESTIONS: "I den här frågan går det inte att föreslå egna alternativ.",
    Reason.NOT_YOURS: "Bara den som har ställt frågan, eller kansliet, kan stänga den.",
    Unknown.NO_SUCH_POLL: "Det finns ingen fråga {number}.",
    Unknown.POSTED: "Fråga {number} är redan postad i {channel}.",
}


def polls(views: Sequence[View]) -> Answer:
    """Every poll, the newest first."""
    new = Choice("Ny fråga", Chosen("fråga ny", {}), Style.PRIMARY, opens_form=True)
    if not views:
        text = Text("Ingen har ställt någon fråga än.")
        return Answer("Frågor", (Text(ADVISORY), text, Choices((new,))), (POLLS,))
    columns = (
        Column("Nr", numeric=True),
        Column("Rubrik"),
        Column("Läge"),
        Column("Har svarat", numeric=True),
    )
    rows = tuple(
        (str(each.number), each.poll.title, state(each), number(len(each.answered)))
        for each in views[:MOST_SHOWN]
    )
    shown = tuple(
        Choice(f"Fråga {each.number}", Chosen("fråga", {"nr": str(each.number)}))
        for each in views
        if each.open
    )
    ways_on = Choices((new, *shown[:5]))
    return Answer("Frågor", (Text(ADVISORY), Table("Frågor", columns, rows), ways_on), (POLLS,))


def asked(view: View, channel: str | None, channels: Sequence[str]) -> Answer:
    """The receipt for a poll: where it is posted, or where it could be.

    `channel` is None when it is posted nowhere, empty where it was asked.
    """
    nr = {"nr": str(view.number)}
    shown = Choice(f"Fråga {view.number}", Chosen("fråga", nr))
    if channel is not None:
        where = f"i {channel}" if channel else "här i kanalen"
        said = f"Fråga {view.number} är ställd och postas {where}. Den uppdateras där."
        return Answer(view.poll.title, (Text(said), Text(ADVISORY), Choices((shown,))), (POLLS,))
    said = f"Fråga {view.number} är ställd. Den är inte postad i någon kanal än."
    posts = tuple(
        Choice(f"Posta i {each}", Chosen("fråga posta", {**nr, "kanal": each})) for each in channels
    )
    parts = (Text(said), Text(ADVISORY), Choices((*posts, shown)))
    return Answer(view.poll.title, parts, (POLLS,))


def posted(view: View, channel: str) -> Answer:
    """The receipt for a poll posted in a channel."""
    text = Text(f"Fråga {view.number} postas i {channel} och uppdateras där.")
    return Answer(view.poll.title, (text, Text(ADVISORY)), (POLLS,))


def replied(view: View, *, changed: bool) -> Answer:
    """The receipt for an answer; of an anonymous one it says nothing, as it is kept."""
    title = f"Svar på fråga {view.number}: {view.poll.title}"
    seen = Choice("Visa frågan", Chosen("fråga", {"nr": str(view.number)}))
    if view.poll.anonymous:
        said = (
            "Ditt svar är räknat. Vad du svarade är inte sparat, bara att du har svarat, så det "
            "går inte att ändra."
        )
    else:
        verb = "Du har ändrat ditt svar till" if changed else "Du har svarat"
        said = f"{verb}: {words(view, view.mine)}. Du kan ändra det tills frågan stänger."
    return Answer(title, (Text(said), Text(ADVISORY), Choices((seen,))), (POLLS,))


def suggested(view: View) -> Answer:
    """The receipt for a suggested alternative."""
    place = len(view.poll.alternatives)
    said = f"Alternativ {place} är tillagt: {view.poll.alternatives[-1]}. Det är inte ett svar än."
    if view.poll.anonymous:
        said += " Vem som föreslog det är inte sparat."
    return Answer(
        f"Fråga {view.number}: {view.poll.title}",
        (Text(said), Text(ADVISORY), *buttons(view)),
        (POLLS,),
    )


def closed(view: View) -> Answer:
    """The receipt for a poll closed by hand: its answers."""
    count = len(view.answered)
    said = f"Frågan är stängd. {number(count)} {plural(count, 'person', 'personer')} svarade."
    return Answer(
        f"Fråga {view.number}: {view.poll.title}",
        (Text(said), Text(ADVISORY), *answers(view)),
        (POLLS,),
    )
