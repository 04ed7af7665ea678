"""What to be careful of in a meeting: told, and never in the way."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.local_time import LOCAL
from governance.meeting_cautions import Caution, Warned, cautions
from governance.meetings import MEETING_TIMES, Kind, Meeting
from governance.proposed_year import CALENDAR

MEETING = Meeting(date(2027, 2, 11), time(10), ends=time(12), number=1, id=1)
CONFERENCE = replace(MEETING, kind=Kind.CONFERENCE, number=2, id=2)


def works(day: date) -> bool:
    return day.isoweekday() < 6


def warned(meeting: Meeting, *known: Meeting) -> list[Warned]:
    return list(cautions(meeting, known, works))


def test_an_ordinary_day_is_nothing_to_be_careful_of() -> None:
    assert warned(MEETING, MEETING) == []


def test_a_day_that_is_no_working_day_is_told() -> None:
    sunday = replace(MEETING, day=date(2027, 2, 14))
    assert warned(sunday) == [Warned(Caution.FREE_DAY, CALENDAR)]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2027, 7, 2), False),
        (date(2027, 7, 5), True),
        (date(2027, 8, 13), True),
        (date(2027, 8, 16), False),
    ],
)
def test_the_weeks_of_summer_are_told_from_the_first_to_the_last(day: date, *, told: bool) -> None:
    found = warned(replace(MEETING, day=day))
    assert found == ([Warned(Caution.SUMMER, CALENDAR)] if told else [])


@pytest.mark.parametrize(
    ("start", "ends", "told"),
    [
        (time(8), time(10), False),
        (time(8), time(10, 1), True),
        (time(11), time(11, 30), True),
        (time(9), time(13), True),
        (time(11, 59), time(13), True),
        (time(12), time(13), False),
    ],
)
def test_what_goes_on_at_the_same_time_is_told(start: time, ends: time, *, told: bool) -> None:
    other = replace(CONFERENCE, start=start, ends=ends)
    expected = [Warned(Caution.OVERLAP, MEETING_TIMES, other)] if told else []
    assert warned(MEETING, MEETING, other) == expected


def test_what_is_cancelled_another_day_or_without_hours_is_in_nobodys_way() -> None:
    others = (
        replace(CONFERENCE, cancelled="För få."),
        replace(CONFERENCE, day=date(2027, 2, 12)),
        replace(CONFERENCE, ends=None),
    )
    assert warned(MEETING, *others) == []
    assert warned(replace(MEETING, ends=None), CONFERENCE) == []


@pytest.mark.parametrize(
    ("start", "ends", "told"),
    [
        (time(1), time(2), True),
        (time(1), time(1, 59), False),
        (time(2, 30), time(4), True),
        (time(3), time(4), False),
    ],
)
def test_an_hour_that_the_autumn_night_doubles_is_told(
    start: time, ends: time, *, told: bool
) -> None:
    night = replace(MEETING, day=date(2027, 10, 31), start=start, ends=ends)
    expected = [Warned(Caution.FREE_DAY, CALENDAR)]
    assert warned(night) == [*expected, *([Warned(Caution.COMES_TWICE, LOCAL)] if told else [])]


@given(some.dates(date(2024, 1, 1), date(2060, 12, 31)))
def test_every_caution_has_its_ground(day: date) -> None:
    for each in cautions(replace(MEETING, day=day, start=time(0)), [CONFERENCE], works):
        assert each.source in {CALENDAR, MEETING_TIMES, LOCAL}
        assert (each.other is not None) == (each.caution is Caution.OVERLAP)
