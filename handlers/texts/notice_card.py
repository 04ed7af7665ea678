"""How a notice of exit is shown: both its times, the rule, what each reading leads to.

Nothing here says that a notice came in time or too late: the chair answers.
"""

from collections.abc import Iterator, Mapping

from governance.charter import CLAUSES
from governance.people import RIGHTS, Right
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
from handlers.answer import Fact, Facts, Part, Text
from handlers.notice_view import View
from handlers.texts.evidence_words import stamp
from handlers.texts.formats import day, days_left, listed, number

COUNTING: Mapping[Counted, str] = {
    Counted.RECEIVED: "Om dagen det togs emot räknas (vår läsning)",
    Counted.SENT: "Om dagen det skickades räknas",
}
OPEN_QUESTION = (
    "Utträdet ändrar inget annat av sig självt. Vad som händer med talet 21, andelarna, värdskapet "
    "och de tre platserna är en öppen fråga tills någon har beslutat."
)
NO_CHAIR = "ingen är inskriven som styrgruppens ordförande"
SOURCES = (NOTICE, READING, CONFIRMATION, UNCHANGED)


def title(view: View) -> str:
    """What a notice is called."""
    return f"Utträde {view.number}: {view.region}"


def parts(view: View) -> tuple[Part, ...]:
    """All there is to say of a notice."""
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
        return "väntar på svar" if view.chaired else f"väntar, för {NO_CHAIR}"
    return f"verkan från {day(view.notice.effective)} ({view.chair or 'ordföranden'})"


def _waits(view: View) -> str:
    found = view.notice
    if found.confirmed_on is not None:
        return confirmation(found)
    days = waited(found, view.today)
    late = f", mer än {CONFIRM_WITHIN}" if overdue(found, view.today) else ""
    if days <= 1:
        return f"väntar, mottaget {days_left(-days)}"
    return f"väntar sedan {number(days)} dagar{late}"


def confirmation(found: Notice) -> str:
    """The steering group's written confirmation."""
    on = day(found.confirmed_on) if found.confirmed_on else ""
    return f"skriftligen bekräftat {on}, {found.confirmation}"


def told(found: Notice) -> str:
    """What a notice said, in one line."""
    words = (
        f"skickat {stamp(found.sent_at)}" if found.sent_at else "",
        f"mottaget {stamp(found.received_at)}",
        found.reference,
        found.link,
    )
    return ", ".join(word for word in words if word)


def sources(view: View) -> tuple[Source, ...]:
    """What a notice, as it stands, rests on."""
    if view.notice.withdrawn:
        return (NOTICE,)
    late = (WAITING,) if overdue(view.notice, view.today) else ()
    asked = view.chaired or not view.notice.to_rule
    return (*SOURCES, *late, *(() if asked else (RIGHTS[Right.RULE_EXIT].source,)))
