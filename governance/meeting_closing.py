"""When a vote on a meeting closes: while the meeting's day lasts, and not before it begins."""

from datetime import datetime, time
from enum import StrEnum

from governance.local_time import at_wall_or_later, before, local
from governance.meetings import MEETING_TIMES, Meeting
from governance.refusal import Refusal

END_OF_DAY = time(23, 59)
"""When a vote on a meeting closes, if nobody has said another time."""


class Reason(StrEnum):
    """Why a closing time is not taken."""

    CLOSES_OFF_THE_MEETING = "closes off the meeting"


def closing(meeting: Meeting) -> datetime:
    """When a vote on a meeting closes, if nobody has said."""
    return at_wall_or_later(datetime.combine(meeting.day, END_OF_DAY))


def fits(closes_at: datetime, meeting: Meeting) -> bool:
    """Whether a closing time is on the meeting's day, after the meeting has begun."""
    return before(meeting.starts_at, closes_at) and before(closes_at, meeting.midnight)


def check_closing(closes_at: datetime, meeting: Meeting) -> None:
    """Refusal CLOSES_OFF_THE_MEETING, with the meeting, its beginning and the latest time."""
    if not fits(closes_at, meeting):
        raise Refusal(
            Reason.CLOSES_OFF_THE_MEETING,
            MEETING_TIMES,
            number=str(meeting.number),
            begins=meeting.starts_at,
            latest=closing(meeting),
        )


def fitted(closes_at: datetime, meeting: Meeting) -> datetime:
    """The closing time on a meeting, or one that has moved: the same hour where that fits."""
    if fits(closes_at, meeting):
        return closes_at
    same = at_wall_or_later(datetime.combine(meeting.day, local(closes_at).time()))
    return same if fits(same, meeting) else closing(meeting)
