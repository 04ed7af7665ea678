"""The yearly wheel (årshjul) drawn: twelve months, and outside them the days that hold something.

Every kind of mark has a shape of its own and every mark its words, so that colour carries nothing
alone. All measures are inches from the wheel's middle.
"""

import math
from calendar import isleap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from statistics import fmean
from textwrap import wrap
from typing import Any

from handlers.drawings import Mark, Wheel

WIDTH, LEAST_HEIGHT, MARGIN = 13.4, 7.2, 0.85
"""The picture, and what its height keeps for the title above and the legend below."""
INNER, OUTER, FIRST, STEP = 1.4, 2.05, 2.27, 0.19
"""Where the months begin and end, where a day's marks stand, and how far apart."""
BEND, LABELS, SHAPES, WORDS, LETTERS = 2.75, 3.0, 3.88, 4.03, 30
"""Where the lines to labels bend, where labels stand, and how many letters a line of them holds."""
LINE, BETWEEN = 0.2, 0.12
"""The height of a line of words, and the least room between two days' labels."""
INK, LEADER, PALE, PALER = "#1d2b36", "#9fb0ba", "#d9e4e9", "#edf2f4"
LOOKS = (("D", "#8a2f2f"), ("o", "#2f6f5e"), ("s", "#34558b"), ("^", "#86641a"), ("X", INK))
"""The shape and the colour of each kind of mark, in the kinds' order."""
MONTHS = ("jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec")

Axes = Any
"""The library's, which has no types."""
Look = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Day:
    """A day with its marks; `angle` is its noon's, clockwise from the top of the wheel."""

    day: date
    marks: tuple[Mark, ...]
    angle: float

    @property
    def sign(self) -> int:
        """1 to the right of the middle, -1 to the left."""
        return 1 if self.angle < math.pi else -1

    @property
    def y(self) -> float:
        """How far above the middle the day is."""
        return math.cos(self.angle) * FIRST

    @property
    def height(self) -> float:
        """The height its label takes, with the room below it."""
        return LINE * sum(len(_lines(mark)) for mark in self.marks) + BETWEEN


def draw_wheel(wheel: Wheel) -> Any:  # noqa: ANN401 - the library has no types
    """The wheel as a figure; it grows with what it holds."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - only the drawing process pays for it

    sides = by_side(tuple(days(wheel)))
    room = max(sum(each.height for each in side) for side in sides)
    height = max(LEAST_HEIGHT, room + 2 * MARGIN)
    figure = Figure(figsize=(WIDTH, height), dpi=150)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(-WIDTH / 2, WIDTH / 2), ylim=(-height / 2, height / 2))
    axes.set_axis_off()
    looks = dict(zip(wheel.kinds, LOOKS, strict=False))
    _months(axes, wheel.year)
    for side in sides:
        for each, y in zip(side, spread(side, height / 2 - MARGIN), strict=True):
            _day(axes, each, y, looks)
    _words(axes, wheel, looks)
    return figure


def days(wheel: Wheel) -> Iterator[Day]:
    """The days that hold marks, in order."""
    noon = _turn(date(wheel.year, 1, 2)) / 2
    for day, marks in groupby(sorted(wheel.marks, key=lambda mark: mark.day), lambda it: it.day):
        yield Day(day, tuple(marks), _turn(day) + noon)


def by_side(found: Sequence[Day]) -> tuple[Sequence[Day], Sequence[Day]]:
    """The days to the right and those to the left, each from the top."""
    right = [each for each in found if each.sign > 0]
    return right, [each for each in reversed(found) if each.sign < 0]


def spread(side: Sequence[Day], top: float) -> Sequence[float]:
    """How far up each label begins: in order, none over another, as near its day as can be.

    Above each label is the room that those before it take. With that room given back they only
    have to be in order, so neighbours that are not are put at their mean (isotonic regression).
    """
    above = [sum(each.height for each in side[:number]) for number in range(len(side))]
    pools: list[list[float]] = []
    for each, room in zip(side, above, strict=True):
        pools.append([each.y + room])
        while len(pools) > 1 and fmean(pools[-2]) < fmean(pools[-1]):
            last = pools.pop()
            pools[-1] += last
    wanted = [fmean(pool) for pool in pools for _ in pool]
    lowest = sum(each.height for each in side) - top
    return [min(max(each, lowest), top) - room for each, room in zip(wanted, above, strict=True)]


def _lines(mark: Mark) -> list[str]:
    return wrap(mark.label, LETTERS)


def _turn(day: date) -> float:
    """How far round its year a day begins, as an angle."""
    return math.tau * (day.timetuple().tm_yday - 1) / (366 if isleap(day.year) else 365)


def _at(angle: float, out: float) -> tuple[float, float]:
    return math.sin(angle) * out, math.cos(angle) * out


def _months(axes: Axes, year: int) -> None:
    from matplotlib.patches import Wedge  # noqa: PLC0415

    begins = [*(_turn(date(year, month, 1)) for month in range(1, 13)), math.tau]
    for number, name in enumerate(MONTHS):
        first, last = begins[number], begins[number + 1]
        degrees = (90 - math.degrees(last), 90 - math.degrees(first))
        face = PALE if number % 2 else PALER
        axes.add_patch(Wedge((0, 0), OUTER, *degrees, width=OUTER - INNER, fc=face, ec="white"))
        at = _at((first + last) / 2, (INNER + OUTER) / 2)
        axes.text(*at, name, ha="center", va="center", color=INK, fontsize=10)


def _day(axes: Axes, day: Day, y: float, looks: Mapping[str, Look]) -> None:
    """A day's marks, their words to the side, and the line between them."""
    outermost = _at(day.angle, FIRST + (len(day.marks) - 1) * STEP)
    line = (outermost, (BEND * day.sign, y), (LABELS * day.sign, y))
    axes.plot(*zip(*line, strict=True), color=LEADER, lw=0.8, zorder=1)
    words = {"ha": "left" if day.sign > 0 else "right", "va": "center", "color": INK}
    when = f"{day.day.day} {MONTHS[day.day.month - 1]}"
    axes.text((LABELS + 0.06) * day.sign, y, when, **words, fontweight="bold")
    for number, mark in enumerate(day.marks):
        _shape(axes, _at(day.angle, FIRST + number * STEP), looks[mark.kind])
        _shape(axes, (SHAPES * day.sign, y), looks[mark.kind])
        for written in _lines(mark):
            axes.text(WORDS * day.sign, y, written, **words)
            y -= LINE


def _shape(axes: Axes, at: tuple[float, float], look: Look) -> None:
    shape, colour = look
    axes.plot(*at, shape, color=colour, ms=8, mec="white", zorder=2)


def _words(axes: Axes, wheel: Wheel, looks: Mapping[str, Look]) -> None:
    """The title, the year in the middle and what the shapes mean."""
    left, top = axes.get_xlim()[0] + 0.35, axes.get_ylim()[1] - 0.3
    axes.text(left, top, wheel.title, va="top", color=INK, fontsize=15, fontweight="bold")
    middle = {"ha": "center", "va": "center", "fontweight": "bold"}
    axes.text(0, 0, str(wheel.year), **middle, color=INK, fontsize=30)
    shown = {each.kind for each in wheel.marks}
    for kind, (shape, colour) in looks.items():
        if kind in shown:
            axes.plot([], [], shape, color=colour, ms=8, mec="white", label=kind)
    if shown:
        axes.legend(
            loc="lower center", ncols=len(shown), frameon=False, fontsize=10, labelcolor=INK
        )
