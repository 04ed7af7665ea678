"""Amounts of money as they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.kinds import Arguments
from handlers.kronor import Kronor
from handlers.misread import Expected, Misread
from handlers.texts import formats


class Sample(Arguments):
    """An amount, under a name with a hyphen."""

    per_invånare: Kronor


def read(written: str) -> int:
    return Sample.model_validate({"per-invånare": written}).per_invånare


@pytest.mark.parametrize(
    ("written", "ore"),
    [
        ("0", 0),
        ("1", 100),
        ("0,5", 50),
        ("0,50", 50),
        ("1 000 000", 100_000_000),
        ("1\u00a0000\u00a0000,05 kr", 100_000_005),
        ("1000000KR", 100_000_000),
        (" 12 ", 1200),
        ("1000000000000", 10**14),
    ],
)
def test_kronor_are_read_as_swedes_write_them(written: str, ore: int) -> None:
    assert read(written) == ore


@pytest.mark.parametrize(
    "written",
    [
        "1e9",
        "-5",
        "10,5,0",
        "1.000",
        "1,000,000",
        "10 00",
        "1 0000",
        "0,505",
        ",5",
        "5,",
        "kr",
        "",
        "١٢",
        "1" * 10_000,
        "1000000000001",
        "5 kr kr",
    ],
)
def test_other_ways_of_writing_kronor_are_refused_and_not_guessed_at(written: str) -> None:
    with pytest.raises(Misread) as caught:
        read(written)
    assert (caught.value.expected, caught.value.argument) == (Expected.KRONOR, "per-invånare")


@given(st.integers(0, 10**14))
def test_kronor_as_we_write_them_are_read_back(ore: int) -> None:
    assert read(formats.kronor(ore)) == ore
