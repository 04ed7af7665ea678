"""Casting a ballot (att rösta), and giving the casting vote (utslagsröst) of a tie (D5, D6)."""

from dataclasses import dataclass, replace

from governance.acts import STATES, Act
from governance.counting import tally
from governance.provenance import setting
from governance.refusal import Refusal
from governance.room import Ballot, CastingVote, Room
from governance.vote_reasons import Reason
from governance.voting import Acting, Vote, check_elector, check_now, voter


@dataclass(frozen=True, slots=True)
class Cast:
    """A ballot on its way in: by whom, on which version of the proposal, locked or not."""

    acting: Acting
    ballot: Ballot
    version: int
    lock: bool = False


def check_cast(vote: Vote, room: Room, cast: Cast) -> int:
    """The person whose ballot it is, when it may be taken; it replaces an earlier one.

    Refusal, tried in this order: WRONG_STATE, OLD_VERSION with the version that holds,
    NOT_ENTITLED or LINKED_LATER, IN_CONFLICT or NOT_PRESENT, BALLOT_LOCKED.
    """
    check_now(vote, Act.CAST, cast.acting.at)
    if cast.version != vote.version:
        raise Refusal(Reason.OLD_VERSION, STATES, version=vote.version)
    person = check_elector(vote, room, Act.CAST, cast.acting)
    if person in room.locked:
        raise Refusal(Reason.BALLOT_LOCKED, setting("låst röst"))
    return person


def taken(vote: Vote, room: Room, cast: Cast) -> Room:
    """The room with the ballot in it; Refusal as in `check_cast`."""
    person = check_cast(vote, room, cast)
    return replace(
        room,
        ballots={**room.ballots, person: cast.ballot},
        locked=room.locked | {person} if cast.lock else room.locked,
    )


def settled(vote: Vote, room: Room, cast: Cast) -> Room:
    """The room with the casting vote that was waited for, which nobody else can give (D5).

    Refusal WRONG_STATE, NOT_ENTITLED, LINKED_LATER, NOT_THE_PRESIDING, or MUST_VOTE for anything
    but a yes or a no.
    """
    check_now(vote, Act.GIVE_CASTING_VOTE, cast.acting.at)
    person = voter(vote, cast.acting)
    casting = tally(vote.applied, room).casting
    source = vote.applied.source("tie_rule")
    if casting is None or casting.person != person:
        raise Refusal(Reason.NOT_THE_PRESIDING, source)
    if cast.ballot not in {Ballot.YES, Ballot.NO}:
        raise Refusal(Reason.MUST_VOTE, source)
    return replace(room, casting=CastingVote(person, cast.ballot))
