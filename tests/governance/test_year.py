from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.provenance import charter, reading
from governance.year import (
    CONFERENCES,
    MEETINGS,
    Duty,
    Occurrence,
    first_working_day,
    in_year,
    last_working_day,
    operating_year,
    upcoming,
)
from tests.governance.any_number import few

HOLIDAYS = {
    date(2024, 3, 29),
    date(2024, 4, 1),
    date(2024, 12, 31),
    date(2029, 3, 30),
    date(2029, 4, 2),
    date(2029, 12, 31),
    date(2030, 1, 1),
}
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def works(day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS


def by_duty(found: tuple[Occurrence, ...]) -> dict[Duty, Occurrence]:
    return {occurrence.duty: occurrence for occurrence in found}


def test_the_operating_year_is_the_calendar_year() -> None:
    assert operating_year(date(2026, 12, 31)) == 2026
    assert operating_year(date(2027, 1, 1)) == 2027


def test_a_duty_is_the_word_people_type() -> None:
    assert [duty.value for duty in Duty] == [
        "verksamhetsrapport",
        "verksamhetsplan",
        "utträde",
        "sammanträden",
        "konferenser",
    ]


def test_four_meetings_and_two_conferences() -> None:
    assert (MEETINGS, CONFERENCES) == (4, 2)


def test_what_comes_next_on_22_november_2026() -> None:
    found = upcoming(date(2026, 11, 22), works)
    assert [(seen.duty, seen.due, seen.concerns, seen.days_left) for seen in found] == [
        (Duty.PLAN, date(2026, 12, 15), 2027, 23),
        (Duty.MEETINGS, date(2026, 12, 31), 2026, 39),
        (Duty.CONFERENCES, date(2026, 12, 31), 2026, 39),
        (Duty.REPORT, date(2027, 3, 31), 2026, 129),
        (Duty.EXIT, date(2027, 6, 30), 2028, 220),
    ]


def test_a_duty_is_next_until_its_day_is_over() -> None:
    due = date(2027, 3, 31)
    today = by_duty(upcoming(due, works))[Duty.REPORT]
    assert (today.due, today.days_left) == (due, 0)
    after = by_duty(upcoming(due + timedelta(days=1), works))[Duty.REPORT]
    assert (after.due, after.days_left) == (date(2028, 3, 31), 365)


def test_the_days_of_a_year_that_has_passed_are_counted_below_zero() -> None:
    found = in_year(2026, date(2026, 11, 22), works)
    assert [(seen.duty, seen.due, seen.days_left) for seen in found] == [
        (Duty.REPORT, date(2026, 3, 31), -236),
        (Duty.EXIT, date(2026, 6, 30), -145),
        (Duty.PLAN, date(2026, 12, 15), 23),
        (Duty.MEETINGS, date(2026, 12, 31), 39),
        (Duty.CONFERENCES, date(2026, 12, 31), 39),
    ]


def test_each_duty_says_where_it_stands() -> None:
    found = by_duty(in_year(2027, date(2027, 1, 1), works))
    assert {duty: occurrence.sources for duty, occurrence in found.items()} == {
        Duty.REPORT: (charter("R8"), charter("R9"), reading("A8")),
        Duty.EXIT: (charter("R24"), reading("A9")),
        Duty.PLAN: (charter("R10"), reading("A8")),
        Duty.MEETINGS: (charter("R21"), charter("R7")),
        Duty.CONFERENCES: (charter("R22"), charter("R7")),
    }


@pytest.mark.parametrize(
    ("due", "before", "after"),
    [
        (date(2027, 3, 31), None, None),
        (date(2027, 6, 30), None, None),
        (date(2024, 3, 31), date(2024, 3, 28), date(2024, 4, 2)),
        (date(2029, 3, 31), date(2029, 3, 29), date(2029, 4, 3)),
        (date(2029, 6, 30), date(2029, 6, 29), date(2029, 7, 2)),
        (date(2029, 12, 15), date(2029, 12, 14), date(2029, 12, 17)),
        (date(2029, 12, 31), date(2029, 12, 28), date(2030, 1, 2)),
        (date(2030, 3, 31), date(2030, 3, 29), date(2030, 4, 1)),
        (date(2030, 6, 30), date(2030, 6, 28), date(2030, 7, 1)),
        (date(2030, 12, 15), date(2030, 12, 13), date(2030, 12, 16)),
        (date(2035, 3, 31), date(2035, 3, 30), date(2035, 4, 2)),
        (date(2035, 6, 30), date(2035, 6, 29), date(2035, 7, 2)),
        (date(2035, 12, 15), date(2035, 12, 14), date(2035, 12, 17)),
    ],
)
def test_a_day_on_a_holiday_stays_and_is_planned_for_before(
    due: date, before: date | None, after: date | None
) -> None:
    found = next(seen for seen in in_year(due.year, due, works) if seen.due == due)
    assert (found.plan_for, found.next_working) == (before, after)


def test_a_working_day_is_its_own_last_and_first() -> None:
    day = date(2027, 3, 31)
    assert last_working_day(day, works) == first_working_day(day, works) == day


def statutory_days(year: int) -> Iterator[date]:
    for occurrence in in_year(year, date(year, 1, 1), works):
        if occurrence.duty in {Duty.REPORT, Duty.EXIT, Duty.PLAN}:
            yield occurrence.due


@given(st.integers(1900, 2200))
def test_the_three_dates_share_a_weekday(year: int) -> None:
    days = list(statutory_days(year))
    assert days == [date(year, 3, 31), date(year, 6, 30), date(year, 12, 15)]
    assert len({day.weekday() for day in days}) == 1


@pytest.mark.parametrize(("year", "weekday"), [(2024, 6), (2029, 5), (2030, 6), (2035, 5)])
def test_the_three_dates_fall_on_the_weekends_we_know(year: int, weekday: int) -> None:
    assert {day.weekday() for day in statutory_days(year)} == {weekday}


@given(st.integers(2000, 2100), DAYS, st.sets(DAYS))
def test_what_is_planned_for_is_the_last_working_day_before(
    year: int, today: date, free: set[date]
) -> None:
    def open_day(day: date) -> bool:
        return day.weekday() < 5 and day not in free

    for seen in in_year(year, today, open_day):
        if seen.plan_for is None or seen.next_working is None:
            assert seen.plan_for is seen.next_working is None
            assert open_day(seen.due)
            continue
        assert seen.plan_for < seen.due < seen.next_working
        assert open_day(seen.plan_for)
        assert open_day(seen.next_working)
        between = (seen.next_working - seen.plan_for).days
        assert not any(open_day(seen.plan_for + timedelta(days=n)) for n in range(1, between))


@given(DAYS)
def test_what_comes_next_is_each_duty_once_in_order_and_never_past(today: date) -> None:
    found = upcoming(today, works)
    assert sorted(seen.duty for seen in found) == sorted(Duty)
    assert [seen.due for seen in found] == sorted(seen.due for seen in found)
    assert all(0 <= seen.days_left <= 365 for seen in found)
    assert all(seen.due == today + timedelta(days=seen.days_left) for seen in found)


@given(DAYS)
def test_what_comes_next_is_found_in_this_year_or_the_next(today: date) -> None:
    both = (*in_year(today.year, today, works), *in_year(today.year + 1, today, works))
    assert set(upcoming(today, works)) <= set(both)


@few
@given(DAYS, DAYS, st.sets(DAYS, max_size=5))
def test_a_free_day_lies_between_two_working_days_that_are_its_nearest(
    day: date, other: date, holidays: set[date]
) -> None:
    free = {day, *holidays}

    def works(each: date) -> bool:
        return each.weekday() < 5 and each not in free

    last, first = last_working_day(day, works), first_working_day(day, works)
    assert last < day < first
    between = [last + timedelta(days=n) for n in range(1, (first - last).days)]
    assert [works(each) for each in (last, *between, first)] == [
        True,
        *[False] * len(between),
        True,
    ]
    assert last_working_day(last, works) == first_working_day(last, works) == last
    assert (last_working_day(other, works) <= last) or other > day
    assert (first_working_day(other, works) >= first) or other < day


@few
@given(DAYS, DAYS)
def test_the_operating_years_follow_each_other_without_a_gap(day: date, other: date) -> None:
    year = operating_year(day)
    assert date(year, 1, 1) <= day <= date(year, 12, 31)
    assert operating_year(date(year, 12, 31) + timedelta(days=1)) == year + 1
    assert (operating_year(other) <= year) or other > day
