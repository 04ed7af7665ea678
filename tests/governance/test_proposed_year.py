"""A proposed year: four meetings that fit the duties, in every year."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.meetings import Kind, Meeting
from governance.proposed_year import Purpose, proposed
from governance.provenance import charter, reading
from handlers.workdays import works

NEW_YEAR = date(2000, 1, 1)
YEARS = some.integers(2000, 2100)


def days(year: int, earliest: date = NEW_YEAR) -> list[date | None]:
    return [each.day for each in proposed(year, [], earliest, works)]


@given(YEARS)
def test_every_year_has_four_meetings_that_fit_its_duties(year: int) -> None:
    found = [day for day in days(year) if day is not None]
    assert len(found) == 4
    assert found == sorted(set(found))
    assert all(day.year == year and works(day) for day in found)
    assert all(day.isocalendar().week not in range(27, 33) for day in found)
    assert found[0] <= date(year, 3, 24)
    assert (date(year, 12, 15) - found[3]).days >= 14
    assert all(1 < day.isoweekday() < 5 for day in found)


def test_the_year_2027_is_this() -> None:
    assert days(2027) == [
        date(2027, 3, 10),
        date(2027, 6, 2),
        date(2027, 9, 15),
        date(2027, 11, 24),
    ]
    purposes = [each.purpose for each in proposed(2027, [], NEW_YEAR, works)]
    assert purposes == list(Purpose)


def test_each_says_what_it_is_for_and_stands_on_also_when_it_is_there() -> None:
    found = proposed(2027, [], NEW_YEAR, works)
    assert found[0].sources == (charter("R8"), charter("R11"))
    assert found[3].sources == (charter("R10"), reading("A12"))
    there = [Meeting(each.day, time(10)) for each in found if each.day is not None]
    kept = proposed(2027, there, NEW_YEAR, works)
    assert [(each.purpose, each.sources) for each in kept] == [
        (each.purpose, each.sources) for each in found
    ]
    assert [each.known for each in kept] == there


def test_a_meeting_that_is_there_is_kept_but_not_a_cancelled_one_nor_a_conference() -> None:
    there = Meeting(date(2027, 2, 11), time(10), number=3)
    cancelled = Meeting(date(2027, 6, 10), time(10), cancelled="För få.")
    conference = Meeting(date(2027, 9, 16), time(10), kind=Kind.CONFERENCE)
    found = proposed(2027, [there, cancelled, conference], NEW_YEAR, works)
    assert (found[0].day, found[0].known) == (None, there)
    assert [each.day for each in found[1:]] == days(2027)[1:]
    assert [each.known for each in found[1:]] == [None, None, None]


@given(YEARS, some.integers(0, 365))
def test_nothing_is_proposed_before_the_first_day_that_can_be(year: int, after: int) -> None:
    earliest = date.fromordinal(date(year, 1, 1).toordinal() + after)
    assert all(day is None or day >= earliest for day in days(year, earliest))


@pytest.mark.parametrize(
    ("earliest", "expected"),
    [
        (date(2027, 3, 25), [None, date(2027, 6, 2)]),
        (date(2027, 3, 24), [date(2027, 3, 24), date(2027, 6, 2)]),
        (date(2027, 6, 3), [None, date(2027, 6, 3)]),
    ],
)
def test_what_is_over_has_no_day_and_what_is_late_the_next_best(
    earliest: date, expected: list[date | None]
) -> None:
    assert days(2027, earliest)[:2] == expected


def test_mondays_and_fridays_are_taken_when_nothing_else_is_left() -> None:
    def only_mondays(day: date) -> bool:
        return day.isoweekday() == 1

    found = proposed(2027, [], NEW_YEAR, only_mondays)
    assert [each.day for each in found] == [
        date(2027, 3, 8),
        date(2027, 5, 31),
        date(2027, 9, 13),
        date(2027, 11, 22),
    ]
