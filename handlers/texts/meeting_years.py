"""What is said of a year's meetings: those there are, counted, and those missing (R21, R22)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from governance.meetings import ALARM, Count, Kind, Meeting, State, rings
from governance.provenance import Source, charter
from governance.reach import FIRST_YEAR, LAST_YEAR
from handlers.answer import Answer, Choice, Choices, Column, Fact, Facts, Part, Style, Table, Text
from handlers.ask import Chosen
from handlers.texts import meeting_buttons as buttons
from handlers.texts import tallies
from handlers.texts.formats import plural, weekday
from handlers.texts.meeting_words import STATES, a_kind, hours

YEAR = "årets möten: hur många som har hållits, är planerade och saknas"
NAMES = {
    Kind.MEETING: ("inget sammanträde", "sammanträde", "sammanträden"),
    Kind.CONFERENCE: ("ingen konferens", "konferens", "konferenser"),
}
PLANNED = {Kind.MEETING: "planerat", Kind.CONFERENCE: "planerad"}
"""What one of them is, until it is held."""
HEADINGS = {Kind.MEETING: "Sammanträden", Kind.CONFERENCE: "Konferenser"}
FEW = 5


@dataclass(frozen=True, slots=True)
class Year:
    """A year's meetings by day, counted, on a day; `plans` says that who looks may plan them."""

    year: int
    meetings: tuple[tuple[Meeting, State], ...]
    counts: tuple[Count, ...]
    today: date
    plans: bool


def of_year(found: Year) -> Answer:
    """A year's meetings."""
    facts = Facts(tuple(Fact(HEADINGS[each.kind], counted(each)) for each in found.counts))
    parts: tuple[Part, ...] = (*_alarms(found), facts, *_table(found), *_buttons(found))
    return Answer(f"Möten {found.year}", parts, _sources(found))


def counted(found: Count) -> str:
    """How many there are of those needed."""
    told = [f"{found.held} av minst {found.needed} hållna {tallies.mark(found.source)}"]
    if found.planned:
        told.append(_planned(found))
    if found.unconfirmed:
        told.append(f"{found.unconfirmed} har varit utan att avslutas")
    if found.missing:
        told.append(f"{found.missing} saknas")
    return ", ".join(told)


def _alarms(found: Year) -> Iterator[Part]:
    for each in found.counts:
        if rings(each, found.today):
            yield Text(f"Observera: {alarm(each)}")
            if found.plans:
                yield Choices((_plan(each.kind),))


def alarm(found: Count) -> str:
    """That the year runs out on what is missing."""
    none, one, many = NAMES[found.kind]
    held = f"{found.held} {plural(found.held, one, many)}" if found.held else none
    return (
        f"{held} har hållits och {_left(found)} före den 31 december {found.year}. "
        f"{found.missing} till behövs: det ska vara minst {found.needed} om året."
    )


def _plan(kind: Kind) -> Choice:
    chosen = Chosen("möte nytt", {"typ": str(kind)})
    return Choice(f"Planera {a_kind(kind)}", chosen, Style.PRIMARY, opens_form=True)


def _table(found: Year) -> Iterator[Part]:
    if not found.meetings:
        yield Text("Inga möten är inlagda för året.")
        return
    columns = (Column("Nr", numeric=True), *map(Column, ("Dag", "Tid", "Typ", "Plats", "Läge")))
    rows = tuple(
        (
            str(meeting.number),
            weekday(meeting.day),
            hours(meeting).removeprefix("kl. "),
            str(meeting.kind),
            meeting.place,
            STATES[how],
        )
        for meeting, how in found.meetings
    )
    yield Table(f"Möten {found.year}", columns, rows)


def _buttons(found: Year) -> Iterator[Part]:
    coming = [each for each, how in found.meetings if how not in {State.HELD, State.CANCELLED}]
    shown = tuple(buttons.show(each) for each in coming[:FEW])
    planning = (buttons.NEW, buttons.propose(_to_propose(found))) if found.plans else ()
    near = (each for each in (found.year - 1, found.year + 1) if FIRST_YEAR <= each <= LAST_YEAR)
    years = map(buttons.year, near)
    yield Choices((*shown, *planning, *years))


def _to_propose(found: Year) -> int:
    """The year, or the next when this one has no meeting to be proposed."""
    left = any(each.missing for each in found.counts if each.kind is Kind.MEETING)
    return max(found.year if left else found.year + 1, found.today.year)


def _sources(found: Year) -> tuple[Source, ...]:
    ringing = any(rings(each, found.today) for each in found.counts)
    counted_by = tuple(each.source for each in found.counts)
    return (*counted_by, charter("R7"), *((ALARM,) if ringing else ()))


def _left(found: Count) -> str:
    if found.planned:
        return _planned(found, "är ")
    none = "inget" if found.kind is Kind.MEETING else "ingen"
    return f"{none} mer är {PLANNED[found.kind]}"


def _planned(found: Count, verb: str = "") -> str:
    """How many are planned, in the gender of what they are."""
    return f"{found.planned} {verb}{plural(found.planned, PLANNED[found.kind], 'planerade')}"
