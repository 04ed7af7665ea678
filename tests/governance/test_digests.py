from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.digests import DIGESTS, Digest, digest, digests, is_near, waits
from governance.local_time import STOCKHOLM, instant
from governance.people import Role
from governance.provenance import setting
from governance.reminders import Kind, Subject
from tests.governance.any_number import few

MOMENTS = some.datetimes(
    datetime.fromisoformat("2026-01-01"),
    datetime.fromisoformat("2031-01-01"),
    timezones=some.just(UTC),
)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


def weeks(first: str, last: str) -> list[str]:
    return [each.week for each in digests(moment(first), moment(last))]


def test_a_digest_goes_out_on_monday_morning_and_holds_until_the_next() -> None:
    assert digest(date(2027, 2, 7)) == Digest(
        "2027-W05", moment("2027-02-01 08:00"), moment("2027-02-08 08:00")
    )


def test_a_week_belongs_to_the_year_most_of_it_lies_in() -> None:
    assert digest(date(2027, 1, 1)).week == "2026-W53"
    assert digest(date(2029, 12, 31)).week == "2030-W01"


def test_the_newest_comes_first_and_then_those_to_come() -> None:
    assert weeks("2027-02-01 08:00", "2027-02-01 08:00") == ["2027-W05"]
    assert weeks("2027-02-01 07:59", "2027-02-01 07:59") == ["2027-W04"]
    assert weeks("2027-02-07 12:00", "2027-02-15 08:00") == ["2027-W05", "2027-W06", "2027-W07"]
    assert weeks("2027-02-07 12:00", "2027-02-15 07:59") == ["2027-W05", "2027-W06"]


def test_it_is_a_setting() -> None:
    assert setting("sammandrag") == DIGESTS


@given(MOMENTS, some.integers(0, 80))
def test_every_monday_has_its_digest(first: datetime, days: int) -> None:
    last = first + timedelta(days=days)
    found = digests(first, last)
    assert instant(found[0].at) <= first
    assert all(instant(each.at) > first for each in found[1:])
    assert instant(found[-1].until) > last
    for one, other in pairwise(found):
        assert (one.until, other.at.weekday(), f"{other.at:%H:%M}") == (other.at, 0, "08:00")


DUE = date(2027, 3, 31)
REPORT = Subject(Kind.DUTY, "frist:2027-1", DUE, ("frist", {}), turns=(Role.KANSLI,))
DONE_WITH = replace(REPORT, turns=())
ALWAYS = replace(REPORT, dated=False, pressing=True)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2027, 2, 28), False),
        (date(2027, 3, 1), True),
        (DUE, True),
        (date(2028, 3, 1), True),
    ],
)
def test_what_is_near_or_has_passed_waits_for_whoever_has_the_turn(
    today: date, *, expected: bool
) -> None:
    assert waits(REPORT, today) is is_near(REPORT, today) is expected
    assert not waits(DONE_WITH, today)


@pytest.mark.parametrize("today", [date(2026, 1, 1), DUE, date(2028, 1, 1)])
def test_what_presses_waits_on_every_day_and_has_no_date_to_tell_of(today: date) -> None:
    assert waits(ALWAYS, today)
    assert not waits(replace(ALWAYS, turns=()), today)
    assert not is_near(ALWAYS, today)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2027, 2, 28), False),
        (date(2027, 3, 1), True),
        (date(2027, 4, 30), True),
        (date(2027, 5, 1), False),
    ],
)
def test_a_date_that_waits_for_nobody_is_told_of_for_as_long_after_as_before(
    today: date, *, expected: bool
) -> None:
    assert is_near(DONE_WITH, today) is expected


SUBJECTS = some.builds(
    Subject,
    some.sampled_from(Kind),
    some.just("nyckel"),
    some.dates(date(2026, 1, 1), date(2030, 12, 31)),
    some.just(("frist", {})),
    dated=some.booleans(),
    turns=some.sampled_from([(), (Role.KANSLI,)]),
    pressing=some.booleans(),
)


@few
@given(SUBJECTS, some.integers(-60, 60), some.integers(0, 30))
def test_what_waits_goes_on_waiting_and_what_waits_for_nobody_is_told_of_as_long_before_as_after(
    subject: Subject, ahead: int, more: int
) -> None:
    assert isinstance(subject.due, date)
    today = subject.due - timedelta(days=ahead)
    later, mirrored = today + timedelta(days=more), subject.due + timedelta(days=ahead)
    assert waits(subject, later) or not waits(subject, today)
    if subject.turns:
        assert is_near(subject, later) or not is_near(subject, today)
        assert waits(subject, today) or not is_near(subject, today)
    else:
        assert not waits(subject, today)
        assert is_near(subject, today) is is_near(subject, mirrored)
    assert not is_near(replace(subject, dated=False), today)


@few
@given(some.dates(date(2026, 1, 1), date(2030, 12, 31)), some.times())
def test_a_weeks_digest_is_the_same_from_each_of_its_days_and_ends_as_the_next_begins(
    day: date, hour: time
) -> None:
    found = digest(day, hour)
    monday = found.at.date()
    assert monday <= day < monday + timedelta(days=7)
    assert {digest(monday + timedelta(days=n), hour) for n in range(7)} == {found}
    assert digest(monday + timedelta(days=7), hour).at == found.until
    assert date.fromisoformat(f"{found.week}-1") == monday
