from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.acts import STATES, State
from governance.adoptions import AppliedOrder
from governance.ballots import Cast, check_cast, settled, taken
from governance.counting import tally
from governance.electorate import Elector
from governance.local_time import STOCKHOLM
from governance.matters import Matter, Purpose
from governance.provenance import setting
from governance.refusal import Refusal
from governance.room import Ballot, CastingVote, Form, Presidium, Room
from governance.tally import Outcome
from governance.vote_reasons import Reason
from governance.voting import Acting, Vote
from governance.working_order import DRAFT
from tests.governance.any_number import few
from tests.governance.any_vote import MOMENTS, PERSONS, ROOMS, VOTES, acting
from tests.governance.verdicts import reason_of

OPENED = datetime(2026, 12, 1, 15, tzinfo=STOCKHOLM)
CLOSES = datetime(2026, 12, 8, 15, tzinfo=STOCKHOLM)
TICK = timedelta(microseconds=1)
VOTE = Vote(
    *(12, Matter.BUDGET, Purpose.DECISION, Form.CAPSULAM),
    tuple(Elector(seat, seat + 10, frozenset({("T1", f"U{seat + 10}")})) for seat in range(1, 8)),
    AppliedOrder(DRAFT, "2026-01"),
    *(OPENED, CLOSES, CLOSES),
)
ROOM = Room(Form.CAPSULAM, VOTE.members)


def cast(person: int, ballot: Ballot = Ballot.YES, *, lock: bool = False) -> Cast:
    return Cast(Acting(person, OPENED, ("T1", f"U{person}")), ballot, 1, lock)


def refused(vote: Vote, room: Room, attempt: Cast) -> Refusal:
    with pytest.raises(Refusal) as found:
        check_cast(vote, room, attempt)
    with pytest.raises(Refusal):
        taken(vote, room, attempt)
    return found.value


@pytest.mark.parametrize("ballot", Ballot)
def test_a_ballot_is_taken(ballot: Ballot) -> None:
    after = taken(VOTE, ROOM, cast(11, ballot))
    assert after == replace(ROOM, ballots={11: ballot})
    assert ROOM.ballots == {}


def test_a_ballot_may_be_changed_until_the_close() -> None:
    room = taken(VOTE, ROOM, cast(11, Ballot.NO))
    last = cast(11)
    last = replace(last, acting=replace(last.acting, at=CLOSES - TICK))
    assert taken(VOTE, room, last).ballots == {11: Ballot.YES}
    late = replace(last, acting=replace(last.acting, at=CLOSES))
    found = refused(VOTE, room, late)
    assert found.reason is Reason.WRONG_STATE
    assert found.fields["state"] is State.COUNTING


def test_a_locked_ballot_stays() -> None:
    room = taken(VOTE, taken(VOTE, ROOM, cast(11, lock=True)), cast(12, Ballot.NO))
    assert room.locked == {11}
    found = refused(VOTE, room, cast(11, Ballot.NO))
    assert (found.reason, found.source) == (Reason.BALLOT_LOCKED, setting("låst röst"))
    assert taken(VOTE, room, cast(12, lock=True)).locked == {11, 12}


@pytest.mark.parametrize("version", [0, 1, 3])
def test_a_button_of_another_version_is_refused_with_the_one_that_holds(version: int) -> None:
    found = refused(replace(VOTE, version=2), ROOM, replace(cast(11), version=version))
    assert (found.reason, found.source) == (Reason.OLD_VERSION, STATES)
    assert found.fields == {"version": 2}


def test_the_checks_come_in_order() -> None:
    conflicted = replace(ROOM, conflicted=frozenset({11}), locked=frozenset({11}))
    outsider = replace(cast(11), acting=Acting(99, CLOSES), version=2)
    closed, corrected = VOTE, replace(VOTE, closes_at=CLOSES + TICK)
    assert refused(closed, ROOM, outsider).reason is Reason.WRONG_STATE
    assert refused(corrected, ROOM, outsider).reason is Reason.OLD_VERSION
    assert refused(corrected, ROOM, replace(outsider, version=1)).reason is Reason.NOT_ENTITLED
    assert refused(VOTE, conflicted, cast(11)).reason is Reason.IN_CONFLICT


@pytest.mark.parametrize("state", sorted(set(State) - {State.OPEN}))
def test_nobody_votes_on_what_is_not_open(state: State) -> None:
    found = refused(replace(VOTE, state=state), ROOM, cast(11))
    assert (found.reason, found.fields["state"]) == (Reason.WRONG_STATE, state)


def test_in_a_meeting_only_those_called_vote() -> None:
    meeting = replace(VOTE, form=Form.MEETING)
    room = replace(ROOM, form=Form.MEETING, present=frozenset({11}))
    assert check_cast(meeting, room, cast(11)) == 11
    assert refused(meeting, room, cast(12)).reason is Reason.NOT_PRESENT


CASTS = some.lists(some.builds(cast, some.integers(11, 17), some.sampled_from(Ballot)), max_size=20)


