"""What is said of a notice of exit: both its times, the rule, what each reading leads to.

Nothing here says that a notice came in time or too late: the chair answers.
"""

from collections.abc import Iterator, Mapping

from governance.charter import CLAUSES
from governance.provenance import Source
from governance.withdrawal import (
    CONFIRM_WITHIN,
    CONFIRMATION,
    NOTICE,
    READING,
    UNCHANGED,
    WAITING,
    Counted,
    Notice,
    effects,
    overdue,
    waited,
)
from handlers.answer import Answer, Choice, Choices, Column, Fact, Facts, Part, Table, Text
from handlers.ask import Chosen
from handlers.notice_view import Shown, View
from handlers.texts.duty_words import stamp
from handlers.texts.formats import day, listed, plural
from handlers.texts.notice_buttons import ALL, show, ways_on

NOTICES = "meddelanden om utträde: alla, eller ett av dem med vad varje läsning ger"
RECORD = "skriv in en regions meddelande om utträde"
RULE = "svara från vilken dag ett utträde får verkan"
CONFIRM = "skriv in styrgruppens skriftliga bekräftelse av ett utträde"
TAKE_BACK = "ta tillbaka ett meddelande om utträde som har skrivits in av misstag"
HINTS: Mapping[str, str] = {
    "region": "Regionen som vill lämna samarbetet.",
    "skickat": "När regionen skickade det, till exempel 2026-06-30 16:05.",
    "mottaget": "När kansliet eller ordföranden tog emot det, till exempel 2026-07-02 09:30.",
    "diarienummer": "Diarienumret.",
    "verkan": "Den 1 januari då regionen inte längre är med, till exempel 2028-01-01.",
    "datum": "Dagen på bekräftelsen. Utan datum gäller i dag.",
}
COUNTING: Mapping[Counted, str] = {
    Counted.RECEIVED: "Om dagen det togs emot räknas (vår läsning)",
    Counted.SENT: "Om dagen det skickades räknas",
}
NONE = "Inget meddelande om utträde är inskrivet."
OPEN_QUESTION = (
    "Utträdet ändrar inget annat av sig självt. Vad som händer med talet 21, andelarna, värdskapet "
    "och de tre platserna är en öppen fråga tills någon har beslutat."
)
SOURCES = (NOTICE, READING, CONFIRMATION, UNCHANGED)


def notices(found: Shown) -> Answer:
    """Every notice that stands."""
    record = Choice("Skriv in ett meddelande", Chosen("utträde meddelat", {}), opens_form=True)
    buttons = (
        *(show(each.number) for each in found.notices[:5]),
        *((record,) if found.records else ()),
        Choice("Regler om utträde", Chosen("regler", {"fråga": "utträde"})),
    )
    if not found.notices:
        return Answer("Utträden", (Text(NONE), Choices(buttons)), (NOTICE,))
    columns = tuple(Column(title) for title in ("Nr", "Region", "Mottaget", "Verkan", "Bekräftat"))
    table = Table("Meddelanden om utträde", columns, tuple(map(_row, found.notices)))
    return Answer("Utträden", (table, *_late(found.notices), Choices(buttons)), SOURCES)


def notice(view: View) -> Answer:
    """A notice, with what each reading leads to and what it waits for."""
    return Answer(_title(view), (*_parts(view), ways_on(view)), _sources(view))


def recorded(view: View, *, asked: bool) -> Answer:
    """The receipt for a notice; `asked` says that the chair is asked about it."""
    said = f"Meddelandet är inskrivet som utträde {view.number}."
    chair = " Ordföranden får frågan i ett direktmeddelande." if asked else ""
    return _with(f"{said}{chair}", view)


def ruled(view: View, before: Notice) -> Answer:
    """The receipt for the chair's answer."""
    kept = f" Förut: {day(before.effective)}." if before.effective else ""
    effective = day(view.notice.effective) if view.notice.effective else ""
    return _with(f"Svaret är inskrivet: utträdet får verkan {effective}.{kept}", view)


