"""Minutes: approved by who presided and one more who was there."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.attendance import RollCall
from governance.meetings import Meeting
from governance.minutes import (
    Approval,
    Reason,
    approved_at,
    check_approval,
    due,
    still_to_approve,
)
from governance.provenance import setting
from governance.refusal import Refusal
from tests.governance.test_meetings import at

MEMBERS = (1, 2, 3, 4, 5, 6, 7)
ENDED = at("2027-02-11T12:00")
ROLL = RollCall(frozenset({1, 2, 3, 4, 9}), 4, ENDED)


def approval(person: int, days: int = 1) -> Approval:
    return Approval(person, ENDED + timedelta(days=days))


def reason(person: int | None, *given_before: Approval) -> object:
    with pytest.raises(Refusal) as caught:
        check_approval(ROLL, given_before, MEMBERS, person)
    assert caught.value.source == setting("D10")
    return caught.value.reason


def test_minutes_are_due_so_many_days_after_the_meeting() -> None:
    meeting = Meeting(date(2027, 2, 11), time(10))
    assert due(meeting, 14) == date(2027, 2, 25)
    assert due(replace(meeting, ended_at=at("2027-02-12T00:00")), 14) == date(2027, 2, 25)


@pytest.mark.parametrize("person", [None, 5, 9])
def test_only_a_member_who_was_there_approves(person: int | None) -> None:
    assert reason(person) is Reason.WAS_NOT_PRESENT


def test_nobody_approves_twice_and_one_beside_who_presided_is_enough() -> None:
    assert reason(4, approval(4)) is Reason.APPROVED_ALREADY
    assert reason(1, approval(1)) is Reason.APPROVED_ALREADY
    assert reason(2, approval(1)) is Reason.SOMEBODY_ELSE_APPROVED
    check_approval(ROLL, [approval(1)], MEMBERS, 4)
    check_approval(ROLL, [approval(4)], MEMBERS, 1)


def test_minutes_are_approved_when_the_second_of_the_two_has() -> None:
    assert approved_at(ROLL, []) is None
    assert approved_at(ROLL, [approval(4)]) is None
    assert approved_at(ROLL, [approval(1)]) is None
    assert approved_at(ROLL, [approval(1, 1), approval(4, 3)]) == approval(4, 3).at
    assert approved_at(ROLL, [approval(4, 1), approval(2, 2)]) == approval(2, 2).at


FIRST_PASS = at("2027-10-31T02:50")
SECOND_PASS = at("2027-10-31T02:10").replace(fold=1)


@pytest.mark.parametrize(("one", "other"), [(1, 4), (4, 1)])
def test_in_the_autumn_night_the_second_of_the_two_is_the_later_in_real_time(
    one: int, other: int
) -> None:
    both = [Approval(one, FIRST_PASS), Approval(other, SECOND_PASS)]
    assert approved_at(ROLL, both) == SECOND_PASS


@pytest.mark.parametrize(("begun", "one", "other"), [(4, 2, 1), (1, 4, 4)])
def test_of_several_approvals_on_one_side_the_earlier_in_real_time_counts(
    begun: int, one: int, other: int
) -> None:
    several = [Approval(one, SECOND_PASS), Approval(other, FIRST_PASS)]
    assert approved_at(ROLL, [Approval(begun, ENDED), *several]) == FIRST_PASS


@given(some.permutations(MEMBERS))
def test_whoever_comes_first_two_approve_and_no_more(order: list[int]) -> None:
    given_before: list[Approval] = []
    for day, person in enumerate(order, start=1):
        if person in still_to_approve(ROLL, given_before, MEMBERS):
            given_before.append(approval(person, day))
    assert len(given_before) == 2
    assert 4 in {each.person for each in given_before}
    assert still_to_approve(ROLL, given_before, MEMBERS) == ()
    whole: datetime | None = approved_at(ROLL, given_before)
    assert whole == max(each.at for each in given_before)


def test_everybody_who_was_there_can_begin() -> None:
    assert still_to_approve(ROLL, [], MEMBERS) == (1, 2, 3, 4)
    assert still_to_approve(ROLL, [approval(2)], MEMBERS) == (4,)
