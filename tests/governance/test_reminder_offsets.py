from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.reminder_offsets import AFTER, HALF, Offset, farthest_first, offset
from governance.reminders import Told, is_told
from tests.governance.any_number import few


@pytest.mark.parametrize(
    ("each", "word"),
    [
        (Offset(60), "60"),
        (Offset(0), "0"),
        (Offset(hours=1), "1h"),
        (Offset(hours=24), "24h"),
        (AFTER, "efter"),
        (HALF, "halva"),
    ],
)
def test_an_offset_comes_back_from_its_word(each: Offset, word: str) -> None:
    assert each.word == word
    assert offset(word) == each


@pytest.mark.parametrize("word", ["", "snart", "h", "1,5", "halv"])
def test_what_is_no_offset_is_an_error(word: str) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        offset(word)


def test_how_far_before_counts_days_and_hours() -> None:
    assert Offset(2).ahead == Offset(hours=48).ahead == timedelta(days=2)
    assert AFTER.ahead == timedelta(days=-1)
    assert HALF.ahead == timedelta()


def test_offsets_come_in_the_order_of_their_time_half_of_it_and_whole_days_first() -> None:
    hours = (Offset(hours=n) for n in (1, 24, 48))
    found = (AFTER, Offset(0), *hours, HALF, *map(Offset, (1, 3, 60)))
    assert [each.word for each in farthest_first(found)] == [
        *("halva", "60", "3", "48h", "1", "24h", "1h", "0", "efter")
    ]


OFFSETS = some.lists(
    some.builds(Offset, days=some.integers(-1, 99))
    | some.builds(Offset, hours=some.integers(1, 72)),
    max_size=8,
)


@few
@given(OFFSETS, some.sampled_from(([], [HALF])), some.sampled_from(Told))
def test_offsets_are_put_in_one_order_are_read_back_and_reach_whoever_they_reached_from_afar(
    offsets: list[Offset], halves: list[Offset], told: Told
) -> None:
    ordered = farthest_first([*offsets, *halves])
    assert ordered == farthest_first(ordered[::-1]) == farthest_first(ordered)
    assert ordered[: len(halves)] == tuple(halves)
    assert [offset(each.word) for each in ordered] == list(ordered)
    rest = ordered[len(halves) :]
    assert sorted(each.word for each in rest) == sorted(each.word for each in offsets)
    assert sorted(rest, key=lambda each: each.ahead, reverse=True) == list(rest)
    reached = [is_told(told, each) for each in rest]
    assert reached == sorted(reached)
