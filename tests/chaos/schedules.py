"""Schedules against a reference of its own: every half-hour, every rule, every day of five years.

The reference knows no rule of ours and no library: it walks through every half-hour there is and
writes down what clocks in Sweden show by the union's rule of summer time, and it reckons the
holidays from Easter.
"""

import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from governance.digests import digest
from governance.reminder_offsets import Offset
from governance.reminders import Kind, Plan, Subject, Told, reminders
from governance.year import Workdays
from handlers.workdays import works
from tests.bench.figures import Figure
from tests.bench.parts import run

FIRST, LAST = date(2026, 1, 1), date(2030, 12, 31)
HALF_HOUR, DAY = timedelta(minutes=30), timedelta(days=1)
HOURS = tuple(time(minutes // 60, minutes % 60) for minutes in range(0, 24 * 60, 30))
BEFORE = 14
"""How many days before a date the first two rules tell of it."""
FIXED = {(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)}
FROM_EASTER = (-2, 1, 39)
"""Good Friday, Easter Monday and Ascension Day, in days from Easter Sunday."""
FRIDAY, SATURDAY, JUNE = 4, 5, 6
EVES = range(19, 26)
"""The days of June one of which, a Friday, is Midsummer Eve."""

Rule = Callable[[date, time], datetime]


def figures(_folder: Path) -> Iterator[Figure]:
    """Every schedule on every day, as we reckon it and as the reference does."""
    shown = walls()
    compared = differing = 0
    for ours, theirs in (
        (plain, lambda day: day - BEFORE * DAY),
        (moved, lambda day: last_working(day - BEFORE * DAY)),
        (weekly, lambda day: day - day.weekday() * DAY),
    ):
        for day in days(FIRST, LAST):
            meant = theirs(day)
            for hour in HOURS:
                compared += 1
                differing += ours(day, hour) != shown[meant, hour]
    schedules = 3 * len(HOURS)
    total = schedules * ((LAST - FIRST).days + 1)
    yield Figure(
        f"{schedules} schedules, 2026-2030: moments compared", compared, total, "", at_least=True
    )
    yield Figure(f"{schedules} schedules, 2026-2030: differences", differing, 0, "")


def plain(day: date, hour: time) -> datetime:
    """So many days before, whatever day that is."""
    return told(day, hour, lambda _: True)


def moved(day: date, hour: time) -> datetime:
    """So many days before, on the last working day."""
    return told(day, hour, works)


def weekly(day: date, hour: time) -> datetime:
    """On the week's Monday."""
    return digest(day, hour).at.astimezone(UTC)


def told(day: date, hour: time, working: Workdays) -> datetime:
    """When a plan tells of what is due on a day."""
    subject = Subject(Kind.DUTY, "frist", day, ("frister", {}))
    (only,) = reminders(subject, Plan((Offset(BEFORE),), (Told.CHANNEL,), hour), working)
    return only.at.astimezone(UTC)


def walls() -> dict[tuple[date, time], datetime]:
    """When clocks first show each half-hour; one they never show is an hour later."""
    shown: dict[tuple[date, time], datetime] = {}
    at = datetime.combine(FIRST - 60 * DAY, time(), UTC)
    while at.date() <= LAST + DAY:
        wall = at + timedelta(hours=2 if is_summer(at) else 1)
        shown.setdefault((wall.date(), wall.time()), at)
        at += HALF_HOUR
    for day in days(FIRST - 30 * DAY, LAST):
        for hour in HOURS:
            later = datetime.combine(day, hour) + timedelta(hours=1)
            if (day, hour) not in shown:
                shown[day, hour] = shown[later.date(), later.time()]
    return shown


def is_summer(at: datetime) -> bool:
    """Whether summer time holds: between the last Sundays of March and October, 01:00 UTC."""
    began, ended = (last_sunday(at.year, month) for month in (3, 10))
    return began <= at < ended


def last_sunday(year: int, month: int) -> datetime:
    """01:00 UTC on the last Sunday of a month with 31 days."""
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def last_working(day: date) -> date:
    """The day itself, or the last one before it on which people work."""
    while day.weekday() >= SATURDAY or is_free(day):
        day -= DAY
    return day


def is_free(day: date) -> bool:
    """Whether it is a holiday, or an eve that is kept as one."""
    moving = {easter(day.year) + distance * DAY for distance in FROM_EASTER}
    midsummer = day.month == JUNE and day.day in EVES and day.weekday() == FRIDAY
    return (day.month, day.day) in FIXED or day in moving or midsummer


def easter(year: int) -> date:
    """Easter Sunday, by the tables of the Gregorian calendar."""
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    from_march = moon - weekday + 28
    return date(year, 3, 1) + (from_march - 1) * DAY


def days(first: date, last: date) -> Iterator[date]:
    """Every day from the first to the last."""
    return (first + number * DAY for number in range((last - first).days + 1))


if __name__ == "__main__":
    sys.exit(run("schedules", {"schedules": figures}, 2, sys.argv[1:]))
