"""A proposed year: four meetings that fit the duties, in every year."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.meetings import Kind, Meeting
from governance.proposed_year import (
    WINDOWS,
    Proposed,
    Purpose,
    Window,
    adjusted,
    held,
    held_beside,
    nearest,
    proposed,
    too_late,
)
from governance.provenance import charter, reading
from handlers.workdays import works
from tests.governance.any_number import few

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


ANY_DAY = some.dates(date(2024, 3, 25), date(2100, 12, 31))
SPRING, AUTUMN = WINDOWS[1], WINDOWS[2]


def meeting(day: date, kind: Kind = Kind.MEETING, cancelled: str = "") -> Meeting:
    return Meeting(day, time(10), kind=kind, cancelled=cancelled)


def lies_in(day: date, window: Window) -> bool:
    return window.first <= (day.month, day.day) <= window.last


def test_a_chosen_day_goes_where_it_lies_and_one_that_lies_nowhere_to_the_nearest_free_part() -> (
    None
):
    chosen = [date(2027, 3, 16), date(2027, 7, 15), date(2027, 9, 15), date(2027, 9, 16)]
    found, left = adjusted(2027, chosen, [])
    assert [each.day for each in found] == [
        date(2027, 3, 16),
        date(2027, 7, 15),
        date(2027, 9, 15),
        None,
    ]
    assert left == (date(2027, 9, 16),)
    found, left = adjusted(2027, [date(2027, 7, 15), date(2027, 7, 16)], [])
    assert [each.day for each in found[1:3]] == [date(2027, 7, 15), date(2027, 7, 16)]


def test_a_day_that_lies_in_a_part_goes_before_one_that_is_only_near_it() -> None:
    near, inside = date(2027, 1, 2), date(2027, 2, 10)
    found, left = adjusted(2027, [near, inside], [])
    assert [each.day for each in found[:2]] == [inside, near]
    assert left == ()
    assert [each.sources for each in found] == [window.sources for window in WINDOWS]


def test_a_part_that_holds_a_meeting_takes_no_day() -> None:
    there = meeting(date(2027, 3, 10))
    found, left = adjusted(2027, [date(2027, 3, 16)], [there])
    assert (found[0].known, found[0].day) == (there, None)
    assert left == (date(2027, 3, 16),)
    full = [meeting(date(2027, *window.best)) for window in WINDOWS]
    found, left = adjusted(2027, [date(2027, 3, 16)], full)
    assert [each.known for each in found] == full
    assert left == (date(2027, 3, 16),)


@given(
    some.sets(some.dates(date(2027, 1, 1), date(2027, 12, 31)), max_size=7),
    some.sets(some.sampled_from(WINDOWS)),
)
@few
def test_each_chosen_day_is_taken_once_or_left_where_its_part_is_taken(
    chosen: set[date], filled: set[Window]
) -> None:
    known = [meeting(date(2027, *window.best)) for window in filled]
    found, left = adjusted(2027, chosen, known)
    taken = [each.day for each in found if each.day is not None]
    assert sorted([*taken, *left]) == sorted(chosen)
    assert [each.purpose for each in found] == list(Purpose)
    assert all(each.day is None or each.known is None for each in found)
    free = [
        window
        for window, each in zip(WINDOWS, found, strict=True)
        if each.day is None and each.known is None
    ]
    for day in left:
        assert not free or any(lies_in(day, window) for window in WINDOWS)
        assert not any(lies_in(day, window) for window in free)


@pytest.mark.parametrize(
    ("day", "window"),
    [
        (date(2027, 1, 2), WINDOWS[0]),
        (date(2027, 3, 27), WINDOWS[0]),
        (date(2027, 3, 29), SPRING),
        (date(2027, 7, 20), SPRING),
        (date(2027, 7, 21), AUTUMN),
        (date(2027, 10, 15), AUTUMN),
        (date(2027, 10, 16), WINDOWS[3]),
        (date(2027, 12, 31), WINDOWS[3]),
    ],
)
def test_a_day_between_two_parts_belongs_to_the_nearer(day: date, window: Window) -> None:
    assert nearest(day) is window


@given(ANY_DAY)
@few
def test_a_day_belongs_to_the_part_it_lies_in(day: date) -> None:
    inside = [window for window in WINDOWS if lies_in(day, window)]
    assert len(inside) <= 1
    assert not inside or nearest(day) is inside[0]
    assert nearest(day, [AUTUMN]) is AUTUMN


def test_a_part_is_held_by_a_meeting_alone() -> None:
    day = date(2027, 6, 2)
    assert held(SPRING, 2027, [meeting(day)]) == meeting(day)
    assert held(SPRING, 2028, [meeting(day)]) is None
    for other in (meeting(day, Kind.CONFERENCE), meeting(day, cancelled="För få.")):
        assert held(SPRING, 2027, [other]) is None
    assert held_beside(date(2027, 4, 1), [meeting(day)]) == meeting(day)
    assert held_beside(date(2027, 7, 15), [meeting(day)]) is None


@given(ANY_DAY, ANY_DAY)
@few
def test_what_is_held_beside_a_day_lies_in_the_same_part_of_the_same_year(
    day: date, other: date
) -> None:
    found = held_beside(day, [meeting(other)])
    alike = day.year == other.year and any(
        lies_in(day, window) and lies_in(other, window) for window in WINDOWS
    )
    assert (found is not None) is alike
    assert found == (held(nearest(day), day.year, [meeting(other)]) if alike else None)


def test_the_report_is_too_late_from_the_day_after_its_last() -> None:
    days = (date(2027, 3, 24), date(2027, 3, 25), None)
    found = [too_late(Proposed(Purpose.REPORT, day, None, ())) for day in days]
    assert found == [False, True, False]


@given(YEARS)
@few
def test_nothing_proposed_is_too_late(year: int) -> None:
    assert not any(map(too_late, proposed(year, [], NEW_YEAR, works)))
