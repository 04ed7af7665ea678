from dataclasses import replace

import pytest
from hypothesis import given

from governance.adoptions import AppliedOrder
from governance.refusal import Refusal
from governance.room import (
    Ballot,
    Form,
    Presidium,
    Room,
    able_to_preside,
    check_taking_part,
    check_unconflicted,
    presiding,
)
from governance.vote_reasons import Reason
from governance.working_order import DRAFT
from tests.governance.any_number import few
from tests.governance.any_vote import PERSONS, ROOMS
from tests.governance.verdicts import reason_of

APPLIED = AppliedOrder(DRAFT, "2026-01")
ROOM = Room(
    Form.MEETING,
    (1, 2, 3, 4, 5, 6, 7),
    present=frozenset({1, 2, 3, 4, 5, 99}),
    conflicted=frozenset({2, 6}),
    ballots={1: Ballot.YES, 2: Ballot.NO, 3: Ballot.OUT, 7: Ballot.NO},
    presidium=Presidium(chair=1, vice_chair=4, elected=5),
)
CAPSULAM = replace(ROOM, form=Form.CAPSULAM)


def test_a_form_and_a_ballot_are_the_words_people_type() -> None:
    assert [form.value for form in Form] == ["möte", "per-capsulam"]
    assert [ballot.value for ballot in Ballot] == ["bifall", "avslag", "avstår", "deltar-inte"]


def test_the_roll_call_says_who_is_there_in_a_meeting() -> None:
    assert ROOM.there == {1, 2, 3, 4, 5}
    assert ROOM.taking_part == {1, 3, 4, 5}
    assert ROOM.silent == {4, 5}
    assert ROOM.voted == (1, 3)


def test_all_seven_are_there_per_capsulam() -> None:
    assert CAPSULAM.there == {1, 2, 3, 4, 5, 6, 7}
    assert CAPSULAM.taking_part == {1, 3, 4, 5, 7}
    assert CAPSULAM.silent == {4, 5}
    assert CAPSULAM.voted == (1, 3, 7)


def test_an_empty_room_holds_nobody() -> None:
    empty = Room(Form.MEETING, (1, 2, 3, 4, 5, 6, 7))
    assert empty.there == empty.taking_part == empty.silent == frozenset()
    assert presiding(empty) is None


@pytest.mark.parametrize(
    ("presidium", "person"),
    [
        (Presidium(1, 4, 5), 1),
        (Presidium(2, 4, 5), 4),  # the chair is in conflict
        (Presidium(6, 4, 5), 4),  # the chair is away
        (Presidium(3, 4, 5), 4),  # the chair has stood aside
        (Presidium(None, 4, 5), 4),
        (Presidium(3, 2, 5), 5),
        (Presidium(3, 2), None),
        (Presidium(), None),
        (Presidium(99, None, 5), 5),  # a chair without a seat does not preside
    ],
)
def test_who_presides_is_the_first_in_order_who_can(
    presidium: Presidium, person: int | None
) -> None:
    assert presiding(replace(ROOM, presidium=presidium)) == person


def test_those_taking_part_who_have_not_stood_aside_can_preside() -> None:
    assert able_to_preside(ROOM) == {1, 4, 5}


@pytest.mark.parametrize(
    ("person", "reason", "field"),
    [
        (2, Reason.IN_CONFLICT, "conflicted"),
        (6, Reason.IN_CONFLICT, "conflicted"),
        (7, Reason.NOT_PRESENT, "quorum"),
        (99, Reason.NOT_PRESENT, "quorum"),
    ],
)
def test_who_may_not_act_in_the_matter(person: int, reason: Reason, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_taking_part(APPLIED, ROOM, person)
    assert refused.value.reason is reason
    assert refused.value.source == APPLIED.source(field)


def test_who_may_act_in_the_matter() -> None:
    for person in (1, 3, 4, 5):
        check_taking_part(APPLIED, ROOM, person)
    check_taking_part(APPLIED, CAPSULAM, 7)


def test_only_a_conflict_keeps_one_from_leading() -> None:
    for person in (1, 7, 99, None):
        check_unconflicted(APPLIED, ROOM, person)
    with pytest.raises(Refusal) as refused:
        check_unconflicted(APPLIED, ROOM, 2)
    assert refused.value.reason is Reason.IN_CONFLICT


@few
@given(ROOMS, PERSONS)
def test_whoever_takes_part_may_act_and_only_those_can_preside(room: Room, person: int) -> None:
    acts = reason_of(lambda: check_taking_part(APPLIED, room, person)) is None
    free = reason_of(lambda: check_unconflicted(APPLIED, room, person)) is None
    assert acts is (person in room.taking_part)
    assert free or not acts
    able = able_to_preside(room)
    assert able <= room.taking_part
    leads = presiding(room)
    assert leads is None or leads in able
    assert (leads is None) is able.isdisjoint(room.presidium.order)
    for each in able:
        assert presiding(replace(room, presidium=Presidium(chair=each))) == each
        gone = replace(room, conflicted=room.conflicted | {each})
        assert able_to_preside(gone) == able - {each}
