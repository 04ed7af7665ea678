from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.adoptions import AppliedOrder
from governance.conflicts import (
    Objection,
    check_ruling,
    declared,
    in_conflict,
    objection,
    others,
    ruled,
    upheld,
)
from governance.counting import tally
from governance.electorate import Elector
from governance.local_time import STOCKHOLM
from governance.matters import Matter, Purpose
from governance.refusal import Refusal
from governance.room import Ballot, Form, Room
from governance.tally import Outcome
from governance.vote_reasons import Reason
from governance.voting import Acting, Vote
from governance.working_order import DRAFT
from tests.governance.any_number import few
from tests.governance.any_vote import ACTINGS, PERSONS, ROOMS, VOTES
from tests.governance.verdicts import reason_of

OPENED = datetime(2026, 12, 1, 15, tzinfo=STOCKHOLM)
CLOSES = datetime(2026, 12, 8, 15, tzinfo=STOCKHOLM)
APPLIED = AppliedOrder(DRAFT, "2026-01")
VOTE = Vote(
    *(12, Matter.BUDGET, Purpose.DECISION, Form.CAPSULAM),
    tuple(Elector(seat, seat + 10, frozenset({("T1", f"U{seat + 10}")})) for seat in range(1, 8)),
    *(APPLIED, OPENED, CLOSES, CLOSES),
)
ROOM = Room(Form.CAPSULAM, VOTE.members)


def acting(person: int) -> Acting:
    return Acting(person, OPENED, ("T1", f"U{person}"))


def test_a_declared_conflict_takes_the_ballot_out_of_the_votes() -> None:
    ballots = dict.fromkeys((11, 12, 13, 14), Ballot.YES)
    room = replace(ROOM, ballots=ballots, locked=frozenset({13, 14}))
    assert tally(APPLIED, room).outcome is Outcome.CARRIED
    after = declared(VOTE, room, acting(14))
    assert after == replace(
        room,
        conflicted=frozenset({14}),
        ballots=dict.fromkeys((11, 12, 13), Ballot.YES),
        locked=frozenset({13}),
    )
    assert tally(APPLIED, after).outcome is Outcome.NOT_CARRIED
    assert declared(VOTE, after, acting(15)).conflicted == {14, 15}


def test_a_conflict_is_declared_once_by_an_elector_while_the_vote_is_open() -> None:
    declared_before = in_conflict(ROOM, 11)
    for room, who, reason in (
        (declared_before, acting(11), Reason.ALREADY_IN_CONFLICT),
        (ROOM, acting(99), Reason.NOT_ENTITLED),
        (ROOM, replace(acting(11), at=CLOSES), Reason.WRONG_STATE),
    ):
        with pytest.raises(Refusal) as refused:
            declared(VOTE, room, who)
        assert refused.value.reason is reason
    with pytest.raises(Refusal) as refused:
        declared(VOTE, declared_before, acting(11))
    assert refused.value.source == APPLIED.source("conflicted")


def test_one_who_is_away_may_still_declare_a_conflict() -> None:
    meeting = replace(ROOM, form=Form.MEETING)
    assert declared(replace(VOTE, form=Form.MEETING), meeting, acting(11)).conflicted == {11}


def test_an_objection_is_upheld_by_the_one_who_makes_it() -> None:
    assert objection(VOTE, ROOM, acting(11), 12) == Objection(11, 12, {11: True})


@pytest.mark.parametrize(
    ("person", "against", "reason"),
    [
        (11, 11, Reason.AGAINST_ONESELF),
        (11, 99, Reason.NOT_ON_THE_ROLL),
        (11, 17, Reason.ALREADY_IN_CONFLICT),
    ],
)
def test_an_objection_is_against_another_member_not_yet_in_conflict(
    person: int, against: int, reason: Reason
) -> None:
    with pytest.raises(Refusal) as refused:
        objection(VOTE, in_conflict(ROOM, 17), acting(person), against)
    assert refused.value.reason is reason
    assert refused.value.source == APPLIED.source("conflicted")


def test_only_those_taking_part_object_and_rule() -> None:
    raised = Objection(11, 12, {11: True})
    conflicted = in_conflict(ROOM, 17)
    for who, reason in (
        (acting(17), Reason.IN_CONFLICT),
        (acting(99), Reason.NOT_ENTITLED),
        (replace(acting(13), at=CLOSES), Reason.WRONG_STATE),
    ):
        with pytest.raises(Refusal) as refused:
            objection(VOTE, conflicted, who, 12)
        assert refused.value.reason is reason
        with pytest.raises(Refusal) as refused:
            check_ruling(VOTE, conflicted, who, raised)
        assert refused.value.reason is reason


def test_the_one_it_is_against_does_not_rule() -> None:
    raised = Objection(11, 12, {11: True})
    assert check_ruling(VOTE, ROOM, acting(13), raised) == 13
    with pytest.raises(Refusal) as refused:
        check_ruling(VOTE, ROOM, acting(12), raised)
    assert refused.value.reason is Reason.AGAINST_ONESELF
    assert refused.value.source == APPLIED.source("conflicted")


