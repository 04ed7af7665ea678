"""Meetings recorded, each alone of its kind on its day, with a call to come."""

from datetime import datetime
from typing import Any

from governance.local_time import before
from governance.meeting_acts import Reason, check_hours
from governance.meeting_cautions import Warned, cautions
from governance.meetings import MEETING_TIMES, Meeting
from governance.refusal import Refusal
from handlers.acting import act
from handlers.ask import Ask
from handlers.meeting_posts import Caller
from handlers.offering import offering
from handlers.texts.meeting_buttons import show
from handlers.workdays import works
from storage import meetings
from storage.archive import Archive


def put(meeting: Meeting, ask: Ask[Any], archive: Archive) -> Meeting:
    """Record a new meeting and plan its call; Refusal SAME_DAY, ENDS_BEFORE_START."""
    check_hours(meeting)
    check_alone(meeting, archive)
    identity = meetings.add(archive, act("möte inlagt", ask), meeting)
    made = meetings.load(archive)[identity]
    Caller(made, ask.at, archive).plan()
    return made


def warned(meeting: Meeting, at: datetime, archive: Archive) -> tuple[Warned, ...]:
    """What to be careful of in a meeting to come."""
    if not before(at, meeting.starts_at):
        return ()
    return tuple(cautions(meeting, meetings.load(archive).values(), works))


def check_alone(meeting: Meeting, archive: Archive) -> None:
    """Refusal SAME_DAY when the day has one of the kind already."""
    for each in meetings.load(archive).values():
        same = (each.day, each.kind) == (meeting.day, meeting.kind)
        if same and not each.cancelled and each.id != meeting.id:
            with offering(show(each)):
                raise Refusal(Reason.SAME_DAY, MEETING_TIMES, number=str(each.number))
