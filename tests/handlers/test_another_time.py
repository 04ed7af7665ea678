"""Another time than now: what can be asked at, in which clock, and what is said of the rest."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.local_time import STOCKHOLM
from handlers.another_time import FIRST, LAST, Wrong, WrongTime, is_either, read_time, within_reach
from handlers.texts.another_time import either, wrong


def tried(text: str) -> datetime | WrongTime:
    try:
        return read_time(text)
    except WrongTime as error:
        return error


def refused(text: str) -> WrongTime:
    found = tried(text)
    assert isinstance(found, WrongTime)
    return found


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2027-03-31T08:00", datetime(2027, 3, 31, 6, tzinfo=UTC)),
        ("2027-03-31 08:00", datetime(2027, 3, 31, 6, tzinfo=UTC)),
        ("2027-03-31 kl. 8.05", datetime(2027, 3, 31, 6, 5, tzinfo=UTC)),
        ("2027-03-31T08:00:30.25", datetime(2027, 3, 31, 6, 0, 30, tzinfo=UTC)),
        (" 2027-12-01 ", datetime(2027, 11, 30, 23, tzinfo=UTC)),
        ("2027-03-31T08:00Z", datetime(2027, 3, 31, 8, tzinfo=UTC)),
        ("2027-03-31T08:00+02:00", datetime(2027, 3, 31, 6, tzinfo=UTC)),
        ("2027-03-31T08:00-0100", datetime(2027, 3, 31, 9, tzinfo=UTC)),
    ],
)
def test_a_time_is_read_by_swedish_clocks_unless_it_says_otherwise(
    text: str, moment: datetime
) -> None:
    found = read_time(text)
    assert found.astimezone(UTC) == moment
    assert found.tzinfo is STOCKHOLM


UNREADABLE = (
    *("", "i går", "1999", "2027", "2027-02-30", "0000-01-01", "20270331", "2027-W13-3"),
    *("2027-03-31T8", "2027-03-31T24:00", "2027-03-31T08:60", "2027-03-31T08:00+99:00"),
    "2027-03-31+01:00",
)
OUT_OF_REACH = (
    *("9999-12-31", "0001-01-01", "1999-01-01", "2024-03-24T23:59", "2101-01-01"),
    *("9999-12-31T23:59-12:00", "0001-01-01T00:00+14:00", "2100-12-31T23:59-01:00"),
)


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_is_no_time_is_told_with_an_example(text: str) -> None:
    error = refused(text)
    assert (error.wrong, error.given) == (Wrong.UNREADABLE, text)
    assert wrong(error) == f"”{text}” är ingen tid. Skriv till exempel 2027-03-31T08:00"


@pytest.mark.parametrize("text", OUT_OF_REACH)
def test_a_time_before_the_document_or_too_far_ahead_is_refused(text: str) -> None:
    error = refused(text)
    assert error.wrong is Wrong.OUT_OF_REACH
    assert "från 2024-03-25, då samarbetsformerna är daterade, till 2100-12-31" in wrong(error)


def test_the_first_and_the_last_moment_can_be_asked_at() -> None:
    assert read_time("2024-03-25").date() == FIRST == date(2024, 3, 25)
    assert read_time("2100-12-31T23:59:59").date() == LAST == date(2100, 12, 31)
    assert within_reach(datetime(2024, 3, 24, 23, tzinfo=UTC))
    assert not within_reach(datetime(2024, 3, 24, 22, 59, tzinfo=UTC))


def test_the_hour_the_spring_night_skips_is_refused_and_an_offset_is_not() -> None:
    error = refused("2027-03-28T02:30")
    assert error.wrong is Wrong.SKIPPED
    assert "sommartiden börjar" in wrong(error)
    assert read_time("2027-03-28T02:30+01:00").hour == 3


def test_the_doubled_hour_is_its_first_pass_and_an_offset_gives_the_second() -> None:
    first = read_time("2026-10-25T02:30")
    assert first.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert is_either("2026-10-25T02:30", first)
    second = read_time("2026-10-25T02:30+01:00")
    assert second.astimezone(UTC) - first.astimezone(UTC) == timedelta(hours=1)
    for text in ("2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00", "2026-10-25T03:00"):
        assert not is_either(text, read_time(text))
    assert either(first).endswith("den andra skrivs 2026-10-25T02:30+01:00")


def test_a_long_time_is_not_repeated_whole() -> None:
    assert len(wrong(refused("x" * 500))) < 100


@given(some.datetimes(datetime.fromisoformat("2024-03-26"), datetime.fromisoformat("2100-12-30")))
def test_whatever_is_read_is_within_reach_and_reads_back_the_same(asked: datetime) -> None:
    written = asked.isoformat(timespec="seconds")
    found = tried(written)
    if isinstance(found, WrongTime):
        assert (found.wrong, asked.month, asked.hour) == (Wrong.SKIPPED, 3, 2)
        return
    assert within_reach(found)
    assert found.replace(tzinfo=None).isoformat(timespec="seconds") == written
    assert read_time(found.isoformat()) == found


@given(some.text(max_size=40) | some.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T0-9:.+Z-]*"))
def test_whatever_is_written_is_read_or_refused(text: str) -> None:
    found = tried(text)
    assert wrong(found) if isinstance(found, WrongTime) else within_reach(found)
