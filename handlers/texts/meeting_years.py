"""What is said of a year's meetings: those there are, counted, and those missing (R21, R22)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from governance.meetings import ALARM, Count, Kind, Meeting, State, rings
from governance.provenance import Source, charter
from governance.reach import FIRST_YEAR, LAST_YEAR
from handlers.answer import Answer, Choices, Column, Fact, Facts, Part, Table, Text
from handlers.texts import meeting_buttons as buttons
from handlers.texts import tallies
from handlers.texts.formats import weekday
from handlers.texts.meeting_alarms import alarms, planned
from handlers.texts.meeting_words import STATES, hours

YEAR = "årets möten: hur många som har hållits, är planerade och saknas"
HEADINGS = {Kind.MEETING: "Sammanträden", Kind.CONFERENCE: "Konferenser"}
FEW = 5


@dataclass(frozen=True, slots=True)
class Year:
    """A year's meetings by day, counted, on a day.

    `plans` says that who looks may plan them, `to_all` that a whole channel looks.
    """

    year: int
    meetings: tuple[tuple[Meeting, State], ...]
    counts: tuple[Count, ...]
    today: date
    plans: bool
    to_all: bool


def of_year(found: Year) -> Answer:
    """A year's meetings."""
    facts = Facts(tuple(Fact(HEADINGS[each.kind], counted(each)) for each in found.counts))
    parts: tuple[Part, ...] = (
        *alarms(found.counts, found.today, plans=found.plans or found.to_all),
        facts,
        *_table(found),
        *_buttons(found),
    )
    return Answer(f"Möten {found.year}", parts, _sources(found))


def counted(found: Count) -> str:
    """How many there are of those needed."""
    told = [f"{found.held} av minst {found.needed} hållna {tallies.mark(found.source)}"]
    if found.planned:
        told.append(planned(found))
    if found.unconfirmed:
        told.append(f"{found.unconfirmed} har varit utan att avslutas")
    if found.missing:
        told.append(f"{found.missing} saknas")
    return ", ".join(told)


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
