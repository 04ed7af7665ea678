from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.charter import DATE
from governance.provenance import charter, setting
from governance.reach import LAST_YEAR, Reason, check_day, check_year
from governance.refusal import Refusal

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
