"""What counting makes of a vote: a result, a step of several, or a wait for the casting vote."""

from dataclasses import replace
from datetime import datetime

from governance.acts import STATES, Act, State
from governance.conflicts import in_conflict, upheld
from governance.counting import tally
from governance.course import check_early_close, counted, emptied, out_of_time
from governance.local_time import before
from governance.propositions import Step, StepKind, StepResult, laid_out, next_step, result
from governance.refusal import Refusal
from governance.room import Room
from governance.vote_reasons import Reason
from governance.voting import Vote, check_elector, check_leader, check_now, voter
from governance.working_order import Abstention, Majority, changed
from storage.course_events import ClosedEarly, Counted, StepCounted
from storage.member_events import LaidOut, Proposed
from storage.stored_vote import Stored


def timed_out(stored: Stored, event: Counted) -> Stored:
    """Counted, as its time is out."""
    vote, _ = stored.opened_for(Act.COUNT)
    check_now(vote, Act.COUNT, event.acting.at)
    return _count(stored, vote.closes_at)


def closed_early(stored: Stored, event: ClosedEarly) -> Stored:
    """Closed before its time and counted."""
    vote, room = stored.opened_for(Act.CLOSE_EARLY)
    check_early_close(vote, room, event.acting, objected=bool(stored.open_objections))
    return _count(stored, event.acting.at)


def counted_again(stored: Stored, at: datetime) -> Stored:
    """Counted anew where it waited for the casting vote; else as it was."""
    return _count(stored, at) if stored.state is State.WAITING else stored


def counted_as(stored: Stored, vote: Vote) -> Vote:
    """The vote under the order its step is counted by.

    A counter-proposal is chosen by simple majority, so its tie is settled as one too.
    """
    step = _next(stored)
    if step is None or step.kind is StepKind.MAIN:
        return vote
    simple = {"meeting_majority": Majority.SIMPLE, "abstention": Abstention.NOT_CAST}
    order = changed(vote.applied.order, simple)
    return replace(vote, applied=replace(vote.applied, order=order))


def judged(stored: Stored) -> Stored:
    """With everybody in conflict against whom an objection is upheld."""
    _, room = stored.opened_for(Act.RULE_ON_OBJECTION)
    for raised in stored.objections:
        if raised.against not in room.conflicted and upheld(room, raised):
            room = in_conflict(room, raised.against)
    return replace(stored, room=room)


def proposed(stored: Stored, event: Proposed) -> Stored:
    """With one proposal more; Refusal WRONG_STATE once the order is laid out."""
    vote, room = stored.opened_for(Act.PROPOSE)
    check_elector(vote, room, Act.PROPOSE, event.acting)
    if stored.ordering is not None:
        raise Refusal(Reason.WRONG_STATE, STATES, act=Act.PROPOSE, state=vote.state)
    return replace(stored, proposals=(*stored.proposals, event.proposal))


def ordered(stored: Stored, event: LaidOut) -> Stored:
    """With the order of propositions laid out; what was cast before it is to be cast anew."""
    vote, room = stored.opened_for(Act.LAY_OUT)
    check_now(vote, Act.LAY_OUT, event.acting.at)
    labels = [str(number) for number, _ in enumerate(stored.proposals, start=1)]
    ordering = laid_out(room, voter(vote, event.acting), labels, event.main)
    return _anew(replace(stored, ordering=ordering, steps=()), vote, room)


def step_counted(stored: Stored, event: StepCounted) -> Stored:
    """A step counted by who leads; Refusal UNKNOWN_PROPOSAL when no order is laid out."""
    vote, room = stored.opened_for(Act.CLOSE_EARLY)
    check_leader(vote, room, Act.CLOSE_EARLY, event.acting)
    if stored.ordering is None:
        raise Refusal(Reason.UNKNOWN_PROPOSAL, STATES, proposals=frozenset())
    return _count(stored, event.acting.at)


def _count(stored: Stored, at: datetime) -> Stored:
    vote, room = stored.opened_for(Act.COUNT)
    if stored.ordering is not None:
        return _count_step(stored, at)
    found = tally(vote.applied, room)
    closed_at = stored.closed_at or at
    return replace(stored, vote=counted(vote, found), result=found, closed_at=closed_at)


def _count_step(stored: Stored, at: datetime) -> Stored:
    vote, room = stored.opened_for(Act.COUNT)
    found = _step(stored, vote, room)
    vote = counted(vote, found.tally)
    if vote.state is State.WAITING:
        return replace(stored, vote=vote, result=found.tally, closed_at=at)
    closed_at = stored.closed_at or at
    stored = replace(stored, steps=(*stored.steps, found), result=None, closed_at=None)
    if _next(stored) is None:
        return replace(stored, vote=vote, result=found.tally, closed_at=closed_at)
    if not before(at, vote.closes_at):
        return replace(stored, vote=out_of_time(vote))
    return _anew(stored, replace(vote, state=State.OPEN), room)


def _step(stored: Stored, vote: Vote, room: Room) -> StepResult:
    step = _next(stored)
    if step is None:
        raise LookupError(stored.id)  # the last step closed the vote
    return result(vote.applied, room, step)


def _next(stored: Stored) -> Step | None:
    if stored.ordering is None:
        return None
    return next_step(stored.ordering, [step.winner for step in stored.steps])


def _anew(stored: Stored, vote: Vote, room: Room) -> Stored:
    # The version moves, so that a button of the step before is refused.
    again = replace(vote, version=vote.version + 1)
    return replace(stored, vote=again, room=emptied(room), reasons={})
