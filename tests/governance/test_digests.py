from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as some

from governance.digests import DIGESTS, Digest, digest, digests
from governance.local_time import STOCKHOLM, instant
from governance.provenance import setting

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
