"""Minutes: approved by who presided and one more who was there, each of what they held then."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.attendance import RollCall
from governance.meetings import Meeting
from governance.minutes import (
    Approval,
    Approver,
    Reason,
    approved_at,
    approvers,
    check_approval,
    due,
    holding,
    lapsed,
    still_to_approve,
)
from governance.provenance import setting
from governance.refusal import Refusal
from tests.governance.any_number import few
from tests.governance.test_meetings import at
from tests.governance.verdicts import reason_of

MEMBERS = (1, 2, 3, 4, 5, 6, 7)
ENDED = at("2027-02-11T12:00")
ROLL = RollCall(frozenset({1, 2, 3, 4, 9}), 4, ENDED)


def approval(person: int, days: int = 1, content: str = "") -> Approval:
    return Approval(person, ENDED + timedelta(days=days), content)


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


def test_it_is_the_turn_of_who_presided_and_of_one_more() -> None:
    assert approvers(ROLL, [], MEMBERS) == (Approver.PRESIDED, Approver.ONE_MORE)
    assert approvers(ROLL, [approval(4)], MEMBERS) == (Approver.ONE_MORE,)
    assert approvers(ROLL, [approval(2)], MEMBERS) == (Approver.PRESIDED,)
    assert approvers(ROLL, [approval(2), approval(4)], MEMBERS) == ()
    assert approvers(ROLL, [approval(4)], (4, 5)) == ()


FIRST = approval(4, 1, "before")
ANEW = approval(4, 3, "after")
OTHER = approval(2, 2, "after")


def test_minutes_that_both_approved_of_different_words_are_not_approved() -> None:
    assert approved_at(ROLL, [FIRST, OTHER]) is None
    assert approved_at(ROLL, [OTHER, ANEW]) == ANEW.at
    assert approved_at(ROLL, [approval(1, 1, "before"), OTHER]) is None


def test_an_approval_holds_for_what_it_approved_and_lapses_with_it() -> None:
    assert holding(ROLL, [FIRST], "before") == (FIRST,)
    assert lapsed(ROLL, [FIRST], "before") == ()
    assert holding(ROLL, [FIRST], "after") == ()
    assert lapsed(ROLL, [FIRST], "after") == (FIRST,)
    assert holding(ROLL, [FIRST, OTHER], "after") == (OTHER,)
    assert lapsed(ROLL, [FIRST, OTHER], "after") == (FIRST,)


def test_what_both_have_approved_holds_whatever_happens_to_the_record() -> None:
    both = [approval(1, 1, "before"), OTHER, ANEW]
    for now in ("after", "before", "later still"):
        assert holding(ROLL, both, now) == (OTHER, ANEW)
        assert lapsed(ROLL, both, now) == ()
        assert still_to_approve(ROLL, holding(ROLL, both, now), MEMBERS) == ()


def test_an_approval_of_nothing_noted_holds_with_another_such_only() -> None:
    assert holding(ROLL, [approval(4)], "now") == ()
    assert lapsed(ROLL, [approval(4)], "now") == (approval(4),)
    assert approved_at(ROLL, [approval(4), OTHER]) is None
    both = (approval(4), approval(2))
    assert holding(ROLL, both, "now") == both


def test_whose_approval_has_lapsed_can_give_it_anew_and_others_in_their_place() -> None:
    now = holding(ROLL, [FIRST], "after")
    assert still_to_approve(ROLL, now, MEMBERS) == (1, 2, 3, 4)
    check_approval(ROLL, now, MEMBERS, 4)


CONTENTS = some.sampled_from(["before", "after", "later"])


@given(some.lists(some.tuples(some.sampled_from(MEMBERS), CONTENTS), max_size=12), CONTENTS)
def test_nobody_approves_for_another_content_and_two_of_the_same_settle_it(
    tries: list[tuple[int, str]], now: str
) -> None:
    """Each tries to approve what the minutes hold at that moment, in place of their own before."""
    given_before: dict[int, Approval] = {}
    for day, (person, content) in enumerate(tries):
        standing = tuple(given_before.values())
        settled = approved_at(ROLL, standing)
        if person in still_to_approve(ROLL, holding(ROLL, standing, content), MEMBERS):
            assert settled is None
            given_before[person] = approval(person, day, content)
    standing = tuple(given_before.values())
    held, gone = holding(ROLL, standing, now), lapsed(ROLL, standing, now)
    assert not set(held) & set(gone)
    assert len(held) <= 2
    assert len({each.content for each in held}) <= 1
    if approved_at(ROLL, standing) is None:
        assert {each.content for each in held} <= {now}
        assert set(held) | set(gone) == set(standing)
    else:
        assert len(held) == 2
        assert 4 in {each.person for each in held}


APPROVALS = some.lists(
    some.builds(
        lambda person, days, content: replace(approval(person, days), content=content),
        some.sampled_from((1, 2, 3, 4)),
        some.integers(1, 9),
        some.sampled_from(("", "a", "b")),
    ),
    max_size=5,
)


@few
@given(APPROVALS, some.sampled_from(("a", "b")))
def test_an_approval_holds_or_has_lapsed_and_what_both_have_approved_never_lapses(
    approvals: list[Approval], content: str
) -> None:
    held, gone = holding(ROLL, approvals, content), lapsed(ROLL, approvals, content)
    assert not [each for each in held if each in gone]
    if approved_at(ROLL, approvals) is None:
        assert len(held) + len(gone) == len(approvals)
        assert {each.content for each in held} <= {content}
    else:
        assert gone == ()
        assert approved_at(ROLL, held) == approved_at(ROLL, approvals)
        assert held == holding(ROLL, approvals, "något annat")


@few
@given(APPROVALS, some.none() | some.integers(1, 9))
def test_whoever_may_approve_is_among_those_who_are_still_to(
    approvals: list[Approval], person: int | None
) -> None:
    refused = reason_of(lambda: check_approval(ROLL, approvals, MEMBERS, person))
    assert (refused is None) is (person in still_to_approve(ROLL, approvals, MEMBERS))


@few
@given(APPROVALS, some.sets(some.sampled_from(MEMBERS)))
def test_the_turn_is_somebodys_exactly_while_somebody_is_still_to_approve(
    approvals: list[Approval], members: set[int]
) -> None:
    left = still_to_approve(ROLL, approvals, tuple(members))
    on_turn = approvers(ROLL, approvals, tuple(members))
    assert (Approver.PRESIDED in on_turn) is (ROLL.presiding in left)
    assert (Approver.ONE_MORE in on_turn) is bool(set(left) - {ROLL.presiding})


@few
@given(some.dates(date(2026, 1, 1), date(2030, 1, 1)), some.integers(1, 60), some.integers(0, 60))
def test_minutes_are_due_after_their_meeting_and_a_longer_time_never_ends_earlier(
    day: date, days: int, more: int
) -> None:
    meeting = Meeting(day, time(10))
    assert day < due(meeting, days) <= due(meeting, days + more)
    assert (due(meeting, days + more) - due(meeting, days)).days == more
