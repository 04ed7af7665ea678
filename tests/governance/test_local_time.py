from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.local_time import (
    LOCAL,
    STOCKHOLM,
    Reason,
    after_working_days,
    at_wall,
    at_wall_or_later,
    before,
    comes_twice,
    hours_after,
    instant,
    later,
    local,
)
from governance.provenance import setting
from governance.refusal import Refusal
from tests.governance.any_number import few

WALLS = some.datetimes(datetime.fromisoformat("2000-01-01"), datetime.fromisoformat("2100-01-01"))


def works(day: date) -> bool:
    return day.weekday() < 5 and day not in {date(2029, 3, 30), date(2029, 4, 2)}


def wall(text: str) -> datetime:
    return datetime.fromisoformat(text)


def moment(text: str, *, fold: int = 0) -> datetime:
    return wall(text).replace(tzinfo=STOCKHOLM, fold=fold)


def test_a_wall_time_is_read_in_sweden() -> None:
    found = at_wall(wall("2026-12-08 15:00"))
    assert found == datetime(2026, 12, 8, 14, tzinfo=UTC)
    assert found.tzinfo is STOCKHOLM
    assert at_wall(wall("2026-06-08 15:00")) == datetime(2026, 6, 8, 13, tzinfo=UTC)


@pytest.mark.parametrize(("hour", "minute"), [(2, 0), (2, 30), (2, 59)])
def test_the_hour_the_spring_night_skips_is_no_time(hour: int, minute: int) -> None:
    skipped = wall(f"2027-03-28 {hour:02}:{minute:02}")
    with pytest.raises(Refusal) as refused:
        at_wall(skipped)
    assert refused.value.reason is Reason.NO_SUCH_TIME
    assert refused.value.source == LOCAL == setting("svensk tid")
    assert refused.value.fields == {"time": skipped}


@pytest.mark.parametrize(("hour", "minute"), [(1, 59), (3, 0)])
def test_the_hours_beside_it_are(hour: int, minute: int) -> None:
    assert at_wall(wall(f"2027-03-28 {hour:02}:{minute:02}")).hour == hour


def test_the_hour_the_spring_night_skips_can_be_taken_as_much_later() -> None:
    assert at_wall_or_later(wall("2027-03-28 02:30")) == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert at_wall_or_later(wall("2027-03-28 03:00")) == at_wall(wall("2027-03-28 03:00"))
    with pytest.raises(ValueError, match="2027"):
        at_wall_or_later(moment("2027-03-28 02:30"))


def test_the_doubled_hour_is_its_first_pass() -> None:
    asked = wall("2026-10-25 02:30")
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert instant(at_wall(asked)) == first
    assert instant(at_wall(asked)).tzinfo is UTC
    assert instant(at_wall(asked.replace(fold=1))) == first


@pytest.mark.parametrize(
    ("moment", "twice"),
    [
        (datetime(2026, 10, 24, 23, 59, tzinfo=UTC), False),
        (datetime(2026, 10, 25, 0, 0, tzinfo=UTC), True),
        (datetime(2026, 10, 25, 1, 59, tzinfo=UTC), True),
        (datetime(2026, 10, 25, 2, 0, tzinfo=UTC), False),
        (datetime(2027, 3, 28, 1, 30, tzinfo=UTC), False),
        (datetime(2026, 12, 8, 14, 0, tzinfo=UTC), False),
    ],
)
def test_a_time_comes_twice_in_one_hour_of_the_year(moment: datetime, *, twice: bool) -> None:
    assert comes_twice(moment) is twice


def test_an_aware_time_is_no_wall_time() -> None:
    with pytest.raises(ValueError, match="2026"):
        at_wall(moment("2026-12-08 15:00"))


def test_moments_of_the_doubled_hour_are_told_apart() -> None:
    first, second = moment("2026-10-25 02:30"), moment("2026-10-25 02:10", fold=1)
    assert before(first, second)
    assert not before(second, first)
    assert instant(later(first, second)) == instant(later(second, first)) == instant(second)


def test_nothing_comes_before_itself() -> None:
    assert not before(moment("2026-11-22"), moment("2026-11-22"))
    assert before(moment("2026-11-22"), moment("2026-11-22") + timedelta(microseconds=1))


