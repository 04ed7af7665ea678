"""Meetings: their states, one after the other, and the year's count of them."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.local_time import STOCKHOLM
from governance.meetings import NEEDED, Count, Kind, Meeting, State, count, rings, state
from governance.provenance import charter
from tests.governance.any_number import few

MEETING = Meeting(date(2027, 2, 11), time(10), ends=time(12))
SECOND = timedelta(seconds=1)
DAYS = some.dates(date(2026, 1, 1), date(2030, 12, 31))
MOMENTS = some.datetimes(
    datetime.fromisoformat("2025-12-01"),
    datetime.fromisoformat("2031-01-31"),
    timezones=some.just(UTC),
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


CALLED = replace(MEETING, called_at=at("2027-02-05T08:00"))
ENDED = replace(CALLED, ended_at=at("2027-02-11T11:45"))


@pytest.mark.parametrize(
    ("meeting", "moment", "expected"),
    [
        (MEETING, "2027-02-11T09:59:59", State.PLANNED),
        (CALLED, "2027-02-05T07:59:59", State.PLANNED),
        (CALLED, "2027-02-05T08:00", State.CALLED),
        (CALLED, "2027-02-11T09:59:59", State.CALLED),
        (MEETING, "2027-02-11T10:00", State.GOING_ON),
        (CALLED, "2027-02-11T23:59:59", State.GOING_ON),
        (CALLED, "2027-02-12T00:00", State.UNCONFIRMED),
        (ENDED, "2027-02-11T11:44:59", State.GOING_ON),
        (ENDED, "2027-02-11T11:45", State.HELD),
        (ENDED, "2028-01-01T00:00", State.HELD),
        (replace(CALLED, cancelled="För få."), "2027-02-12T00:00", State.CANCELLED),
    ],
)
def test_a_meeting_goes_from_planned_to_held(
    meeting: Meeting, moment: str, expected: State
) -> None:
    assert state(meeting, at(moment)) is expected


def test_the_day_of_a_meeting_is_over_at_swedish_midnight_on_both_odd_nights() -> None:
    spring = replace(MEETING, day=date(2027, 3, 28))
    autumn = replace(MEETING, day=date(2027, 10, 31))
    assert (spring.midnight - spring.starts_at.astimezone(UTC)) == timedelta(hours=14)
    assert autumn.midnight.astimezone(UTC) == datetime(2027, 10, 31, 23, tzinfo=UTC)
    assert spring.midnight.astimezone(UTC) == datetime(2027, 3, 28, 22, tzinfo=UTC)


def test_a_meeting_without_hours_begins_with_its_day() -> None:
    bare = Meeting(date(2027, 2, 11), time())
    assert not bare.timed
    assert bare.ends_at is None
    assert bare.starts_at == at("2027-02-11T00:00")
    assert MEETING.timed
    assert replace(MEETING, ends=None).timed
    assert replace(MEETING, start=time()).timed
    assert MEETING.ends_at == at("2027-02-11T12:00")


def test_a_meeting_is_over_when_it_was_ended_else_with_its_day() -> None:
    assert MEETING.over_at == at("2027-02-12T00:00")
    assert ENDED.over_at == at("2027-02-11T11:45")


def test_the_slot_is_another_once_the_day_or_the_hour_is() -> None:
    assert MEETING.slot == "2027-02-11T10:00"
    assert replace(MEETING, start=time(9, 5)).slot == "2027-02-11T09:05"


def held(day: date, kind: Kind = Kind.MEETING) -> Meeting:
    over = datetime.combine(day, time(12)).replace(tzinfo=STOCKHOLM)
    return Meeting(day, time(10), kind=kind, ends=time(12), ended_at=over)


def test_three_meetings_and_two_conferences_are_three_of_four() -> None:
    meetings = [held(date(2026, month, 3)) for month in (2, 5, 9)]
    meetings += [held(date(2026, month, 4), Kind.CONFERENCE) for month in (4, 10)]
    now = at("2026-11-22T10:00")
    found = count(meetings, Kind.MEETING, 2026, now)
    assert (found.held, found.planned, found.missing, found.met) == (3, 0, 1, False)
    assert found.source == charter("R21")
    conferences = count(meetings, Kind.CONFERENCE, 2026, now)
    assert (conferences.held, conferences.missing, conferences.met) == (2, 0, True)
    assert conferences.source == charter("R22")


def test_what_has_been_is_held_first_when_somebody_has_said_so() -> None:
    meetings = [replace(MEETING, day=date(2026, month, 3)) for month in (2, 5, 9, 12)]
    found = count(meetings, Kind.MEETING, 2026, at("2026-11-22T10:00"))
    assert (found.held, found.unconfirmed, found.planned, found.missing) == (0, 3, 1, 0)
    assert not found.met


def test_the_alarm_rings_when_three_are_held_and_none_is_planned() -> None:
    three = [held(date(2026, month, 3)) for month in (1, 3, 5)]
    june = at("2026-06-10T10:00")
    found = count(three, Kind.MEETING, 2026, june)
    assert rings(found, june.date())
    assert not rings(count(three[:2], Kind.MEETING, 2026, june), june.date())
    first = count([held(date(2026, 1, 3), Kind.CONFERENCE)], Kind.CONFERENCE, 2026, june)
    assert (first.held, first.missing) == (1, 1)
    assert not rings(first, june.date())
    fourth = [*three, replace(MEETING, day=date(2026, 12, 3))]
    assert not rings(count(fourth, Kind.MEETING, 2026, june), june.date())


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 9, 30), False),
        (date(2026, 10, 1), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), False),
        (date(2025, 12, 31), False),
    ],
)
def test_the_alarm_rings_from_october_on_for_what_is_not_even_planned(
    today: date, *, expected: bool
) -> None:
    found = count([], Kind.CONFERENCE, 2026, at("2026-06-10T10:00"))
    assert rings(found, today) is expected


@given(some.lists(some.builds(Meeting, day=DAYS, start=some.just(time(10)))), MOMENTS)
def test_every_meeting_of_a_year_is_counted_once(meetings: list[Meeting], now: datetime) -> None:
    for year in range(2026, 2031):
        found = count(meetings, Kind.MEETING, year, now)
        mine = [each for each in meetings if each.day.year == year]
        assert found.held + found.planned + found.unconfirmed == len(mine)
        assert found.missing == max(0, 4 - len(mine))


@given(some.builds(Meeting, day=DAYS, start=some.times()), MOMENTS, some.sampled_from([0, 1]))
def test_a_meeting_never_goes_back(meeting: Meeting, now: datetime, called: int) -> None:
    order = list(State)
    meeting = replace(meeting, called_at=now - SECOND if called else None)
    states = [state(meeting, now + timedelta(hours=hours)) for hours in range(0, 24 * 40, 7)]
    assert states == sorted(states, key=order.index)


@few
@given(
    some.sampled_from(Kind),
    some.tuples(some.integers(0, 5), some.integers(0, 5), some.integers(0, 2)),
    some.dates(date(2027, 1, 1), date(2027, 12, 31)),
    some.integers(0, 365),
)
def test_what_rings_goes_on_ringing_through_its_year_and_for_nothing_that_is_planned(
    kind: Kind, counts: tuple[int, int, int], today: date, more: int
) -> None:
    needed, source = NEEDED[kind]
    found = Count(kind, 2027, needed, *counts, source)
    later = today + timedelta(days=more)
    assert rings(found, later) or not rings(found, today) or later.year > 2027
    assert not rings(replace(found, year=2026), today)
    assert not rings(replace(found, planned=needed), today)
    assert rings(found, date(2027, 12, 31)) is (sum(counts) < needed)
