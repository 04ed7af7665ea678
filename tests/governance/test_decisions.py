from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.decisions import (
    REGISTER,
    DecisionNumber,
    Entry,
    FollowUp,
    Reason,
    Status,
    beside,
    check_follow_up,
    deciders,
    is_overdue,
    is_pending,
    is_up_for_review,
    next_number,
    read_number,
)
from governance.matters import Matter, Purpose
from governance.provenance import setting
from governance.refusal import Refusal
from governance.room import Ballot, Form, Room
from governance.tally import Outcome
from tests.governance.any_number import few
from tests.governance.any_vote import ROOMS
from tests.governance.verdicts import reason_of

DAY = date(2026, 12, 8)
EARLIER, LATER = date(2026, 12, 7), date(2026, 12, 9)
ENTRY = Entry(
    *(DecisionNumber(2026, 3), Purpose.DECISION, Matter.BUDGET, DAY, "Budget 2027", "Förslag"),
    *(Outcome.CARRIED, "omröstning 12"),
)


def test_a_number_is_written_with_its_year() -> None:
    assert str(DecisionNumber(2026, 3)) == "2026-03"
    assert str(DecisionNumber(2026, 12)) == "2026-12"
    assert str(DecisionNumber(2026, 100)) == "2026-100"
    assert DecisionNumber(2026, 100) > DecisionNumber(2026, 99) > DecisionNumber(2025, 101)


@pytest.mark.parametrize("text", ["2026-03", "2026-3", " 2026-03 ", "2026-0003"])
def test_a_number_is_read_as_it_is_typed(text: str) -> None:
    assert read_number(text) == DecisionNumber(2026, 3)


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-", "-03", "2026-00", "26-03", "2026-03-01", "2026-٣", "2026-00003"]
)
def test_what_is_no_number_is_not_read(text: str) -> None:
    assert read_number(text) is None


@given(some.builds(DecisionNumber, some.integers(1000, 9999), some.integers(1, 9999)))
def test_a_written_number_is_read_back(number: DecisionNumber) -> None:
    assert read_number(str(number)) == number


def test_numbers_follow_each_other_within_the_swedish_year() -> None:
    taken = [DecisionNumber(2026, 1), DecisionNumber(2026, 7), DecisionNumber(2025, 40)]
    last = datetime(2026, 12, 31, 22, 59, tzinfo=UTC)
    assert next_number(last, taken) == DecisionNumber(2026, 8)
    assert next_number(last.replace(hour=23), taken) == DecisionNumber(2027, 1)


def test_who_decided_and_who_was_there_beside() -> None:
    room = Room(
        Form.MEETING,
        (11, 12, 13, 14, 15, 16, 17),
        present=frozenset({11, 12, 13, 14, 15, 16}),
        conflicted=frozenset({16}),
        ballots={
            11: Ballot.YES,
            12: Ballot.NO,
            13: Ballot.ABSTAIN,
            14: Ballot.OUT,
            16: Ballot.YES,
            17: Ballot.YES,
        },
    )
    assert deciders(room) == (11, 12, 13)
    assert beside(room) == (14, 15, 16)


def test_a_follow_up_lies_on_or_after_the_decision() -> None:
    check_follow_up(ENTRY, FollowUp())
    check_follow_up(ENTRY, FollowUp(due=DAY, review=DAY))
    for follow_up in (FollowUp(due=EARLIER), FollowUp(review=EARLIER)):
        with pytest.raises(Refusal) as refused:
            check_follow_up(ENTRY, follow_up)
        assert refused.value.reason is Reason.BEFORE_THE_DECISION
        assert refused.value.source == REGISTER == setting("D11")
        assert refused.value.fields == {"day": DAY}


def test_what_is_owned_or_due_is_pending_until_done_or_dropped() -> None:
    assert not is_pending(FollowUp())
    for follow_up in (FollowUp(owner="kansliet"), FollowUp(due=DAY)):
        for status in Status:
            pending = status in {Status.NEW, Status.ONGOING}
            assert is_pending(replace(follow_up, status=status)) is pending


def test_it_is_overdue_the_day_after() -> None:
    due = FollowUp(owner="kansliet", due=DAY)
    assert not is_overdue(due, DAY)
    assert is_overdue(due, LATER)
    assert not is_overdue(replace(due, status=Status.DONE), LATER)
    assert not is_overdue(FollowUp(owner="kansliet"), LATER)


def test_a_review_comes_up_on_its_day_also_when_done() -> None:
    review = FollowUp(review=DAY, status=Status.DONE)
    assert not is_up_for_review(review, EARLIER)
    assert is_up_for_review(review, DAY)
    assert is_up_for_review(review, LATER)
    assert not is_up_for_review(replace(review, status=Status.DROPPED), LATER)
    assert not is_up_for_review(FollowUp(), LATER)


def test_a_status_is_the_word_people_type() -> None:
    assert [status.value for status in Status] == ["ej påbörjat", "pågår", "klart", "utgår"]


HOURS = some.lists(some.integers(0, 24 * 800), max_size=12)
DAYS = some.dates(date(2026, 12, 1), date(2026, 12, 20))
FOLLOW_UPS = some.builds(
    FollowUp,
    owner=some.sampled_from(["", "kansliet"]),
    due=some.none() | DAYS,
    review=some.none() | DAYS,
    status=some.sampled_from(Status),
)


@few
@given(HOURS)
def test_the_numbers_of_a_year_follow_each_other_in_any_order_without_a_gap(
    hours: list[int],
) -> None:
    taken: list[DecisionNumber] = []
    for gone in hours:
        moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=gone)
        number = next_number(moment, taken)
        assert number == next_number(moment, taken[::-1])
        taken.append(number)
    for year in (2026, 2027, 2028):
        serials = [each.serial for each in taken if each.year == year]
        assert serials == list(range(1, len(serials) + 1))


@few
@given(ROOMS)
def test_everybody_there_either_decided_or_was_there_beside(room: Room) -> None:
    decided, others = deciders(room), beside(room)
    assert set(decided).isdisjoint(others)
    assert {*decided, *others} == room.there
    assert decided == tuple(sorted(decided))
    assert others == tuple(sorted(others))
    assert set(decided) <= set(room.voted)


@few
@given(FOLLOW_UPS, DAYS, some.integers(0, 10))
def test_what_is_overdue_or_up_for_review_stays_so_until_somebody_says_otherwise(
    follow_up: FollowUp, today: date, more: int
) -> None:
    later = today + timedelta(days=more)
    assert is_overdue(follow_up, later) or not is_overdue(follow_up, today)
    assert is_up_for_review(follow_up, later) or not is_up_for_review(follow_up, today)
    assert is_pending(follow_up) or not is_overdue(follow_up, later)
    for ended in (Status.DONE, Status.DROPPED):
        over = replace(follow_up, status=ended)
        assert (is_pending(over), is_overdue(over, later)) == (False, False)
    assert not is_up_for_review(replace(follow_up, status=Status.DROPPED), later)


@few
@given(FOLLOW_UPS)
def test_a_follow_up_that_is_taken_is_not_overdue_on_the_day_of_the_decision(
    follow_up: FollowUp,
) -> None:
    if reason_of(lambda: check_follow_up(ENTRY, follow_up)) is None:
        assert not is_overdue(follow_up, DAY)
        assert not is_up_for_review(follow_up, EARLIER)
    else:
        assert min(day for day in (follow_up.due, follow_up.review) if day) < DAY