def test_a_ruling_replaces_the_members_earlier_one() -> None:
    raised = ruled(Objection(11, 12, {11: True}), 13, upholds=True)
    assert raised.rulings == {11: True, 13: True}
    assert ruled(raised, 13, upholds=False) == Objection(11, 12, {11: True, 13: False})


def test_the_others_are_all_who_take_part() -> None:
    raised = Objection(11, 12)
    assert others(in_conflict(ROOM, 17), raised) == {11, 13, 14, 15, 16}
    meeting = replace(ROOM, form=Form.MEETING, present=frozenset({11, 12, 13}))
    assert others(meeting, raised) == {11, 13}


@pytest.mark.parametrize(
    ("yes", "no", "expected"),
    [
        (3, 0, None),
        (4, 0, True),
        (4, 2, True),
        (3, 2, None),
        (3, 3, False),
        (0, 2, None),
        (0, 3, False),
        (1, 3, False),
        (0, 0, None),
    ],
)
def test_more_than_half_of_six_others_uphold(yes: int, no: int, *, expected: bool | None) -> None:
    others_in_turn = iter((11, 13, 14, 15, 16, 17))
    said = [True] * yes + [False] * no
    rulings = dict(zip(others_in_turn, said, strict=False))
    assert upheld(ROOM, Objection(11, 12, rulings)) is expected


@pytest.mark.parametrize(
    ("yes", "no", "expected"), [(2, 0, None), (3, 0, True), (2, 2, None), (2, 3, False)]
)
def test_more_than_half_of_five_others_uphold(yes: int, no: int, *, expected: bool | None) -> None:
    room = in_conflict(ROOM, 17)
    said = [True] * yes + [False] * no
    rulings = {17: True, 12: True, **dict(zip((11, 13, 14, 15, 16), said, strict=False))}
    assert upheld(room, Objection(11, 12, rulings)) is expected


@given(some.dictionaries(some.sampled_from((11, 13, 14, 15, 16, 17)), some.booleans()))
def test_what_is_decided_stays_decided_whoever_answers_next(rulings: dict[int, bool]) -> None:
    raised = Objection(11, 12, rulings)
    verdict = upheld(ROOM, raised)
    silent = others(ROOM, raised) - rulings.keys()
    ends = {
        upheld(ROOM, replace(raised, rulings={**rulings, **dict.fromkeys(silent, end)}))
        for end in (True, False)
    }
    assert ends == ({verdict} if verdict is not None else {True, False})


@few
@given(ROOMS, some.sampled_from(VOTE.members), some.sampled_from(VOTE.members))
def test_a_conflict_once_established_is_one_whatever_comes_first(
    room: Room, one: int, other: int
) -> None:
    both = in_conflict(in_conflict(room, one), other)
    assert both == in_conflict(in_conflict(room, other), one) == in_conflict(both, one)
    assert both.taking_part == room.taking_part - {one, other}
    assert {one, other}.isdisjoint(both.ballots)
    assert {one, other}.isdisjoint(both.locked)


@few
@given(VOTES, ROOMS, ACTINGS)
def test_a_conflict_is_declared_once_and_of_oneself_alone(
    vote: Vote, room: Room, who: Acting
) -> None:
    if reason_of(lambda: declared(vote, room, who)) is None:
        after = declared(vote, room, who)
        assert after.conflicted - room.conflicted == {who.person}
        again = reason_of(lambda: declared(vote, after, who))
        assert again is Reason.ALREADY_IN_CONFLICT


@few
@given(VOTES, ROOMS, ACTINGS, PERSONS, ACTINGS)
def test_an_objection_is_against_another_and_only_the_others_rule_on_it(
    vote: Vote, room: Room, who: Acting, against: int, judge: Acting
) -> None:
    if reason_of(lambda: objection(vote, room, who, against)) is None:
        raised = objection(vote, room, who, against)
        assert (raised.by, raised.against) == (who.person, against)
        assert who.person in others(room, raised)
        assert against in frozenset(vote.members) - room.conflicted - {who.person}
        if reason_of(lambda: check_ruling(vote, room, judge, raised)) is None:
            assert check_ruling(vote, room, judge, raised) in others(room, raised)
        else:
            assert reason_of(
                lambda: check_ruling(vote, room, replace(judge, person=against), raised)
            )


@few
@given(some.lists(some.tuples(some.sampled_from((12, 13, 14, 15, 16, 17)), some.booleans())))
def test_the_last_ruling_of_each_counts_and_the_order_between_them_does_not(
    said: list[tuple[int, bool]],
) -> None:
    raised = Objection(12, 11, {12: True})
    one_by_one = raised
    for person, upholds in said:
        one_by_one = ruled(one_by_one, person, upholds=upholds)
    last = dict(said)
    at_once = raised
    for person in sorted(last, reverse=True):
        at_once = ruled(at_once, person, upholds=last[person])
    assert one_by_one == at_once
    assert upheld(ROOM, one_by_one) is upheld(ROOM, at_once)
