"""Nudges (påstötningar): when those who have not voted are reminded, and who they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from governance.local_time import at_wall, at_wall_or_later, before, hours_after, instant, local
from governance.provenance import Source, setting
from governance.reminder_offsets import Offset, farthest_first
from governance.room import Room
from governance.year import Workdays, first_working_day, last_working_day

FIRST = time(8)
"""The first moment of the day at which anybody is nudged."""
LAST = time(16)
"""Where a nudge lands that is moved back to a day: an hour is left to act in."""
END = time(17)
"""From this moment on nobody is nudged that day."""
NUDGES: Source = setting("påminnelser om röst")
"""Where it stands when people are nudged."""


@dataclass(frozen=True, slots=True)
class Nudge:
    """A nudge at a moment, and the offset it goes out at."""

    offset: Offset
    at: datetime


def nudges(
    opened_at: datetime, closes_at: datetime, offsets: Iterable[Offset], works: Workdays
) -> tuple[Nudge, ...]:
    """When those who have not voted are nudged, first to last.

    A moment outside 08-17 of a working day is moved: half-time later, to 08 of the next working
    day; those before the close earlier, to 16 of the same day or the last working day before. One
    that is then not after the opening and before the close falls away. Of two on one day only the
    one that was meant for later goes out.
    """
    kept: dict[date, Nudge] = {}
    meant = [(each, _meant(each, opened_at, closes_at)) for each in farthest_first(offsets)]
    for each, moment in sorted(meant, key=lambda pair: instant(pair[1])):
        nudge = Nudge(each, (_moved_later if each.half else _moved_earlier)(moment, works))
        if before(opened_at, nudge.at) and before(nudge.at, closes_at):
            kept[nudge.at.date()] = nudge
    return tuple(sorted(kept.values(), key=lambda nudge: instant(nudge.at)))


def tomorrow(at: datetime, closes_at: datetime, works: Workdays) -> datetime | None:
    """08 of the next working day ("Påminn mig i morgon"); None when the vote is closed by then."""
    morning = _morning(local(at).date() + timedelta(days=1), works)
    return morning if before(morning, closes_at) else None


def to_nudge(room: Room) -> tuple[int, ...]:
    """The members who take part in the matter and have not voted, by seat."""
    return tuple(person for person in room.members if person in room.silent)


def _meant(each: Offset, opened_at: datetime, closes_at: datetime) -> datetime:
    """When a nudge is meant to go out: at half-time, or hours or calendar days before the close."""
    if each.half:
        return local(instant(opened_at) + (instant(closes_at) - instant(opened_at)) / 2)
    if each.hours:
        return hours_after(closes_at, -each.hours)
    wall = local(closes_at).replace(tzinfo=None)
    return at_wall_or_later(wall - timedelta(days=each.days))


def _moved_later(moment: datetime, works: Workdays) -> datetime:
    day = moment.date()
    if works(day) and FIRST <= moment.time() < END:
        return moment
    late = moment.time() >= END
    return _morning(day + timedelta(days=1) if late else day, works)


def _moved_earlier(moment: datetime, works: Workdays) -> datetime:
    day = moment.date()
    if works(day) and FIRST <= moment.time() < END:
        return moment
    late = works(day) and moment.time() >= END
    last = day if late else last_working_day(day - timedelta(days=1), works)
    return at_wall(datetime.combine(last, LAST))


def _morning(day: date, works: Workdays) -> datetime:
    return at_wall(datetime.combine(first_working_day(day, works), FIRST))
