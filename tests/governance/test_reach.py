from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.charter import DATE
from governance.provenance import charter, setting
from governance.reach import LAST_YEAR, Reason, check_day, check_year
from governance.refusal import Refusal
from tests.governance.any_number import few
from tests.governance.verdicts import reason_of

FIRST, LAST = date(2024, 3, 25), date(2100, 12, 31)
AHEAD = setting("datum räknas till och med år 2100")


def refused(day: date) -> Refusal:
    with pytest.raises(Refusal) as caught:
        check_day(day)
    return caught.value


@given(some.dates(FIRST, LAST))
def test_every_day_from_the_documents_own_is_within_reach(day: date) -> None:
    check_day(day)


def test_the_reach_begins_with_the_day_the_document_is_of() -> None:
    assert (FIRST, LAST.year) == (DATE, LAST_YEAR)


@given(some.dates(max_value=FIRST - timedelta(days=1)))
def test_no_day_before_the_document_is_within_reach(day: date) -> None:
    refusal = refused(day)
    assert (refusal.reason, refusal.source) == (Reason.DAY_BEFORE, charter("R1"))
    assert refusal.fields == {"day": day, "since": FIRST}


@given(some.dates(min_value=LAST + timedelta(days=1)))
def test_no_day_is_counted_after_the_last_year(day: date) -> None:
    refusal = refused(day)
    assert (refusal.reason, refusal.source) == (Reason.TOO_FAR_AHEAD, AHEAD)
    assert refusal.fields == {"last": "2100"}


@pytest.mark.parametrize(("ahead", "first", "last"), [(-1, 2023, 2099), (0, 2024, 2100)])
def test_a_year_is_within_reach_when_the_year_of_its_date_is(
    ahead: int, first: int, last: int
) -> None:
    check_year(first, ahead)
    check_year(last, ahead)
    with pytest.raises(Refusal) as early:
        check_year(first - 1, ahead)
    assert (early.value.reason, early.value.source) == (Reason.YEAR_BEFORE, charter("R1"))
    assert early.value.fields == {"first": str(first), "since": FIRST}
    with pytest.raises(Refusal) as late:
        check_year(last + 1, ahead)
    assert (late.value.reason, late.value.source) == (Reason.TOO_FAR_AHEAD, AHEAD)
    assert late.value.fields == {"last": str(last)}


def test_a_year_is_its_own_years_date_unless_it_lies_ahead() -> None:
    check_year(2024)
    with pytest.raises(Refusal):
        check_year(2023)


@pytest.mark.parametrize("day", [FIRST, LAST, date(2026, 11, 22)])
def test_the_first_day_and_the_last_are_within_reach(day: date) -> None:
    check_day(day)


@few
@given(some.integers(2000, 2150), some.integers(-1, 2))
def test_a_year_is_within_reach_when_a_day_of_it_is_however_far_ahead_it_is_spoken_of(
    year: int, ahead: int
) -> None:
    days = [
        reason_of(lambda day=day: check_day(day)) for day in (date(year, 1, 1), date(year, 12, 31))
    ]
    refused_for = reason_of(lambda: check_year(year))
    assert (refused_for is None) is (None in days)
    assert refused_for is reason_of(lambda: check_year(year + ahead, ahead))
    assert (refused_for is Reason.YEAR_BEFORE) is (days == [Reason.DAY_BEFORE] * 2)
