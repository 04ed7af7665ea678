"""The call (kallelse) to a meeting: when it goes out (D13)."""

from datetime import date, datetime, time, timedelta

from governance.local_time import at_wall, before, local
from governance.meetings import Meeting
from governance.year import Workdays, first_working_day, last_working_day

HOUR = time(8)
"""The hour of the day at which a call goes out."""


def latest_day(meeting: Meeting, days: int, works: Workdays) -> date:
    """The last day on which the call keeps the notice of so many days: a working day."""
    return last_working_day(meeting.day - timedelta(days=days), works)


def call_at(meeting: Meeting, days: int, works: Workdays, now: datetime) -> datetime:
    """When the call goes out, seen from when the meeting is planned or moved.

    At 08 of the latest day. Is that over: at 08 of the next working day, so that the agenda can be
    written; is that not before the meeting: at once.
    """
    tomorrow = first_working_day(local(now).date() + timedelta(days=1), works)
    for day in (latest_day(meeting, days, works), tomorrow):
        morning = at_wall(datetime.combine(day, HOUR))
        if before(now, morning) and before(morning, meeting.starts_at):
            return morning
    return local(now)