def confirmed(view: View, before: Notice) -> Answer:
    """The receipt for the confirmation."""
    kept = f" Förut: {_confirmation(before)}." if before.confirmed_on else ""
    return _with(f"Bekräftelsen är inskriven.{kept}", view)


def taken_back(view: View) -> Answer:
    """The receipt for a notice taken back."""
    said = f"Utträde {view.number} är borttaget. Uppgiften finns kvar i journalen."
    return Answer(_title(view), (Text(said), Choices((ALL,))), (NOTICE,))


def _with(said: str, view: View) -> Answer:
    return Answer(_title(view), (Text(said), *_parts(view), ways_on(view)), _sources(view))


def _title(view: View) -> str:
    return f"Utträde {view.number}: {view.region}"


def _parts(view: View) -> tuple[Part, ...]:
    if view.notice.withdrawn:
        return (Text("Meddelandet skrevs in av misstag och är borttaget."),)
    return (
        Facts(tuple(_times(view.notice))),
        Text(f"Regeln: {CLAUSES[NOTICE.ref].paraphrase}"),
        Facts(_effects(view.notice), "Vad läsningarna ger"),
        Text(_asks(view.notice)),
        Facts(tuple(_answers(view))),
        Text(OPEN_QUESTION),
    )


def _times(found: Notice) -> Iterator[Fact]:
    yield Fact("Skickat", stamp(found.sent_at) if found.sent_at else "inte angivet")
    yield Fact("Mottaget", stamp(found.received_at))
    if found.reference:
        yield Fact("Diarienummer", found.reference)
    if found.link:
        yield Fact("Länk", found.link)


def _effects(found: Notice) -> tuple[Fact, ...]:
    return tuple(
        Fact(COUNTING[counted], f"verkan från {day(effective)}")
        for counted, effective in effects(found).items()
    )


def _asks(found: Notice) -> str:
    several = len(set(effects(found).values())) > 1
    differ = "Läsningarna ger olika dagar. " if several else ""
    return (
        f"{differ}Samarbetsformerna säger inte vilken dag som räknas eller när utträdet börjar "
        "gälla, så styrgruppens ordförande avgör vilken verkan det får."
    )


def _answers(view: View) -> Iterator[Fact]:
    yield Fact("Ordförandens svar", _answer(view))
    yield Fact("Bekräftelse", _waits(view))
    if view.decisions:
        yield Fact("Styrgruppens beslut i registret", listed(view.decisions))


def _answer(view: View) -> str:
    if view.notice.effective is None:
        return "väntar på svar"
    return f"verkan från {day(view.notice.effective)} ({view.chair or 'ordföranden'})"


def _waits(view: View) -> str:
    found = view.notice
    if found.confirmed_on is not None:
        return _confirmation(found)
    days = waited(found, view.today)
    late = f", mer än {CONFIRM_WITHIN}" if overdue(found, view.today) else ""
    since = f"{days} {plural(days, 'dag', 'dagar')}" if days else "i dag"
    return f"väntar sedan {since}{late}"


def _confirmation(found: Notice) -> str:
    on = day(found.confirmed_on) if found.confirmed_on else ""
    return f"skriftligen bekräftat {on}, {found.confirmation}"


def _row(view: View) -> tuple[str, ...]:
    found = view.notice
    return (
        str(view.number),
        view.region,
        found.received_on.isoformat(),
        found.effective.isoformat() if found.effective else "väntar på svar",
        found.confirmed_on.isoformat() if found.confirmed_on else "nej",
    )


def _late(found: tuple[View, ...]) -> tuple[Text, ...]:
    late = tuple(str(each.number) for each in found if overdue(each.notice, each.today))
    if not late:
        return ()
    numbers = ", ".join(late)
    return (Text(f"Bekräftelsen har väntat mer än {CONFIRM_WITHIN} dagar för utträde {numbers}."),)


def _sources(view: View) -> tuple[Source, ...]:
    if view.notice.withdrawn:
        return (NOTICE,)
    return (*SOURCES, WAITING) if overdue(view.notice, view.today) else SOURCES
