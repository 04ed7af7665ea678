"""Local time (svensk tid): Europe/Stockholm, its two odd nights, and days that work."""

from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from governance.provenance import Source, setting
from governance.refusal import Refusal
from governance.year import Workdays

STOCKHOLM = ZoneInfo("Europe/Stockholm")
LOCAL: Source = setting("svensk tid")
"""Where it stands that clocks are read in Sweden."""


class Reason(StrEnum):
    """Why a time on the clock is not taken."""

    NO_SUCH_TIME = "no such local time"


def instant(moment: datetime) -> datetime:
    """The moment in UTC, the only form two moments are compared or counted in.

    Python compares and subtracts two moments of one zone by what the clock on the wall shows,
    which is an hour off in the night when summer time ends.
    """
    return moment.astimezone(UTC)


def local(moment: datetime) -> datetime:
    """The moment as clocks in Sweden show it."""
    return instant(moment).astimezone(STOCKHOLM)


def before(one: datetime, other: datetime) -> bool:
    """Whether one moment comes strictly before the other."""
    return instant(one) < instant(other)


def later(one: datetime, other: datetime) -> datetime:
    """The later of two moments, in local time."""
    return local(max(instant(one), instant(other)))


def hours_after(moment: datetime, hours: int) -> datetime:
    """The moment so many real hours later (earlier when negative), in local time."""
    return local(instant(moment) + timedelta(hours=hours))


def at_wall(wall: datetime) -> datetime:
    """The moment when a clock on the wall shows `wall`, which is naive.

    The doubled hour of the autumn night is its first pass. Refusal NO_SUCH_TIME for the hour
    that the spring night skips; ValueError when `wall` is aware.
    """
    if wall.tzinfo is not None:
        raise ValueError(wall)
    moment = _first_pass(wall)
    if moment.replace(tzinfo=None) != wall:
        raise Refusal(Reason.NO_SUCH_TIME, LOCAL, time=wall)
    return moment


def at_wall_or_later(wall: datetime) -> datetime:
    """As `at_wall`, but the hour that the spring night skips is as much later."""
    if wall.tzinfo is not None:
        raise ValueError(wall)
    return _first_pass(wall)


def comes_twice(moment: datetime) -> bool:
    """Whether clocks in Sweden show this time twice: in the night when summer time ends."""
    shown = local(moment)
    return before(shown.replace(fold=0), shown.replace(fold=1))


def after_working_days(moment: datetime, days: int, works: Workdays) -> datetime:
    """When `days` working days have gone since `moment`.

    From a working day: the same time of day so many working days on. From another day: when the
    last of so many whole working days is over, at midnight (D3).
    """
    start = local(moment)
    day = start.date()
    for _ in range(days):
        day += timedelta(days=1)
        while not works(day):
            day += timedelta(days=1)
    if works(start.date()):
        return _first_pass(datetime.combine(day, start.time()))
    return _first_pass(datetime.combine(day + timedelta(days=1), time()))


def _first_pass(wall: datetime) -> datetime:
    return local(wall.replace(tzinfo=STOCKHOLM, fold=0))
