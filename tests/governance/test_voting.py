from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.acts import Act, State
from governance.adoptions import AppliedOrder
from governance.electorate import Elector
from governance.local_time import STOCKHOLM
from governance.matters import Matter, Purpose
from governance.people import Role
from governance.refusal import Refusal
from governance.room import Form, Room
from governance.vote_reasons import Reason
from governance.voting import (
    Acting,
    Vote,
    check_elector,
    check_leader,
    check_now,
    state_at,
    voter,
)
from governance.working_order import DRAFT
from tests.governance.any_number import few
from tests.governance.any_vote import ACTINGS, MOMENTS, ROOMS, VOTES
from tests.governance.verdicts import reason_of

OPENED = datetime(2026, 12, 1, 15, tzinfo=STOCKHOLM)
CLOSES = datetime(2026, 12, 8, 15, tzinfo=STOCKHOLM)
TICK = timedelta(microseconds=1)
ELECTORS = tuple(
    Elector(seat, seat + 10, frozenset({("T1", f"U{seat + 10}")})) for seat in range(1, 8)
)
VOTE = Vote(
    *(12, Matter.BUDGET, Purpose.DECISION, Form.CAPSULAM, ELECTORS),
    AppliedOrder(DRAFT, "2026-01"),
    *(OPENED, CLOSES, CLOSES),
)
ROOM = Room(Form.CAPSULAM, VOTE.members, conflicted=frozenset({17}))
LEADER = Acting(14, OPENED, ("T1", "U14"), frozenset({Role.CHAIR}))
ELECTOR = Acting(11, OPENED, ("T1", "U11"), frozenset({Role.MEMBER}))


def refused(vote: Vote, act: Act, acting: Acting) -> Reason:
    check: Callable[[Vote, Room, Act, Acting], object] = (
        check_elector if act is Act.CAST else check_leader
    )
    with pytest.raises(Refusal) as found:
        check(vote, ROOM, act, acting)
    return Reason(found.value.reason)


def test_a_vote_opens_as_the_first_version() -> None:
    assert (VOTE.state, VOTE.version) == (State.OPEN, 1)
    assert VOTE.members == (11, 12, 13, 14, 15, 16, 17)


def test_a_vote_is_open_until_and_not_at_its_close() -> None:
    assert state_at(VOTE, OPENED) is State.OPEN
    assert state_at(VOTE, CLOSES - TICK) is State.OPEN
    assert state_at(VOTE, CLOSES) is State.COUNTING
    assert state_at(VOTE, CLOSES + TICK) is State.COUNTING


@pytest.mark.parametrize("state", sorted(set(State) - {State.OPEN}))
def test_a_vote_that_is_not_open_stays_what_it_is(state: State) -> None:
    assert state_at(replace(VOTE, state=state), CLOSES) is state


def test_the_doubled_hour_closes_at_its_first_pass() -> None:
    closes = datetime(2026, 10, 25, 2, 30, tzinfo=STOCKHOLM)
    vote = replace(VOTE, closes_at=closes)
    assert state_at(vote, closes.replace(minute=29)) is State.OPEN
    assert state_at(vote, closes.replace(minute=10, fold=1)) is State.COUNTING


def test_an_act_is_tried_against_the_state_of_the_moment() -> None:
    check_now(VOTE, Act.CAST, CLOSES - TICK)
    check_now(VOTE, Act.COUNT, CLOSES)
    with pytest.raises(Refusal) as found:
        check_now(VOTE, Act.CAST, CLOSES)
    assert found.value.reason is Reason.WRONG_STATE
    assert found.value.fields == {"act": Act.CAST, "state": State.COUNTING}


def test_a_leader_leads_while_the_vote_is_open() -> None:
    check_leader(VOTE, ROOM, Act.EXTEND, LEADER)
    secretary = Acting(3, OPENED, roles=frozenset({Role.KANSLI}))
    check_leader(VOTE, ROOM, Act.EXTEND, secretary)
    assert refused(VOTE, Act.EXTEND, ELECTOR) is Reason.WRONG_HAND
    assert refused(VOTE, Act.EXTEND, replace(LEADER, at=CLOSES)) is Reason.WRONG_STATE
    assert refused(VOTE, Act.EXTEND, replace(LEADER, person=17)) is Reason.IN_CONFLICT


def test_an_elector_acts_while_the_vote_is_open() -> None:
    assert check_elector(VOTE, ROOM, Act.CAST, ELECTOR) == 11
    assert refused(VOTE, Act.CAST, replace(ELECTOR, at=CLOSES)) is Reason.WRONG_STATE
    assert refused(VOTE, Act.CAST, replace(ELECTOR, person=3)) is Reason.NOT_ENTITLED
    assert refused(VOTE, Act.CAST, replace(ELECTOR, account=("T1", "X"))) is Reason.LINKED_LATER
    in_conflict = Acting(17, OPENED, ("T1", "U17"))
    assert refused(VOTE, Act.CAST, in_conflict) is Reason.IN_CONFLICT


def test_the_secretary_has_no_vote_and_a_member_keeps_theirs_when_replaced() -> None:
    secretary = Acting(3, OPENED, ("T1", "U3"), frozenset({Role.KANSLI, Role.MEMBER}))
    assert refused(VOTE, Act.CAST, secretary) is Reason.NOT_ENTITLED
    assert voter(VOTE, Acting(11, OPENED, ("T1", "U11"))) == 11


@few
@given(VOTES, MOMENTS, some.sampled_from(Act))
def test_only_an_open_vote_changes_with_time_and_only_once(
    vote: Vote, moment: datetime, act: Act
) -> None:
    open_still = vote.state is State.OPEN and moment < vote.closes_at
    assert (state_at(vote, moment) is State.OPEN) is open_still
    assert state_at(vote, moment) in {vote.state, State.COUNTING}
    assert state_at(replace(vote, closes_at=moment), moment) is not State.OPEN
    as_it_stands = replace(vote, state=state_at(vote, moment))
    assert state_at(as_it_stands, moment) is as_it_stands.state
    now = reason_of(lambda: check_now(vote, act, moment))
    assert now is reason_of(lambda: check_now(as_it_stands, act, moment))


@few
@given(VOTES, ROOMS, some.sampled_from(Act), ACTINGS)
def test_an_elector_acts_by_the_seat_and_whoever_leads_by_the_role_and_none_in_conflict(
    vote: Vote, room: Room, act: Act, who: Acting
) -> None:
    now = reason_of(lambda: check_now(vote, act, who.at))
    leads = reason_of(lambda: check_leader(vote, room, act, who))
    votes = reason_of(lambda: check_elector(vote, room, act, who))
    everything = replace(who, roles=frozenset(Role))
    nothing = replace(who, roles=frozenset())
    assert votes is reason_of(lambda: check_elector(vote, room, act, nothing))
    assert leads is None or reason_of(lambda: check_leader(vote, room, act, nothing)) is not None
    assert reason_of(lambda: check_leader(vote, room, act, everything)) in {now, Reason.IN_CONFLICT}
    assert now is None or leads is not None
    if who.person in room.conflicted:
        assert leads is not None
        assert votes is not None
    if votes is None:
        person = check_elector(vote, room, act, who)
        assert person == voter(vote, who) == who.person
        assert person in room.taking_part
        stranger = replace(who, account=("T1", "någon annans"))
        assert reason_of(lambda: voter(vote, stranger)) is Reason.LINKED_LATER
