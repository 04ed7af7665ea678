"""A vote's course (gång): extended, corrected, cancelled, stopped, closed, counted (D3, D5)."""

from dataclasses import replace
from datetime import datetime

from governance.acts import STATES, Act, State
from governance.drafts import check_proposal
from governance.local_time import before, local
from governance.local_time import later as later_of
from governance.opening import earliest_close
from governance.provenance import Source, setting
from governance.refusal import Refusal
from governance.room import Form, Room, able_to_preside
from governance.tally import Outcome, Tally
from governance.vote_reasons import Reason
from governance.voting import Acting, Vote, check_elector, check_leader
from governance.working_order import Requesters
from governance.year import Workdays

EARLY: Source = setting("stänga i förtid")
"""Where it stands that nobody closes early for advantage."""


def extended(vote: Vote, room: Room, acting: Acting, closes_at: datetime) -> Vote:
    """The vote with a later closing time (förlängd); Refusal NOT_LATER, never shortened."""
    check_leader(vote, room, Act.EXTEND, acting)
    if not before(vote.closes_at, closes_at):
        raise Refusal(Reason.NOT_LATER, STATES, closes=vote.closes_at)
    return replace(vote, closes_at=local(closes_at))


def check_correction(vote: Vote, room: Room, acting: Acting, proposal: str) -> None:
    """Refusal when the proposal may not be corrected now, or not to this."""
    check_leader(vote, room, Act.CORRECT, acting)
    check_proposal(proposal)


def corrected(vote: Vote, at: datetime, works: Workdays) -> Vote:
    """The vote on a new version (rättad): the minimum time starts anew, and it never shortens."""
    earliest = earliest_close(vote.form, vote.applied, at, works)
    return replace(
        vote,
        version=vote.version + 1,
        earliest=earliest,
        closes_at=later_of(vote.closes_at, earliest),
    )


def emptied(room: Room) -> Room:
    """The room after a correction: every ballot is to be cast anew, conflicts remain (D9)."""
    return replace(room, ballots={}, locked=frozenset(), casting=None)


def cancelled(vote: Vote, room: Room, acting: Acting, reason: str) -> Vote:
    """The vote broken off (avbruten); Refusal REASON_MISSING without a reason."""
    check_leader(vote, room, Act.CANCEL, acting)
    if not reason.strip():
        raise Refusal(Reason.REASON_MISSING, STATES)
    return replace(vote, state=State.CANCELLED)


def meeting_requested(vote: Vote, room: Room, acting: Acting) -> Vote:
    """The vote stopped by a member who asks for a meeting, or makes a counter-proposal (D3).

    Refusal WRONG_STATE, NOT_ENTITLED, LINKED_LATER, IN_CONFLICT, NOT_PRESENT, ONLY_PER_CAPSULAM,
    or NOT_A_REQUESTER where the order lets only the chair and the vice chair ask.
    """
    person = check_elector(vote, room, Act.REQUEST_MEETING, acting)
    source = vote.applied.source("meeting_requesters")
    if vote.form is not Form.CAPSULAM:
        raise Refusal(Reason.ONLY_PER_CAPSULAM, source)
    anyone = vote.applied.order.meeting_requesters is Requesters.MEMBERS
    if not anyone and person not in {room.presidium.chair, room.presidium.vice_chair}:
        raise Refusal(Reason.NOT_A_REQUESTER, source)
    return replace(vote, state=State.MEETING_REQUESTED)


def check_early_close(vote: Vote, room: Room, acting: Acting, *, objected: bool) -> None:
    """Whether the vote may be closed before its time, to be counted at once.

    `objected` says that an objection is still open. Refusal NO_ROLL_CALL, NOT_ALL_LOCKED with how
    many have not voted and locked, OBJECTION_PENDING, or BEFORE_MINIMUM with the first moment.
    """
    check_leader(vote, room, Act.CLOSE_EARLY, acting)
    if not room.there:
        raise Refusal(Reason.NO_ROLL_CALL, vote.applied.source("quorum"))
    unlocked = room.taking_part - room.locked
    if unlocked:
        raise Refusal(Reason.NOT_ALL_LOCKED, EARLY, number=len(unlocked))
    if objected:
        raise Refusal(Reason.OBJECTION_PENDING, vote.applied.source("conflicted"))
    if before(acting.at, vote.earliest):
        source = vote.applied.source("minimum_days")
        raise Refusal(Reason.BEFORE_MINIMUM, source, earliest=vote.earliest)


def counted(vote: Vote, result: Tally) -> Vote:
    """The vote after its count: closed, or waiting for the casting vote (D5)."""
    waits = result.outcome is Outcome.WAITING
    return replace(vote, state=State.WAITING if waits else State.CLOSED)


def out_of_time(vote: Vote) -> Vote:
    """The vote broken off: its time is out, and there are proposals left to put (D2)."""
    return replace(vote, state=State.CANCELLED)


def with_elected(vote: Vote, room: Room, acting: Acting, person: int) -> Room:
    """The room with a member elected to preside after chair and vice chair (A6).

    Refusal WRONG_HAND, WRONG_STATE, IN_CONFLICT, ONLY_IN_MEETINGS, or CANNOT_PRESIDE for a member
    who is away, in conflict or has stood aside.
    """
    check_leader(vote, room, Act.ELECT_PRESIDING, acting)
    source = vote.applied.source("tie_rule")
    if vote.form is not Form.MEETING:
        raise Refusal(Reason.ONLY_IN_MEETINGS, source)
    if person not in able_to_preside(room):
        raise Refusal(Reason.CANNOT_PRESIDE, source)
    return replace(room, presidium=replace(room.presidium, elected=person))


def with_roll_call(vote: Vote, room: Room, acting: Acting, present: frozenset[int]) -> Room:
    """The room with the roll called (närvaro), which replaces an earlier one (D1).

    Refusal WRONG_HAND, WRONG_STATE, IN_CONFLICT, ONLY_IN_MEETINGS, or NOT_ON_THE_ROLL when somebody
    called has no seat.
    """
    check_leader(vote, room, Act.CALL_ROLL, acting)
    source = vote.applied.source("quorum")
    if vote.form is not Form.MEETING:
        raise Refusal(Reason.ONLY_IN_MEETINGS, source)
    if not present <= frozenset(vote.members):
        raise Refusal(Reason.NOT_ON_THE_ROLL, source)
    return replace(room, present=present)
