"""The arguments of reminders: how long before, at what hour, and who is told."""

import re
from datetime import time
from typing import Annotated

from pydantic import BeforeValidator, ValidationInfo

from governance.reminder_offsets import AFTER, HALF, Offset, farthest_first
from governance.reminders import Told
from governance.spelling import plain
from handlers.cleaning import clean
from handlers.kinds import Kind, argument
from handlers.misread import Expected, Misread

BETWEEN = re.compile(r"\s*(?:[,;]|\boch\b)\s*")
DAYS = re.compile(r"([0-9]{1,3})(?: ?(?:d|dag|dagar))?")
HOURS = re.compile(r"([0-9]{1,3}) ?(?:h|tim|timme|timmar)")
CLOCK = re.compile(r"(?:kl[.]? *)?([0-9]{1,2})[:.]([0-9]{2})")
MOST_DAYS, MOST_HOURS, MOST_OFFSETS = 180, 336, 10
WORDS = {
    AFTER.word: AFTER,
    **dict.fromkeys((HALF.word, "halva tiden", "halvtid"), HALF),
}
"""The offsets that are no number."""


def read_offsets(value: str, info: ValidationInfo) -> tuple[Offset, ...]:
    """Days and hours before, `efter` and `halva`, in the order their time comes."""
    found = {_offset(word, value, info) for word in _words(value)}
    if not 1 <= len(found) <= MOST_OFFSETS:
        raise Misread(Expected.OFFSETS, value, argument(info))
    return farthest_first(found)


def read_clock(value: str, info: ValidationInfo) -> time:
    """A time of day: 08:00 or 8.00."""
    match = CLOCK.fullmatch(clean(value))
    try:
        if match is not None:
            return time(int(match[1]), int(match[2]))
    except ValueError:
        pass
    raise Misread(Expected.CLOCK, value, argument(info))


def read_told(value: str, info: ValidationInfo) -> tuple[Told, ...]:
    """Who is told, in the order of the list; at least one."""
    known = {plain(each.value): each for each in Told}
    words = _words(value)
    for word in words:
        if plain(word) not in known:
            raise Misread(Expected.RECIPIENTS, word, argument(info))
    if not words:
        raise Misread(Expected.RECIPIENTS, value, argument(info))
    found = {known[plain(word)] for word in words}
    return tuple(each for each in Told if each in found)


def _words(value: str) -> list[str]:
    return [word for word in BETWEEN.split(clean(value).casefold()) if word]


def _offset(word: str, value: str, info: ValidationInfo) -> Offset:
    if word in WORDS:
        return WORDS[word]
    days, hours = DAYS.fullmatch(word), HOURS.fullmatch(word)
    if days is not None and int(days[1]) <= MOST_DAYS:
        return Offset(int(days[1]))
    if hours is not None and 1 <= int(hours[1]) <= MOST_HOURS:
        return Offset(hours=int(hours[1]))
    raise Misread(Expected.OFFSETS, value, argument(info))


Offsets = Annotated[
    tuple[Offset, ...], BeforeValidator(read_offsets), Kind(Expected.OFFSETS, "dagar")
]
Clock = Annotated[time, BeforeValidator(read_clock), Kind(Expected.CLOCK, "tid")]
Recipients = Annotated[
    tuple[Told, ...], BeforeValidator(read_told), Kind(Expected.RECIPIENTS, "mottagare")
]
