"""How a poll is shown: what is asked, how it may be answered, and how it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from governance.people import Person
from governance.polls import POLLS, Poll, is_open
from handlers.answer import Answer, Choice, Choices, Column, Fact, Facts, Part, Style, Table, Text
from handlers.ask import Chosen
from handlers.texts.formats import listed, moment, number

ADVISORY = (
    "Rådgivande fråga: svaren är till vägledning. Den blir aldrig ett beslut och förs inte in i "
    "beslutsregistret."
)
OPEN_ANSWERS = "öppna; alla ser vem som svarade vad"
CHANGEABLE = ", och svaret går att ändra tills frågan stänger"
ANONYMOUS = (
    "anonyma; bara ett tal per alternativ sparas, aldrig vem som svarade vad. Vilka som har svarat "
    "sparas för sig, så att ingen svarar två gånger"
)
UNCHANGEABLE = ". Ett svar går därför inte att ändra"
HIDDEN = (
    "Svaren visas när frågan har stängt, så att ingen kan se vad den senaste svarade. Om få "
    "svarar, eller om alla svarar lika, kan det ändå gå att räkna ut."
)
SURE = "Svaren räknas som de är nu. En stängd fråga går inte att öppna igen."
SURE_ANONYMOUS = "Ditt svar är anonymt och går inte att ändra efteråt."


@dataclass(frozen=True, slots=True)
class View:
    """A poll as it is shown to somebody at a moment.

    `counts` is None while nobody may see them. `chosen` holds who chose each alternative, in an
    open poll; `mine` are the asker's own numbers there.
    """

    number: int
    poll: Poll
    at: datetime
    author: Person
    answered: Sequence[Person]
    counts: tuple[int, ...] | None
    chosen: Sequence[Sequence[Person]] = ()
    mine: tuple[int, ...] = ()
    has_answered: bool = False
    may_answer: bool = True
    may_close: bool = False

    @property
    def open(self) -> bool:
        """Whether it takes answers now."""
        return is_open(self.poll, self.at)


def card(view: View) -> Answer:
    """A poll with its answers so far, and the buttons that answer it."""
    parts = (
        Text(ADVISORY),
        Facts(_facts(view)),
        *answers(view),
        *_own(view),
        *buttons(view),
    )
    return Answer(f"Fråga {view.number}: {view.poll.title}", parts, (POLLS,))


def _facts(view: View) -> tuple[Fact, ...]:
    return (
        Fact("Ställd av", view.author.title),
        Fact("Läge", state(view)),
        Fact("Svaren är", _secrecy(view)),
        Fact("Var och en väljer", "ett eller flera" if view.poll.multiple else "ett alternativ"),
        Fact("Har svarat", number(len(view.answered))),
    )


def _secrecy(view: View) -> str:
    told, change = (ANONYMOUS, UNCHANGEABLE) if view.poll.anonymous else (OPEN_ANSWERS, CHANGEABLE)
    return told + change if view.open else told


def state(view: View) -> str:
    """Whether a poll is open, and until when."""
    closes_at = view.poll.closes_at
    if not view.open:
        return "stängd"
    return f"öppen till {moment(closes_at)}" if closes_at else "öppen tills den stängs för hand"


def answers(view: View) -> tuple[Part, ...]:
    """The alternatives with their answers, as far as they may be seen."""
    if view.counts is None:
        listing = Facts(
            tuple(Fact(str(nr), each) for nr, each in enumerate(view.poll.alternatives, start=1)),
            "Alternativen",
        )
        return (listing, Text(HIDDEN))
    columns = (Column("Nr", numeric=True), Column("Alternativ"), Column("Svar", numeric=True))
    numbered = enumerate(zip(view.poll.alternatives, view.counts, strict=True), start=1)
    rows = tuple((str(nr), each, number(count)) for nr, (each, count) in numbered)
    caption = "Svaren hittills" if view.open else "Svaren"
    return (Table(caption, columns, rows), *_who_chose(view))


def _who_chose(view: View) -> tuple[Part, ...]:
    facts = tuple(
        Fact(alternative, "; ".join(sorted(person.title for person in persons)))
        for alternative, persons in zip(view.poll.alternatives, view.chosen, strict=False)
        if persons
    )
    return (Facts(facts, "Vem som svarade vad"),) if facts else ()


def _own(view: View) -> tuple[Part, ...]:
    if view.mine:
        change = " Du kan ändra det tills frågan stänger." if view.open else ""
        return (Text(f"Ditt svar: {words(view, view.mine)}.{change}"),)
    return (Text("Du har svarat."),) if view.has_answered else ()


def words(view: View, numbers: Sequence[int]) -> str:
    """Alternatives by their words."""
    return listed(tuple(view.poll.alternatives[number - 1] for number in sorted(set(numbers))))


def buttons(view: View) -> tuple[Part, ...]:
    """What can be done to an open poll by whoever looks at it."""
    if not view.open:
        return ()
    nr = str(view.number)
    suggest = Choice("Föreslå alternativ", Chosen("fråga föreslå", {"nr": nr}), opens_form=True)
    close = Choice("Stäng frågan", Chosen("fråga stäng", {"nr": nr}), Style.DANGER, confirm=SURE)
    choices = (
        *(_replies(view) if view.may_answer else ()),
        *((suggest,) if view.poll.suggestions and view.may_answer else ()),
        *((close,) if view.may_close else ()),
    )
    return (Choices(choices),) if choices else ()


def _replies(view: View) -> tuple[Choice, ...]:
    """A button for each alternative; where several may be chosen, a form to write them in."""
    nr = str(view.number)
    if view.poll.anonymous and view.has_answered:
        return ()
    sure = SURE_ANONYMOUS if view.poll.anonymous else ""
    if view.poll.multiple:
        return (Choice("Svara", Chosen("svara", {"nr": nr}), Style.PRIMARY, opens_form=True),)
    return tuple(
        Choice(each, Chosen("svara", {"nr": nr, "svar": str(place)}), confirm=sure)
        for place, each in enumerate(view.poll.alternatives, start=1)
    )
