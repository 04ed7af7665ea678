"""Offsets (hur långt före): how long before something is due that people are reminded of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Offset:
    """How long before: whole days, or hours; -1 days is when the date has passed.

    `half` is when half the time has gone that something is open.
    """

    days: int = 0
    hours: int = 0
    half: bool = False

    @property
    def word(self) -> str:
        """The offset as it is stored, and as a reminder's key holds it."""
        if self.half:
            return "halva"
        if self.hours:
            return f"{self.hours}h"
        return str(self.days) if self.days >= 0 else "efter"

    @property
    def ahead(self) -> timedelta:
        """How far before the date or time it lies; nothing for half the time, which varies."""
        return timedelta(days=self.days, hours=self.hours)


AFTER = Offset(-1)
"""The first working day after the date, when what was due is not done."""
HALF = Offset(half=True)
"""When half the time has gone."""


def offset(word: str) -> Offset:
    """The offset stored so. ValueError when it is none."""
    for each in (AFTER, HALF):
        if word == each.word:
            return each
    return Offset(hours=int(word[:-1])) if word.endswith("h") else Offset(int(word))


def farthest_first(offsets: Iterable[Offset]) -> tuple[Offset, ...]:
    """Offsets in the order their time comes, half the time first; whole days before as many hours.

    Half the time may come later than what it stands before.
    """
    return tuple(sorted(offsets, key=_farness, reverse=True))


def _farness(each: Offset) -> tuple[bool, timedelta, int]:
    return each.half, each.ahead, -each.hours
