from datetime import UTC, datetime

import pytest

from governance.local_time import Reason
from governance.refusal import Refusal
from handlers.kinds import Arguments
from handlers.misread import Expected, Misread
from handlers.moments import Moment, written
from tests.conversations.scenes import STOCKHOLM


class When(Arguments):
    """An argument that is a moment."""

    stänger: Moment


def read(text: str) -> datetime:
    return When.model_validate({"stänger": text}).stänger


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


def test_the_hour_that_the_spring_night_skips_is_refused() -> None:
    with pytest.raises(Refusal) as caught:
        read("2027-03-28 02:30")
    assert caught.value.reason is Reason.NO_SUCH_TIME
