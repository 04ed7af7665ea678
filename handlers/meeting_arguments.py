"""What the commands of meetings take: hours, several days, several links, several persons."""

import re
from dataclasses import dataclass
from datetime import date, time
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, ValidationInfo

from handlers.cleaning import clean
from handlers.days import in_figures
from handlers.kinds import (
    EMPTIED,
    LONGEST_LINE,
    NUMBER,
    Arguments,
    Kind,
    Number,
    argument,
    is_link,
    read_number,
    read_text,
)
from handlers.misread import Expected, Misread
from handlers.reach import read_reached_day
from handlers.register_arguments import is_emptied

CLOCK = "([0-9]{1,2})(?:[:.]([0-9]{2}))?"
HOURS = re.compile(rf"(?:kl[.]? *)?{CLOCK} *[-–—] *{CLOCK}")
BETWEEN = re.compile(r"[\s,;]+")
MOST_LINKS = 10
MOST_DAYS = 12


@dataclass(frozen=True, slots=True)
class Hours:
    """From when to when, on the clock."""

    start: time
    ends: time


def read_hours(value: object, info: ValidationInfo) -> Hours:
    """Hours written 10:00-12:00; also 10.00–12.00 and 10-12."""
    if isinstance(value, Hours):
        return value
    misread = Misread(Expected.HOURS, str(value), argument(info))
    match = HOURS.fullmatch(clean(str(value)))
    if match is None:
        raise misread
    try:
        start, ends = (
            time(int(hour), int(minute or 0))
            for hour, minute in ((match[1], match[2]), (match[3], match[4]))
        )
    except ValueError:
        raise misread from None
    return Hours(start, ends)


def typed_hours(start: time, ends: time) -> str:
    """Hours as people write them."""
    return f"{start:%H:%M}-{ends:%H:%M}"


def read_days(value: object, info: ValidationInfo) -> tuple[date, ...]:
    """Days written 2027-03-11, 2027-06-03, or in words."""
    words = [each for each in BETWEEN.split(in_figures(clean(str(value)))) if each]
    if not 1 <= len(words) <= MOST_DAYS:
        raise Misread(Expected.DATES, str(value), argument(info))
    return tuple(read_reached_day(each, info) for each in words)


def read_links(value: object, info: ValidationInfo) -> tuple[str, ...]:
    """Web addresses with blanks between, as an address may hold commas."""
    found = tuple(clean(str(value)).split())
    if not 1 <= len(found) <= MOST_LINKS or not all(is_link(each) for each in found):
        raise Misread(Expected.LINKS, str(value), argument(info))
    return found


def handles_in(text: str) -> tuple[str, ...]:
    """The handles in what somebody wrote."""
    return tuple(each for each in BETWEEN.split(text) if each)


def read_minutes(value: str, info: ValidationInfo) -> int:
    """A number of minutes; one that is too large is refused by the rule."""
    try:
        return read_number(value, info)
    except Misread as misread:
        raise Misread(Expected.MINUTES, value, misread.argument) from None


def read_minutes_or_nothing(value: str, info: ValidationInfo) -> int | str:
    """A number of minutes, or nothing when it is emptied."""
    return "" if is_emptied(value) else read_minutes(value, info)


def read_person_or_nothing(value: str, info: ValidationInfo) -> str:
    """Whom somebody names, or nothing when it is emptied."""
    return "" if is_emptied(value) else read_text(LONGEST_LINE, Expected.PERSON)(value, info)


def read_links_or_nothing(value: str, info: ValidationInfo) -> tuple[str, ...]:
    """Web addresses with blanks between, or none when they are emptied."""
    return () if is_emptied(value) else read_links(value, info)


class OneMeeting(Arguments):
    """An act on a meeting: its number."""

    nr: Number


HoursOfDay = Annotated[Hours, BeforeValidator(read_hours), Kind(Expected.HOURS, "tid")]
Days = Annotated[tuple[date, ...], BeforeValidator(read_days), Kind(Expected.DATES, "datum, …")]
Links = Annotated[tuple[str, ...], BeforeValidator(read_links), Kind(Expected.LINKS, "länk")]
ItemNumber = Annotated[int, BeforeValidator(read_number), Kind(Expected.NUMBER, "punkt", NUMBER)]
Minutes = Annotated[int, BeforeValidator(read_minutes), Kind(Expected.MINUTES, "antal")]
MinutesOrNothing = Annotated[
    int | str | None,
    BeforeValidator(read_minutes_or_nothing),
    Kind(Expected.MINUTES, "antal"),
    EMPTIED,
]
PersonOrNothing = Annotated[
    str | None,
    BeforeValidator(read_person_or_nothing),
    Kind(Expected.PERSON, "person", re.compile(r"\S+")),
    EMPTIED,
]
LinksOrNothing = Annotated[
    tuple[str, ...] | None,
    BeforeValidator(read_links_or_nothing),
    Kind(Expected.LINKS, "länk"),
    EMPTIED,
]
Handles = Annotated[str, AfterValidator(read_text(LONGEST_LINE)), Kind(Expected.PERSON, "personer")]
