"""The operating year (verksamhetsåret) and its dated duties (R7-R10, R21, R22, R24)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from governance.provenance import Source, charter, reading

MEETINGS = 4
"""How often the steering group meets each year, at least (R21)."""
CONFERENCES = 2
"""The yearly conferences it takes part in besides its meetings (R22)."""

Workdays = Callable[[date], bool]
"""Says whether a day is a working day; passed in, as holidays are no rule of ours."""


class Duty(StrEnum):
    """What the year asks for by a day."""

    REPORT = "verksamhetsrapport"
    PLAN = "verksamhetsplan"
    EXIT = "utträde"
    MEETINGS = "sammanträden"
    CONFERENCES = "konferenser"


@dataclass(frozen=True, slots=True)
class Rule:
    """A duty's day in the calendar and the operating year it speaks of.

    `concerns` is how far that year lies from the year of the day: the report looks back one year
    and the plan forward one (A8); an exit takes effect on 1 January of the year after (A9).
    """

    duty: Duty
    month: int
    day: int
    concerns: int
    sources: tuple[Source, ...]


RULES = (
    Rule(Duty.REPORT, 3, 31, -1, (charter("R8"), charter("R9"), reading("A8"))),
    Rule(Duty.EXIT, 6, 30, 1, (charter("R24"), reading("A9"))),
    Rule(Duty.PLAN, 12, 15, 1, (charter("R10"), reading("A8"))),
    Rule(Duty.MEETINGS, 12, 31, 0, (charter("R21"), charter("R7"))),
    Rule(Duty.CONFERENCES, 12, 31, 0, (charter("R22"), charter("R7"))),
)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A duty on its day.

    `due` is the date as written and is never moved; `plan_for` is the last working day before it
    when it falls on a non-working day, and `next_working` the first one after; both None on a
    working day. `days_left` counts days from the asking day and is negative when it has passed.
    """

    duty: Duty
    concerns: int
    due: date
    days_left: int
    plan_for: date | None
    next_working: date | None
    sources: tuple[Source, ...]


def operating_year(day: date) -> int:
    """The operating year a day belongs to: 1 January to 31 December (R7)."""
    return day.year


def in_year(year: int, today: date, works: Workdays) -> tuple[Occurrence, ...]:
    """The duties that fall in calendar year `year`, by date, seen from `today`."""
    return tuple(_occurrence(rule, year, today, works) for rule in RULES)


def upcoming(today: date, works: Workdays) -> tuple[Occurrence, ...]:
    """The next occurrence of each duty, today included, by date."""
    found = [_next(rule, today, works) for rule in RULES]
    return tuple(sorted(found, key=lambda occurrence: occurrence.due))


def last_working_day(day: date, works: Workdays) -> date:
    """The day itself when it is a working day, else the last one before it."""
    while not works(day):
        day -= timedelta(days=1)
    return day


def first_working_day(day: date, works: Workdays) -> date:
    """The day itself when it is a working day, else the first one after it."""
    while not works(day):
        day += timedelta(days=1)
    return day


def _next(rule: Rule, today: date, works: Workdays) -> Occurrence:
    this_year = date(today.year, rule.month, rule.day)
    return _occurrence(rule, today.year + (this_year < today), today, works)


def _occurrence(rule: Rule, year: int, today: date, works: Workdays) -> Occurrence:
    due = date(year, rule.month, rule.day)
    working = works(due)
    return Occurrence(
        duty=rule.duty,
        concerns=year + rule.concerns,
        due=due,
        days_left=(due - today).days,
        plan_for=None if working else last_working_day(due, works),
        next_working=None if working else first_working_day(due, works),
        sources=rule.sources,
    )
