"""Attendance: quorum without conflicts, and who presides by it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.adoptions import AppliedOrder
from governance.attendance import (
    Reach,
    RollCall,
    attendance,
    check_elected,
    check_ended,
    outlook,
)
from governance.meeting_acts import Reason
from governance.provenance import Mark, Source, reading, setting
from governance.refusal import Refusal
from governance.room import Presidium
from governance.working_order import DRAFT
from tests.governance.any_number import few
from tests.governance.test_meetings import at
from tests.governance.verdicts import reason_of

MEMBERS = (1, 2, 3, 4, 5, 6, 7)
APPLIED = AppliedOrder(DRAFT)
ADOPTED = AppliedOrder(DRAFT, "2026-01")
PRESIDIUM = Presidium(4, 6, 3)
ROLL = RollCall(frozenset({1, 2, 3, 9}), 3, at("2027-02-11T10:00"))


@given(some.frozensets(some.integers(1, 12)))
def test_the_quorum_counts_the_members_and_nobody_else(present: frozenset[int]) -> None:
    found = attendance(present, MEMBERS, PRESIDIUM, APPLIED)
    there = present & frozenset(MEMBERS)
    assert found.members == tuple(sorted(there))
    assert found.beside == tuple(sorted(present - there))
    assert (found.quorum.has, found.quorum.needs) == (len(there), 4)
    assert found.quorum.met is (len(there) >= 4)
    assert found.quorum.source == setting("D1")


@given(some.frozensets(some.integers(1, 12)))
def test_the_first_in_order_who_is_there_presides(present: frozenset[int]) -> None:
    found = attendance(present, MEMBERS, PRESIDIUM, APPLIED).presiding
    assert found == next((each for each in (4, 6, 3) if each in present), None)


def test_nobody_without_a_seat_presides() -> None:
    assert attendance({1, 9}, MEMBERS, Presidium(9, None, 9), APPLIED).presiding is None


@pytest.mark.parametrize(
    ("coming", "away", "reach"),
    [
        ("", "", Reach.POSSIBLE),
        ("123", "", Reach.POSSIBLE),
        ("1239", "", Reach.POSSIBLE),
        ("123", "456", Reach.POSSIBLE),
        ("123", "4567", Reach.SHORT),
        ("", "1234", Reach.SHORT),
        ("", "123", Reach.POSSIBLE),
        ("1234", "567", Reach.ENOUGH),
        ("1234567", "", Reach.ENOUGH),
    ],
)
def test_the_quorum_is_reached_can_be_or_cannot(coming: str, away: str, reach: Reach) -> None:
    replies = {**{int(each): True for each in coming}, **{int(each): False for each in away}}
    found = outlook(replies, MEMBERS, ADOPTED)
    assert found.reach is reach
    assert found.quorum.source == Source(Mark.WORKING_ORDER, "beslut 2026-01 § 1")
    assert outlook(replies, MEMBERS, APPLIED).reach is Reach.UNSET


def test_a_member_has_answered_also_by_staying_away() -> None:
    assert not outlook({9: True}, MEMBERS, ADOPTED).answered
    assert outlook({3: False}, MEMBERS, ADOPTED).answered
    assert outlook({3: True}, MEMBERS, ADOPTED).answered


@given(replies=some.dictionaries(some.integers(1, 12), some.booleans()), adopted=some.booleans())
def test_each_member_comes_stays_away_or_is_silent(
    replies: dict[int, bool], *, adopted: bool
) -> None:
    found = outlook(replies, MEMBERS, ADOPTED if adopted else APPLIED)
    assert sorted((*found.coming, *found.away, *found.silent)) == list(MEMBERS)
    assert all(replies[each] for each in found.coming)
    assert not any(replies[each] for each in found.away)
    assert not any(each in replies for each in found.silent)
    best = attendance({*found.coming, *found.silent}, MEMBERS, PRESIDIUM, APPLIED).quorum
    worst = attendance(found.coming, MEMBERS, PRESIDIUM, APPLIED).quorum
    assert (found.quorum.has, found.quorum.needs) == (worst.has, worst.needs)
    assert (found.reach is Reach.ENOUGH) is (adopted and worst.met)
    assert (found.reach is Reach.SHORT) is (adopted and not best.met)


@pytest.mark.parametrize(("person", "roll"), [(9, ROLL), (9, None), (4, ROLL)])
def test_only_a_member_who_is_there_is_elected(person: int, roll: RollCall | None) -> None:
    with pytest.raises(Refusal) as caught:
        check_elected(person, MEMBERS, roll)
    assert (caught.value.reason, caught.value.source) == (Reason.CANNOT_LEAD, reading("A6"))


def test_a_member_is_elected_also_before_the_roll_is_called() -> None:
    check_elected(4, MEMBERS, None)
    check_elected(3, MEMBERS, ROLL)


@pytest.mark.parametrize(
    ("roll", "reason"),
    [
        (None, Reason.NOBODY_PRESENT),
        (RollCall(frozenset(), None, ROLL.at), Reason.NOBODY_PRESENT),
        (RollCall(frozenset({1, 2}), None, ROLL.at), Reason.NOBODY_PRESIDES),
    ],
)
def test_a_meeting_is_not_ended_on_nobody(roll: RollCall | None, reason: Reason) -> None:
    with pytest.raises(Refusal) as caught:
        check_ended(roll)
    assert (caught.value.reason, caught.value.source) == (reason, reading("A6"))


def test_a_meeting_is_ended_on_its_last_roll() -> None:
    assert check_ended(ROLL) is ROLL


@few
@given(
    some.frozensets(some.integers(1, 12)), some.integers(1, 12), some.none() | some.integers(1, 12)
)
def test_whoever_is_there_on_a_seat_can_be_elected_and_a_meeting_with_a_chair_ended(
    present: frozenset[int], person: int, presides: int | None
) -> None:
    roll = replace(ROLL, present=present, presiding=presides)
    seated = attendance(present, MEMBERS, PRESIDIUM, APPLIED).members
    refused = reason_of(lambda: check_elected(person, MEMBERS, roll))
    assert refused is (None if person in seated else Reason.CANNOT_LEAD)
    assert reason_of(lambda: check_elected(person, MEMBERS, None)) in {None, refused}
    if present and presides is not None:
        assert check_ended(roll) == roll
    else:
        reason = Reason.NOBODY_PRESIDES if present else Reason.NOBODY_PRESENT
        assert reason_of(lambda: check_ended(roll)) is reason
