"""What the events of a vote's course make of it: drafted, opened, changed, stopped."""

from dataclasses import replace

from governance.acts import STATES, Act, check_roles, check_state
from governance.course import (
    cancelled,
    check_correction,
    emptied,
    extended,
    meeting_requested,
    with_elected,
    with_roll_call,
)
from governance.drafts import Draft
from governance.refusal import Refusal
from governance.room import Room
from governance.vote_reasons import Reason
from storage.course_events import (
    Cancelled,
    Corrected,
    Drafted,
    Elected,
    Extended,
    Opened,
    RollCalled,
)
from storage.member_events import MeetingRequested
from storage.stored_vote import Stored
from storage.vote_counting import counted_again, judged


def begun(identity: int, event: Drafted) -> Stored:
    """A vote as its first event makes it; Refusal WRONG_HAND."""
    check_roles(Act.EDIT, event.acting.roles)
    return _worded(
        Stored(identity, event.draft, event.acting.person, event.acting.at), event, event.draft
    )


def drafted(stored: Stored, event: Drafted) -> Stored:
    """Edited before it is opened."""
    check_roles(Act.EDIT, event.acting.roles)
    check_state(Act.EDIT, stored.state)
    return _worded(stored, event, event.draft)


def opened(stored: Stored, event: Opened) -> Stored:
    """Opened, with everything frozen."""
    check_roles(Act.OPEN, event.acting.roles)
    check_state(Act.OPEN, stored.state)
    vote = replace(event.vote, id=stored.id)
    room = Room(vote.form, vote.members, presidium=event.presidium)
    return replace(stored, vote=vote, room=room, frame=event.frame)


def extended_to(stored: Stored, event: Extended) -> Stored:
    """Open for longer."""
    vote, room = stored.opened_for(Act.EXTEND)
    return replace(stored, vote=extended(vote, room, event.acting, event.closes_at))


def corrected(stored: Stored, event: Corrected) -> Stored:
    """On a new wording, its ballots to be cast anew."""
    vote, room = stored.opened_for(Act.CORRECT)
    check_correction(vote, room, event.acting, event.proposal)
    amount = stored.draft.amount if event.amount is None else event.amount
    again = replace(vote, earliest=event.earliest, closes_at=event.closes_at)
    return replace(
        stored,
        draft=replace(stored.draft, proposal=event.proposal, amount=amount),
        order=event.order or stored.order,
        wordings=(*stored.wordings, event.proposal),
        vote=replace(again, version=vote.version + 1),
        room=emptied(room),
        reasons={},
    )


def broken_off(stored: Stored, event: Cancelled) -> Stored:
    """Broken off, as a draft or as an open vote."""
    if stored.vote is not None and stored.room is not None:
        vote = cancelled(stored.vote, stored.room, event.acting, event.reason)
        return replace(stored, vote=vote, ending=event.reason)
    check_roles(Act.CANCEL, event.acting.roles)
    check_state(Act.CANCEL, stored.state)
    if not event.reason.strip():
        raise Refusal(Reason.REASON_MISSING, STATES)
    return replace(stored, cancelled=True, ending=event.reason)


def stopped(stored: Stored, event: MeetingRequested) -> Stored:
    """Stopped by a member who asks for a meeting."""
    vote, room = stored.opened_for(Act.REQUEST_MEETING)
    return replace(stored, vote=meeting_requested(vote, room, event.acting), ending=event.counter)


def roll_called(stored: Stored, event: RollCalled) -> Stored:
    """With the roll called; objections are judged by those who are there."""
    vote, room = stored.opened_for(Act.CALL_ROLL)
    room = with_roll_call(vote, room, event.acting, event.present)
    return judged(replace(stored, room=room))


def presided(stored: Stored, event: Elected) -> Stored:
    """With a member elected to preside, whose ballot may settle a tie that was waiting."""
    vote, room = stored.opened_for(Act.ELECT_PRESIDING)
    room = with_elected(vote, room, event.acting, event.person)
    return counted_again(replace(stored, room=room), event.acting.at)


def _worded(stored: Stored, event: Drafted, draft: Draft) -> Stored:
    return replace(
        stored,
        draft=draft,
        order=event.order,
        meeting=event.meeting,
        wordings=(draft.proposal,),
        proposals=(draft.proposal,),
    )
