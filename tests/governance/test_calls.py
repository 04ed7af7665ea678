"""The call: at 08 of a working day, soon enough when it can be, and before the meeting."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.calls import call_at, latest_day
from governance.local_time import STOCKHOLM, before, local
from governance.meetings import Meeting

HOLIDAYS = {date(2027, 1, 1), date(2027, 1, 6), date(2027, 3, 26), date(2027, 3, 29)}
MEETING = Meeting(date(2027, 2, 11), time(10), ends=time(12))


def works(day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


@pytest.mark.parametrize(
    ("day", "days", "now", "expected"),
    [
        # Five days before Thursday is Saturday: the Friday before it.
        ("2027-02-11", 5, "2027-01-01T10:00", "2027-02-05T08:00"),
        ("2027-02-12", 5, "2027-01-01T10:00", "2027-02-05T08:00"),
        ("2027-02-15", 5, "2027-01-01T10:00", "2027-02-10T08:00"),
        # Over Easter.
        ("2027-03-31", 2, "2027-01-01T10:00", "2027-03-25T08:00"),
        # The night when summer time begins lies between the call and the meeting.
        ("2027-03-30", 5, "2027-01-01T10:00", "2027-03-25T08:00"),
        # At its own moment, and past it: the next working day.
        ("2027-02-11", 5, "2027-02-05T08:00", "2027-02-08T08:00"),
        ("2027-02-11", 5, "2027-02-05T07:59", "2027-02-05T08:00"),
        ("2027-02-11", 5, "2027-02-08T16:00", "2027-02-09T08:00"),
        ("2027-02-11", 5, "2027-02-10T16:00", "2027-02-11T08:00"),
        # Nothing is left but now.
        ("2027-02-11", 5, "2027-02-11T07:30", "2027-02-11T07:30"),
        ("2027-02-15", 5, "2027-02-12T16:00", "2027-02-15T08:00"),
        ("2027-02-14", 5, "2027-02-12T16:00", "2027-02-12T16:00"),
    ],
)
def test_the_call_goes_out_in_time_or_as_soon_as_an_agenda_can_be_written(
    day: str, days: int, now: str, expected: str
) -> None:
    meeting = replace(MEETING, day=date.fromisoformat(day))
    assert call_at(meeting, days, works, at(now)) == at(expected)


def test_the_latest_day_is_a_working_day_so_many_days_before() -> None:
    assert latest_day(MEETING, 5, works) == date(2027, 2, 5)
    assert latest_day(MEETING, 3, works) == date(2027, 2, 8)


@given(
    some.dates(date(2026, 1, 1), date(2030, 12, 31)),
    some.integers(1, 60),
    some.integers(-80 * 24 * 60, -1),
)
def test_the_call_is_never_in_the_past_nor_after_the_meeting_began(
    day: date, days: int, minutes: int
) -> None:
    meeting = replace(MEETING, day=day)
    now = local(meeting.starts_at + timedelta(minutes=minutes))
    found = call_at(meeting, days, works, now)
    assert not before(found, now)
    assert before(found, meeting.starts_at)
    if found != now:
        assert (found.hour, found.minute) == (8, 0)
        assert works(found.date())
    morning = datetime.combine(latest_day(meeting, days, works), time(8), STOCKHOLM)
    if before(now, morning):
        assert found == morning
