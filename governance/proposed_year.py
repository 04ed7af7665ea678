"""A proposed year (mötesår): four meetings that fit the year's duties (R8, R10, R11, R21, A12)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from governance.meetings import Kind, Meeting
from governance.provenance import Source, charter, reading, setting
from governance.year import Workdays

FREE_WEEKS = range(27, 33)
"""The weeks of summer in which no meeting is proposed."""
BEST_WEEKDAYS = frozenset({2, 3, 4})
"""Tuesday to Thursday, by ISO: proposed before Mondays and Fridays."""
CALENDAR: Source = setting("arbetsdagar, inte vecka 27–32")


class Purpose(StrEnum):
    """What a meeting of the year is for."""

    REPORT = "verksamhetsrapporten"
    SPRING = "läget före sommaren"
    AUTUMN = "förslag till verksamhetsplan"
    PLAN = "verksamhetsplan och budget"


@dataclass(frozen=True, slots=True)
class Window:
    """When a meeting of the year fits: from a month and day to another, best on a third."""

    purpose: Purpose
    first: tuple[int, int]
    best: tuple[int, int]
    last: tuple[int, int]
    sources: tuple[Source, ...]


WINDOWS = (
    # The report is decided a week before it is handed over to 21 regions at the latest.
    Window(Purpose.REPORT, (2, 1), (3, 10), (3, 24), (charter("R8"), charter("R11"))),
    Window(Purpose.SPRING, (4, 1), (6, 2), (6, 30), (charter("R21"),)),
    Window(Purpose.AUTUMN, (8, 10), (9, 15), (10, 15), (charter("R21"),)),
    # Two weeks before 15 December.
    Window(Purpose.PLAN, (10, 16), (11, 24), (12, 1), (charter("R10"), reading("A12"))),
)
"""The year's four meetings."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A meeting of the year: the day proposed, or the meeting that is there already, or neither."""

    purpose: Purpose
    day: date | None
    known: Meeting | None
    sources: tuple[Source, ...]


def proposed(
    year: int, known: Iterable[Meeting], earliest: date, works: Workdays
) -> tuple[Proposed, ...]:
    """The year's four meetings, each in its window, on `earliest` or later.

    A window that holds a meeting already is left as it is; one that is over has no day.
    """
    meetings = [each for each in known if each.kind is Kind.MEETING and not each.cancelled]
    return tuple(_proposed(window, year, meetings, _free(earliest, works)) for window in WINDOWS)


def _free(earliest: date, works: Workdays) -> Workdays:
    def fits(day: date) -> bool:
        return day >= earliest and works(day) and day.isocalendar().week not in FREE_WEEKS

    return fits


def _proposed(window: Window, year: int, meetings: Iterable[Meeting], fits: Workdays) -> Proposed:
    days = tuple(_days(window, year))
    there = next((each for each in meetings if each.day in days), None)
    if there is not None:
        return Proposed(window.purpose, None, there, window.sources)
    best = date(year, *window.best)

    def closeness(day: date) -> tuple[bool, int, date]:
        return (day.isoweekday() not in BEST_WEEKDAYS, abs((day - best).days), day)

    day = min(filter(fits, days), key=closeness, default=None)
    return Proposed(window.purpose, day, None, window.sources)


def _days(window: Window, year: int) -> Iterator[date]:
    first, last = date(year, *window.first), date(year, *window.last)
    return (first + timedelta(days=days) for days in range((last - first).days + 1))
