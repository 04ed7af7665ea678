"""What waits for a person in the meetings: to answer the call, to end, to approve the minutes."""

from collections.abc import Iterator
from typing import Any

from governance.meetings import Kind, Meeting, State, state
from governance.minutes import due, still_to_approve
from governance.people import Right, may
from handlers.ask import Ask
from handlers.called import applied_at, called_to
from handlers.texts import waiting_meetings as texts
from handlers.texts.waiting import Item
from handlers.votes_on_meeting import going_on
from storage import approvals, meetings, roll_calls
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
            case State.HELD if _approves(meeting, person, archive):
                days = applied_at(meeting, ask.at, archive).order.approval_days
                yield texts.to_approve(meeting, due(meeting, days))
            case _:
                pass


def _unanswered(meeting: Meeting, person: int, archive: Archive) -> bool:
    called = called_to(meeting, archive)
    return person in called.everybody and person not in called.replies


def _approves(meeting: Meeting, person: int, archive: Archive) -> bool:
    """Whether a person can approve the minutes, and everything in them is settled."""
    roll = roll_calls.latest(archive, meeting.id)
    if roll is None or meeting.kind is Kind.CONFERENCE or going_on(meeting.id, archive):
        return False
    given = approvals.load(archive).get(meeting.id, ())
    return person in still_to_approve(roll, given, called_to(meeting, archive).members)
