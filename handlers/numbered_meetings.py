"""Meetings by the number people type, and the next one."""

from datetime import datetime

from governance.local_time import instant
from governance.meetings import MEETING_TIMES, Meeting, State, state
from governance.refusal import Refusal
from handlers.meeting_reasons import Reason
from handlers.offering import offering
from handlers.texts.meeting_buttons import ALL
from storage import meetings
from storage.archive import Archive

NOT_OVER = frozenset({State.PLANNED, State.CALLED, State.GOING_ON})


def numbered(number: int, archive: Archive) -> Meeting:
    """The meeting with a number; Refusal NO_SUCH_MEETING."""
    found = by_number(number, archive)
    if found is None:
        with offering(ALL):
            raise Refusal(Reason.NO_SUCH_MEETING, MEETING_TIMES, number=str(number))
    return found


def by_number(number: int, archive: Archive) -> Meeting | None:
    """The meeting with a number; None when there is none."""
    known = meetings.load(archive).values()
    return next((each for each in known if each.number == number), None)


def coming(at: datetime, archive: Archive) -> tuple[Meeting, ...]:
    """The meetings that are not over, the next one first."""
    found = [each for each in meetings.load(archive).values() if state(each, at) in NOT_OVER]
    return tuple(sorted(found, key=lambda meeting: instant(meeting.starts_at)))
