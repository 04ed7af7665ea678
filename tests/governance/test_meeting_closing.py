"""When a vote on a meeting closes: on its day, after it has begun, wherever it moves."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.local_time import STOCKHOLM
from governance.meeting_closing import Reason, check_closing, closing, fits, fitted
from governance.meetings import MEETING_TIMES, Meeting
from governance.refusal import Refusal
from tests.governance.any_number import few

MEETING = Meeting(date(2027, 2, 11), time(10), ends=time(12), number=3)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


def test_it_closes_at_the_end_of_the_day_if_nobody_has_said() -> None:
    assert closing(MEETING) == at("2027-02-11T23:59")


@pytest.mark.parametrize(
    ("moment", "good"),
    [
        ("2027-02-11T10:00", False),
        ("2027-02-11T10:01", True),
        ("2027-02-11T12:30", True),
        ("2027-02-11T23:59", True),
        ("2027-02-12T00:00", False),
        ("2027-02-10T23:59", False),
    ],
)
def test_a_closing_time_is_on_the_meetings_day_after_it_has_begun(
    moment: str, *, good: bool
) -> None:
    assert fits(at(moment), MEETING) is good
    if good:
        check_closing(at(moment), MEETING)
        return
    with pytest.raises(Refusal) as caught:
        check_closing(at(moment), MEETING)
    assert (caught.value.reason, caught.value.source) == (
        Reason.CLOSES_OFF_THE_MEETING,
        MEETING_TIMES,
    )
    assert caught.value.fields == {
        "number": "3",
        "begins": at("2027-02-11T10:00"),
        "latest": at("2027-02-11T23:59"),
    }


def test_a_meeting_without_hours_takes_any_time_of_its_day() -> None:
    bare = Meeting(date(2027, 2, 11), time())
    assert fits(at("2027-02-11T00:01"), bare)
    assert not fits(at("2027-02-11T00:00"), bare)


def test_the_closing_time_follows_the_meeting_at_the_same_hour() -> None:
    moved = replace(MEETING, day=date(2027, 2, 18))
    assert fitted(at("2027-02-11T14:30"), moved) == at("2027-02-18T14:30")
    assert fitted(at("2027-02-18T11:00"), moved) == at("2027-02-18T11:00")


def test_an_hour_before_the_meeting_becomes_the_end_of_the_day() -> None:
    later = replace(MEETING, start=time(16), ends=time(18))
    assert fitted(at("2027-02-11T14:30"), later) == at("2027-02-11T23:59")


@given(
    some.dates(date(2024, 1, 1), date(2060, 12, 31)),
    some.times().map(lambda found: found.replace(second=0, microsecond=0)),
    some.integers(0, 10**6),
)
def test_a_time_that_is_fitted_always_fits(day: date, start: time, minutes: int) -> None:
    meeting = Meeting(day, min(start, time(23, 58)), number=1)
    closes_at = at("2024-01-01T00:00") + timedelta(minutes=minutes)
    found = fitted(closes_at, meeting)
    check_closing(found, meeting)
    assert fitted(found, meeting) == found


@few
@given(
    some.dates(date(2026, 1, 1), date(2030, 12, 31)),
    some.times(max_value=time(23, 58)),
    some.integers(-1440, 2 * 1440),
)
def test_a_vote_on_a_meeting_can_always_close_that_day_and_never_on_another(
    day: date, start: time, minutes: int
) -> None:
    meeting = Meeting(day, start)
    last = closing(meeting)
    assert fits(last, meeting)
    assert last.date() == day
    moment = meeting.starts_at + timedelta(minutes=minutes)
    if fits(moment, meeting):
        assert moment.date() == day
        assert minutes > 0
        assert fits(last, replace(meeting, start=time()))
    assert fits(moment, meeting) is (minutes > 0 and moment.date() == day)
