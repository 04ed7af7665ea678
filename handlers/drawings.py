"""What is drawn: a bar chart, and a year as a wheel."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, its length in whole units and the value written beside it."""

    label: str
    length: int
    value: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A bar chart, drawn by the way in; `alt` says in words what it shows."""

    name: str
    title: str
    alt: str
    bars: tuple[Bar, ...]
    kind: Literal["picture"] = "picture"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark on a wheel: its day, what is written beside it, and of which kind it is."""

    day: date
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Wheel:
    """A year as a wheel (årshjul) of twelve months, drawn by the way in.

    `alt` says in words what it shows; `kinds` are all the kinds of mark there are, so that each
    looks the same every year.
    """

    name: str
    title: str
    alt: str
    year: int
    kinds: tuple[str, ...]
    marks: tuple[Mark, ...]
    kind: Literal["wheel"] = "wheel"


Image = Picture | Wheel
"""What is drawn and travels as a file."""
