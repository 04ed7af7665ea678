"""Where things stand on the wheel: nothing over anything else, whatever the year holds."""

import math
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.wheels import BETWEEN, FIRST, LINE, by_side, days, spread
from bot.wheels import Day as Placed
from handlers.drawings import Mark, Wheel

KINDS = ("Datum", "Möten")
DAYS = st.dates(date(2028, 1, 1), date(2028, 12, 31))
MARKS = st.lists(st.builds(Mark, DAYS, st.sampled_from(["Kort", "Lång " * 20]), st.just("Möten")))


def wheel(*marks: Mark) -> Wheel:
    return Wheel("hjul.png", "Årshjul 2028", "Ett år.", 2028, KINDS, marks)


def height(side: Sequence[Placed]) -> float:
    return sum(each.height for each in side)


def test_the_year_goes_clockwise_from_the_top() -> None:
    quarters = [date(2028, 1, 1), date(2028, 4, 1), date(2028, 7, 2), date(2028, 10, 1)]
    found = [each.angle for each in days(wheel(*(Mark(day, "", "Möten") for day in quarters)))]
    for angle, turns in zip(found, (0, 0.25, 0.5, 0.75), strict=True):
        assert math.isclose(angle, math.tau * turns, abs_tol=0.01)
    assert [each.sign for each in days(wheel(Mark(date(2028, 12, 31), "", "Möten")))] == [-1]


def test_what_is_on_one_day_stands_together() -> None:
    day = date(2028, 12, 31)
    marks = (Mark(day, "Minst fyra möten", "Datum"), Mark(day, "Mandat", "Möten"))
    (found,) = days(wheel(*marks))
    assert found.marks == marks
    assert math.isclose(found.height, 2 * LINE + BETWEEN)


@given(MARKS)
def test_every_mark_is_on_one_side_from_the_top(marks: list[Mark]) -> None:
    right, left = by_side(tuple(days(wheel(*marks))))
    assert sorted(map(str, marks)) == sorted(
        str(mark) for each in (*right, *left) for mark in each.marks
    )
    for side in (right, left):
        assert all(one.y >= other.y for one, other in pairwise(side))


@given(MARKS, st.floats(2.5, 4))
def test_no_label_is_over_another_or_outside_the_picture(marks: list[Mark], top: float) -> None:
    for side in by_side(tuple(days(wheel(*marks)))):
        room = max(top, height(side) / 2)
        found = spread(side, room)
        for (one, y), (_, other) in pairwise(zip(side, found, strict=True)):
            assert y - other >= one.height - 1e-9
        if side:
            assert found[0] <= room + 1e-9
            assert found[-1] - side[-1].height >= -room - 1e-9


@given(MARKS)
def test_a_label_stands_by_its_day_where_there_is_room(marks: list[Mark]) -> None:
    for side in by_side(tuple(days(wheel(*marks)))):
        apart = all(one.y - other.y >= one.height for one, other in pairwise(side))
        if apart:
            wanted = [each.y for each in side]
            assert all(
                math.isclose(one, other, abs_tol=1e-9)
                for one, other in zip(spread(side, 10 * FIRST), wanted, strict=True)
            )


def test_crowded_labels_share_the_way_from_their_days() -> None:
    crowd = [Mark(date(2028, 4, 1) + timedelta(days=n), "Möte", "Möten") for n in range(3)]
    side, _ = by_side(tuple(days(wheel(*crowd))))
    found = spread(side, 10)
    assert found[0] > side[0].y
    assert found[-1] < side[-1].y
