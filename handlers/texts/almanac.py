"""What the things in the almanac are called, and where they stand."""

from collections.abc import Iterable, Mapping
from datetime import date

from governance.meetings import NEEDED, Kind, Meeting
from governance.provenance import Source, charter, reading
from governance.steering import SEATS, Body, Holding, body
from governance.year import Duty, Occurrence
from handlers.almanac import Almanac
from handlers.texts import year as year_texts
from handlers.texts.formats import listed
from handlers.texts.meeting_words import name

TERM_SOURCES: Mapping[Body, Source] = {Body.RMC: charter("R19"), Body.LFU: reading("A3")}
"""Where a term stands, by who fills the seat; one that follows a post has none."""
COUNTED = "räknas till och med denna dag"
LAST_DAYS: Mapping[Duty, str] = {
    Duty.REPORT: "sista dag att överlämna",
    Duty.PLAN: "sista dag att presentera",
    Duty.EXIT: "sista dag att meddela",
    Duty.MEETINGS: COUNTED,
    Duty.CONFERENCES: COUNTED,
}
"""What each duty's day is the last one for."""


def duty(found: Occurrence) -> str:
    """What is due, and what its day is the last one for."""
    return f"{year_texts.name(found)} ({LAST_DAYS[found.duty]})"


def meeting(found: Meeting) -> str:
    """A meeting or a conference by its number."""
    called = name(found)
    return f"Konferens ({called.lower()})" if found.kind is Kind.CONFERENCE else called


def terms(ending: Iterable[Holding]) -> str:
    """The seats whose terms end, together."""
    numbers = listed(tuple(str(each.seat) for each in ending))
    return f"Mandat går ut: stol {numbers}"


def term(ending: Holding) -> str:
    """A seat whose term ends."""
    title = next(seat.title for seat in SEATS if seat.number == ending.seat)
    return f"Mandat går ut: stol {ending.seat}, {title}"


def by_day(ending: Iterable[Holding]) -> Mapping[date, tuple[Holding, ...]]:
    """The terms that end, by their last day."""
    found: dict[date, tuple[Holding, ...]] = {}
    for each in ending:
        if each.term_ends is not None:
            found[each.term_ends] = (*found.get(each.term_ends, ()), each)
    return found


def sources(found: Almanac) -> tuple[Source, ...]:
    """What the days stand on."""
    duties = year_texts.sources(found.duties)
    counted = (NEEDED[each.kind][1] for each in found.meetings)
    ending = (TERM_SOURCES[body(each)] for each in found.terms if body(each) in TERM_SOURCES)
    return tuple(dict.fromkeys((*duties, *counted, *ending)))
