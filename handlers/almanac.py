"""The almanac (almanackan): what has its day in the steering group's year (R7-R10, R19-R24)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from governance.meetings import Meeting
from governance.steering import Holding
from governance.year import Occurrence, in_year
from handlers.workdays import works
from storage import meetings, steering
from storage.archive import Archive


@dataclass(frozen=True, slots=True)
class Almanac:
    """The duties, the meetings and the terms that end of some years, each by day."""

    duties: tuple[Occurrence, ...]
    meetings: tuple[Meeting, ...]
    terms: tuple[Holding, ...]


def almanac(years: Iterable[int], today: date, archive: Archive) -> Almanac:
    """What has its day in these years, seen from `today`."""
    wanted = tuple(years)
    found = [each for each in meetings.load(archive).values() if each.day.year in wanted]
    held = [each for each in steering.holdings(archive) if _ends_in(each, wanted)]
    return Almanac(
        duties=tuple(each for year in wanted for each in in_year(year, today, works)),
        meetings=tuple(sorted(found, key=lambda each: (each.day, each.start, each.number))),
        terms=tuple(sorted(held, key=lambda each: (each.term_ends or date.max, each.seat))),
    )


def _ends_in(holding: Holding, years: tuple[int, ...]) -> bool:
    """Whether the term ends then; whoever left the seat before has no term that ends."""
    ends = holding.term_ends
    if ends is None or ends.year not in years:
        return False
    return holding.until is None or holding.until >= ends