@given(CASTS)
def test_everybody_has_one_ballot_and_it_is_their_last(casts: Sequence[Cast]) -> None:
    room = ROOM
    for each in casts:
        room = taken(VOTE, room, each)
    assert room.ballots == {each.acting.person: each.ballot for each in casts}
    counts = tally(VOTE.applied, room).counts
    voters = {each.acting.person for each in casts}
    assert counts.yes + counts.no + counts.abstained + counts.out == len(voters)
    assert counts.silent == 7 - len(voters)


@given(some.permutations(range(11, 18)), some.lists(some.sampled_from(Ballot), min_size=7))
def test_the_order_in_which_ballots_come_is_irrelevant(
    persons: list[int], said: list[Ballot]
) -> None:
    in_order, mixed = ROOM, ROOM
    for person in range(11, 18):
        in_order = taken(VOTE, in_order, cast(person, said[person - 11]))
    for person in persons:
        mixed = taken(VOTE, mixed, cast(person, said[person - 11]))
    assert tally(VOTE.applied, mixed) == tally(VOTE.applied, in_order)


# The casting vote.

WAITING = replace(VOTE, form=Form.MEETING, state=State.WAITING)
TIED = Room(
    Form.MEETING,
    VOTE.members,
    present=frozenset(VOTE.members),
    ballots={11: Ballot.YES, 12: Ballot.NO, 14: Ballot.ABSTAIN},
    presidium=Presidium(chair=14, vice_chair=16),
)


@pytest.mark.parametrize(
    ("ballot", "outcome"),
    [(Ballot.YES, Outcome.CARRIED), (Ballot.NO, Outcome.NOT_CARRIED)],
)
def test_who_presides_settles_a_tie_when_asked(ballot: Ballot, outcome: Outcome) -> None:
    after = settled(WAITING, TIED, cast(14, ballot))
    assert after == replace(TIED, casting=CastingVote(14, ballot))
    assert tally(VOTE.applied, after).outcome is outcome


@pytest.mark.parametrize("ballot", [Ballot.ABSTAIN, Ballot.OUT])
def test_who_is_asked_must_take_a_side(ballot: Ballot) -> None:
    with pytest.raises(Refusal) as found:
        settled(WAITING, TIED, cast(14, ballot))
    assert found.value.reason is Reason.MUST_VOTE
    assert found.value.source == VOTE.applied.source("tie_rule")


def test_nobody_else_settles_it() -> None:
    settled_by_chair = replace(TIED, ballots={11: Ballot.YES})
    for room, person in ((TIED, 16), (TIED, 11), (settled_by_chair, 14)):
        with pytest.raises(Refusal) as found:
            settled(WAITING, room, cast(person))
        assert found.value.reason is Reason.NOT_THE_PRESIDING
        assert found.value.source == VOTE.applied.source("tie_rule")


def test_a_casting_vote_is_given_only_when_it_is_waited_for() -> None:
    for state in set(State) - {State.WAITING}:
        with pytest.raises(Refusal) as found:
            settled(replace(WAITING, state=state), TIED, cast(14))
        assert found.value.reason is Reason.WRONG_STATE
    outsider = replace(cast(14), acting=Acting(14, OPENED, ("T1", "U98")))
    with pytest.raises(Refusal) as found:
        settled(WAITING, TIED, outsider)
    assert found.value.reason is Reason.LINKED_LATER


ATTEMPTS = some.builds(
    lambda person, at, ballot, version: Cast(acting(person, at), ballot, version),
    PERSONS,
    MOMENTS,
    some.sampled_from(Ballot),
    some.integers(1, 3),
)


@few
@given(VOTES, ROOMS, ATTEMPTS)
def test_a_ballot_that_may_be_cast_is_taken_and_changes_nobody_elses(
    vote: Vote, room: Room, attempt: Cast
) -> None:
    refused_for = reason_of(lambda: check_cast(vote, room, attempt))
    assert reason_of(lambda: taken(vote, room, attempt)) is refused_for
    if refused_for is None:
        person = check_cast(vote, room, attempt)
        after = taken(vote, room, attempt)
        assert person == attempt.acting.person
        assert person in room.taking_part - room.locked
        assert {**after.ballots, person: attempt.ballot} == after.ballots
        assert {**room.ballots, person: attempt.ballot} == after.ballots
        assert taken(vote, after, attempt) == after


@few
@given(VOTES, ROOMS, ATTEMPTS)
def test_a_casting_vote_settles_a_tie_and_is_taken_for_nothing_else(
    vote: Vote, room: Room, attempt: Cast
) -> None:
    waiting = replace(vote, state=State.WAITING)
    if reason_of(lambda: settled(waiting, room, attempt)) is None:
        assert tally(vote.applied, room).tie
        outcome = tally(vote.applied, settled(waiting, room, attempt)).outcome
        assert outcome is not Outcome.WAITING
    else:
        before_that = tally(vote.applied, room)
        casting = before_that.casting
        by_right = casting is not None and casting.person == attempt.acting.person
        assert not by_right or attempt.ballot in {Ballot.ABSTAIN, Ballot.OUT}