def test_hours_are_real_ones() -> None:
    assert hours_after(moment("2026-10-24 12:00"), 24) == moment("2026-10-25 11:00")
    assert hours_after(moment("2027-03-27 12:00"), 24) == moment("2027-03-28 13:00")
    assert hours_after(moment("2026-12-08 15:00"), -48) == moment("2026-12-06 15:00")
    assert hours_after(datetime(2026, 12, 8, 14, tzinfo=UTC), 0).tzinfo is STOCKHOLM


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        # Tuesday: the same time of day, five working days on.
        (moment("2026-12-01 15:00"), 5, moment("2026-12-08 15:00")),
        (moment("2026-12-01 15:00"), 1, moment("2026-12-02 15:00")),
        # Friday evening still belongs to Friday.
        (moment("2026-12-04 23:59"), 1, moment("2026-12-07 23:59")),
        # Sunday: five whole working days, over when Friday is.
        (moment("2026-11-22 08:30"), 5, moment("2026-11-28")),
        (moment("2026-11-21"), 1, moment("2026-11-24")),
        # Good Friday and Easter Monday 2029 are no working days.
        (moment("2029-03-29 09:00"), 1, moment("2029-04-03 09:00")),
        (moment("2029-03-31 12:00"), 2, moment("2029-04-05")),
        # Over the night when summer time ends the clock, not the hours, decides.
        (moment("2026-10-23 12:00"), 1, moment("2026-10-26 12:00")),
    ],
)
def test_working_days_are_counted_on(start: datetime, days: int, end: datetime) -> None:
    assert after_working_days(start, days, works) == end


def test_the_day_is_the_swedish_one() -> None:
    start = datetime(2026, 11, 29, 23, 30, tzinfo=UTC)  # Monday 00:30 in Sweden
    assert after_working_days(start, 1, works) == moment("2026-12-01 00:30")


def test_a_counted_time_that_is_skipped_falls_an_hour_later() -> None:
    ended = after_working_days(moment("2027-03-27 02:30"), 1, lambda _day: True)
    assert (ended.hour, ended.minute) == (3, 30)


@given(WALLS)
def test_what_is_read_from_a_wall_is_shown_on_it(asked: datetime) -> None:
    try:
        assert local(at_wall(asked)).replace(tzinfo=None, fold=0) == asked
    except Refusal:
        assert (asked.month, asked.hour) == (3, 2)


@given(WALLS, some.integers(1, 30))
def test_so_many_working_days_lie_between(asked: datetime, days: int) -> None:
    start = local(asked.replace(tzinfo=STOCKHOLM))
    end = after_working_days(start, days, works)
    last = end.date() if works(start.date()) else end.date() - timedelta(days=1)
    passed = [start.date() + timedelta(n) for n in range(1, (last - start.date()).days + 1)]
    assert sum(works(day) for day in passed) == days
    assert works(last)
    if not works(start.date()):
        assert end.time() == time()


INSTANTS = WALLS.map(lambda shown: shown.replace(tzinfo=UTC))
HOURS = some.integers(-1000, 1000)
AUTUMN_NIGHT = some.integers(0, 300).map(
    lambda minutes: datetime(2026, 10, 24, 23, tzinfo=UTC) + timedelta(minutes=minutes)
)


def test_a_moment_is_shown_as_clocks_in_sweden_show_it() -> None:
    assert local(datetime(2026, 12, 8, 14, tzinfo=UTC)) == moment("2026-12-08 15:00")
    assert local(datetime(2026, 12, 8, 14, tzinfo=UTC)).hour == 15
    assert local(datetime(2026, 7, 1, 22, tzinfo=UTC)).date() == date(2026, 7, 2)


@few
@given(INSTANTS)
def test_local_time_is_the_same_moment_shown_in_sweden(found: datetime) -> None:
    assert instant(local(found)) == found
    assert local(local(found)) == local(found)
    assert local(found).tzinfo is STOCKHOLM
    assert local(found).utcoffset() in {timedelta(hours=1), timedelta(hours=2)}


@few
@given(INSTANTS, HOURS, HOURS)
def test_hours_add_up_and_lead_back_over_any_night(found: datetime, one: int, other: int) -> None:
    assert instant(hours_after(hours_after(found, one), -one)) == found
    both, together = hours_after(hours_after(found, one), other), hours_after(found, one + other)
    assert instant(both) == instant(together)
    assert before(found, hours_after(found, one)) is (one > 0)
    assert later(found, hours_after(found, one)) == hours_after(found, max(one, 0))


@few
@given(WALLS | some.integers(0, 180).map(lambda n: wall("2027-03-28 01:00") + timedelta(minutes=n)))
def test_a_skipped_hour_is_an_hour_later_and_every_other_is_itself(asked: datetime) -> None:
    found = at_wall_or_later(asked)
    shown = found.replace(tzinfo=None, fold=0)
    try:
        assert found == at_wall(asked)
    except Refusal:
        assert shown == asked + timedelta(hours=1)
    else:
        assert shown == asked
    assert not before(at_wall_or_later(asked + timedelta(hours=3)), found)


@few
@given(INSTANTS | AUTUMN_NIGHT)
def test_a_time_comes_twice_when_an_hour_away_the_clock_shows_the_same(found: datetime) -> None:
    shown = local(found).replace(tzinfo=None, fold=0)
    beside = {hours_after(found, hours).replace(tzinfo=None, fold=0) for hours in (-1, 1)}
    assert comes_twice(found) is (shown in beside)
