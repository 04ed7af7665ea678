"""A proposed year (mötesår): four meetings that fit the year's duties (R8, R10, R11, R21, A12)."""

from collections.abc import Iterable, Iterator, Sequence
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
    meetings = tuple(known)
    return tuple(_proposed(window, year, meetings, _free(earliest, works)) for window in WINDOWS)


def adjusted(
    year: int, days: Iterable[date], known: Sequence[Meeting]
) -> tuple[tuple[Proposed, ...], tuple[date, ...]]:
    """The year's four meetings on days chosen for them, and the days that are left over.

    A day goes to the window it lies in, or else to the nearest free one. A window takes one day,
    and none when it holds a meeting already.
    """
    chosen = sorted(set(days))
    there = {each: held(each, year, known) for each in WINDOWS}
    taken: dict[Window, date] = {}
    for day in sorted(chosen, key=lambda day: day not in _days(nearest(day), year)):
        free = [each for each in WINDOWS if there[each] is None and each not in taken]
        window = nearest(day, WINDOWS if day in _days(nearest(day), year) else free or WINDOWS)
        if window in free:
            taken[window] = day
    found = tuple(
        Proposed(each.purpose, taken.get(each), there[each], each.sources) for each in WINDOWS
    )
    return found, tuple(day for day in chosen if day not in taken.values())


def nearest(day: date, windows: Iterable[Window] = WINDOWS) -> Window:
    """The window a day lies in, or else the nearest one."""

    def distance(window: Window) -> int:
        first, last = date(day.year, *window.first), date(day.year, *window.last)
        return max((first - day).days, (day - last).days, 0)

    return min(windows, key=distance)


def held(window: Window, year: int, known: Iterable[Meeting]) -> Meeting | None:
    """The meeting that a year's window holds, of those in `known`."""
    days = frozenset(_days(window, year))
    meetings = (each for each in known if each.kind is Kind.MEETING and not each.cancelled)
    return next((each for each in meetings if each.day in days), None)


def held_beside(day: date, known: Iterable[Meeting]) -> Meeting | None:
    """The meeting that the window of a day holds; None also when the day lies in no window."""
    window = nearest(day)
    return held(window, day.year, known) if day in _days(window, day.year) else None


def too_late(found: Proposed) -> bool:
    """Whether the day is later than what the meeting is for leaves time for."""
    last = next(each.last for each in WINDOWS if each.purpose is found.purpose)
    return found.day is not None and found.day > date(found.day.year, *last)


def _free(earliest: date, works: Workdays) -> Workdays:
    def fits(day: date) -> bool:
        return day >= earliest and works(day) and day.isocalendar().week not in FREE_WEEKS

    return fits


def _proposed(window: Window, year: int, meetings: Iterable[Meeting], fits: Workdays) -> Proposed:
    there = held(window, year, meetings)
    if there is not None:
        return Proposed(window.purpose, None, there, window.sources)
    best = date(year, *window.best)

    def closeness(day: date) -> tuple[bool, int, date]:
        return (day.isoweekday() not in BEST_WEEKDAYS, abs((day - best).days), day)

    day = min(filter(fits, _days(window, year)), key=closeness, default=None)
    return Proposed(window.purpose, day, None, window.sources)


def _days(window: Window, year: int) -> Iterator[date]:
    first, last = date(year, *window.first), date(year, *window.last)
    return (first + timedelta(days=days) for days in range((last - first).days + 1))
