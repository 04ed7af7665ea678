"""The acts on a meeting: in which states, on which kinds, and from which day each may be done."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from governance.local_time import at_wall, before, local
from governance.meetings import MEETING_TIMES, Kind, Meeting, State, state
from governance.refusal import Refusal


class Act(StrEnum):
    """What can be done to a meeting; the value completes "så nu går det inte att …"."""

    MOVE = "flytta det"
    CANCEL = "ställa in det"
    CALL = "kalla till det"
    INVITE = "bjuda in till det"
    REPLY = "svara på kallelsen"
    ADD_ITEM = "lägga till en punkt"
    TEND_AGENDA = "ändra dagordningen"
    HOLD_VOTE = "hålla en omröstning på det"
    CALL_ROLL = "anteckna närvaro"
    ELECT = "anteckna mötesordförande"
    END = "avsluta det"
    REOPEN = "återuppta det"
    APPROVE = "justera protokollet"


class Reason(StrEnum):
    """Why something is not done to a meeting."""

    NOT_IN_THIS_STATE = "meeting not in this state"
    NOT_A_CONFERENCE = "not for a conference"
    DAY_NOT_COME = "the meeting's day has not come"
    NOT_BEGUN = "the meeting has not begun"
    ROLL_CALLED = "the roll is called at the meeting"
    VOTE_OPEN = "a vote of the meeting is open"
    ENDS_BEFORE_START = "the meeting ends before it starts"
    NO_HOURS = "the meeting has no hours"
    IN_THE_PAST = "the meeting would be in the past"
    SAME_DAY = "a meeting is there that day"
    SAME_TIME = "the meeting is there already"
    NOBODY_PRESENT = "nobody is called at the meeting"
    NOBODY_PRESIDES = "nobody presides at the meeting"
    CANNOT_LEAD = "cannot lead the meeting"


@dataclass(frozen=True, slots=True)
class ActRule:
    """The states an act is for; not `before_day` says that it waits for the meeting's day."""

    states: frozenset[State]
    conferences: bool = False
    before_day: bool = True


_COMING = frozenset({State.PLANNED, State.CALLED})
_NOT_OVER = _COMING | {State.GOING_ON, State.UNCONFIRMED}

ACTS: Mapping[Act, ActRule] = {
    Act.MOVE: ActRule(_COMING, conferences=True),
    Act.CANCEL: ActRule(_NOT_OVER, conferences=True),
    Act.CALL: ActRule(frozenset({State.PLANNED})),
    Act.INVITE: ActRule(_COMING | {State.GOING_ON}),
    Act.REPLY: ActRule(_COMING, conferences=True),
    Act.ADD_ITEM: ActRule(frozenset({State.PLANNED})),
    Act.TEND_AGENDA: ActRule(_NOT_OVER),
    Act.HOLD_VOTE: ActRule(_COMING | {State.GOING_ON}),
    Act.CALL_ROLL: ActRule(_NOT_OVER, before_day=False),
    Act.ELECT: ActRule(_NOT_OVER, before_day=False),
    Act.END: ActRule(_NOT_OVER, conferences=True, before_day=False),
    Act.REOPEN: ActRule(frozenset({State.HELD, State.CANCELLED}), conferences=True),
    Act.APPROVE: ActRule(frozenset({State.HELD})),
}
"""Every act with its rule: the one table."""


def check(act: Act, meeting: Meeting, at: datetime) -> None:
    """Whether an act may be done to a meeting at a moment.

    Refusal NO_HOURS, NOT_A_CONFERENCE, NOT_IN_THIS_STATE with the state, DAY_NOT_COME with the day,
    NOT_BEGUN with the moment; IN_THE_PAST for one that was cancelled and would have begun.
    """
    rule = ACTS[act]
    if act is Act.CALL and not meeting.timed:
        raise Refusal(Reason.NO_HOURS, MEETING_TIMES)
    if meeting.kind is Kind.CONFERENCE and not rule.conferences:
        raise Refusal(Reason.NOT_A_CONFERENCE, MEETING_TIMES)
    now = state(meeting, at)
    if now not in rule.states:
        raise Refusal(Reason.NOT_IN_THIS_STATE, MEETING_TIMES, act=act, state=now)
    if now is State.CANCELLED:
        check_to_come(meeting, at)
    _check_begun(act, meeting, at)


def _check_begun(act: Act, meeting: Meeting, at: datetime) -> None:
    if not ACTS[act].before_day and local(at).date() < meeting.day:
        raise Refusal(Reason.DAY_NOT_COME, MEETING_TIMES, day=meeting.day)
    if act is Act.END and meeting.timed and before(at, meeting.starts_at):
        raise Refusal(Reason.NOT_BEGUN, MEETING_TIMES, begins=meeting.starts_at)


def check_to_come(meeting: Meeting, at: datetime) -> None:
    """Refusal IN_THE_PAST for a meeting whose time to begin has come."""
    if not before(at, meeting.starts_at):
        raise Refusal(Reason.IN_THE_PAST, MEETING_TIMES)


def check_untouched(*, called: bool, votes: Collection[int]) -> None:
    """Whether a meeting's day may change, or it be cancelled, after what has been done at it.

    Refusal VOTE_OPEN with the first vote's number when one is open, ROLL_CALLED when the roll is.
    """
    if votes:
        raise Refusal(Reason.VOTE_OPEN, MEETING_TIMES, vote=str(min(votes)))
    if called:
        raise Refusal(Reason.ROLL_CALLED, MEETING_TIMES)


def allowed(act: Act, meeting: Meeting, at: datetime) -> bool:
    """Whether an act may be done to a meeting at a moment."""
    try:
        check(act, meeting, at)
    except Refusal:
        return False
    return True


def check_hours(meeting: Meeting) -> None:
    """Refusal ENDS_BEFORE_START, or NO_SUCH_TIME for an hour that the spring night skips."""
    at_wall(datetime.combine(meeting.day, meeting.start))
    if meeting.ends is None:
        return
    at_wall(datetime.combine(meeting.day, meeting.ends))
    if meeting.ends <= meeting.start:
        raise Refusal(Reason.ENDS_BEFORE_START, MEETING_TIMES)


def ended(meeting: Meeting, at: datetime) -> datetime:
    """When a meeting that is ended at `at` is taken to be over: the day itself at the latest."""
    return local(at) if before(at, meeting.midnight) else meeting.midnight
