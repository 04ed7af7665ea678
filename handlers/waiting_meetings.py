"""What waits for a person in the meetings: to answer the call, to end, to approve the minutes."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from governance.meetings import Meeting, State, state
from governance.minutes import due
from governance.people import Right, may
from handlers.ask import Ask
from handlers.called import applied_at, called_to
from handlers.minutes_approvals import awaited
from handlers.texts import waiting_meetings as texts
from handlers.texts.waiting import Item
from storage import meetings, roll_calls
from storage.archive import Archive


def of_meetings(person: int, ask: Ask[Any], archive: Archive) -> Iterator[Item]:
    """Everything that waits for a person in the meetings."""
    for meeting in meetings.load(archive).values():
        match state(meeting, ask.at):
            case State.CALLED if _unanswered(meeting, person, archive):
                yield texts.to_answer(meeting)
            case State.UNCONFIRMED if may(ask.who.roles, Right.PLAN_MEETINGS):
                called = roll_calls.latest(archive, meeting.id) is not None
                yield texts.to_end(meeting, called=called)
            case State.HELD:
                yield from _approval(meeting, person, ask.at, archive)
            case _:
                pass


def _unanswered(meeting: Meeting, person: int, archive: Archive) -> bool:
    called = called_to(meeting, archive)
    return person in called.everybody and person not in called.replies


def _approval(meeting: Meeting, person: int, at: datetime, archive: Archive) -> Iterator[Item]:
    """The minutes, if a person can approve them and everything in them is settled."""
    found = awaited(meeting, at, archive)
    if person in found.to_approve:
        last = due(meeting, applied_at(meeting, at, archive).order.approval_days)
        yield texts.to_approve(meeting, last, anew=person in found.to_approve_anew)
