from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from governance.local_time import Reason
from governance.reach import Reason as Reach
from governance.refusal import Refusal
from handlers.kinds import Arguments
from handlers.misread import Expected, Misread
from handlers.moments import Moment, Stamp, written
from tests.conversations.scenes import STOCKHOLM


class When(Arguments):
    """An argument that is a moment."""

    stänger: Moment


class ToTheSecond(Arguments):
    """One that may have seconds."""

    mottaget: Stamp


def read(text: str) -> datetime:
    return When.model_validate({"stänger": text}).stänger


def read_stamp(text: str) -> datetime:
    return ToTheSecond.model_validate({"mottaget": text}).mottaget


@pytest.mark.parametrize(
    "text", ["2026-12-08 15:00", "2026-12-08 15.00", "2026-12-08T15:00", "2026-12-08 kl. 15.00"]
)
def test_a_moment_is_read_as_people_write_it(text: str) -> None:
    assert read(text) == datetime(2026, 12, 8, 15, tzinfo=STOCKHOLM)
    assert written(read(text)) == "2026-12-08 15:00"


@pytest.mark.parametrize(
    "text",
    ["", "15:00", "2026-12-08", "2026-02-30 15:00", "2026-12-08 25:00", "😀"],
)
def test_anything_else_is_a_misread(text: str) -> None:
    with pytest.raises(Misread) as caught:
        read(text)
    assert (caught.value.expected, caught.value.argument) == (Expected.MOMENT, "stänger")


@pytest.mark.parametrize("text", ["1492-01-01 10:00", "0001-01-01 00:00", "9999-12-31 23:59"])
def test_a_moment_far_away_exists_and_is_told_to_be_too_far(text: str) -> None:
    with pytest.raises(Misread) as caught:
        read(text)
    assert (caught.value.expected, caught.value.argument) == (Expected.NEAR_MOMENT, "stänger")


def test_the_doubled_hour_is_its_first_pass() -> None:
    assert read("2026-10-25 02:30").astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize("reader", [read, read_stamp])
def test_the_hour_that_the_spring_night_skips_is_refused(
    reader: Callable[[str], datetime],
) -> None:
    with pytest.raises(Refusal) as caught:
        reader("2027-03-28 02:30")
    assert caught.value.reason is Reason.NO_SUCH_TIME


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-06-30 23:59:59", datetime(2026, 6, 30, 21, 59, 59, tzinfo=UTC)),
        ("2026-07-01 00:00:00", datetime(2026, 6, 30, 22, 0, 0, tzinfo=UTC)),
        ("2026-07-01T0:00", datetime(2026, 6, 30, 22, 0, 0, tzinfo=UTC)),
        ("2026-01-15 kl. 9.30", datetime(2026, 1, 15, 8, 30, tzinfo=UTC)),
        ("2026-10-25 02:30:15", datetime(2026, 10, 25, 0, 30, 15, tzinfo=UTC)),
    ],
)
def test_a_moment_is_read_by_swedish_clocks_to_the_second(text: str, moment: datetime) -> None:
    assert read_stamp(text).astimezone(UTC) == moment


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-07-01",
        "23:59",
        "2026-06-31 10:00",
        "2026-06-30 24:00",
        "2026-06-30 10:00:60",
        "31 juni 2026 kl. 10.00",
        "2026-06-30 10:00:00Z",
    ],
)
def test_what_is_no_moment_is_not_guessed_at(text: str) -> None:
    with pytest.raises(Misread) as caught:
        read_stamp(text)
    assert caught.value.expected is Expected.STAMP


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2024-03-24 23:59:59", Reach.DAY_BEFORE),
        ("0001-01-01 00:00", Reach.DAY_BEFORE),
        ("9999-12-31 23:59", Reach.TOO_FAR_AHEAD),
    ],
)
def test_a_day_out_of_reach_is_refused(text: str, reason: Reach) -> None:
    with pytest.raises(Refusal) as caught:
        read_stamp(text)
    assert caught.value.reason is reason


def test_the_documents_own_day_is_within_reach() -> None:
    assert read_stamp("2024-03-25 00:00") == datetime(2024, 3, 25, tzinfo=STOCKHOLM)
