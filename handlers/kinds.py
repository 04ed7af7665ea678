"""The kinds of argument: how each is written, read and filled in."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationInfo

from governance import reach
from governance.spelling import plain
from handlers.answer import Input
from handlers.cleaning import clean
from handlers.days import EITHER, IN_FIGURES, in_figures
from handlers.misread import Expected, Misread
from handlers.nearness import nearest_first

LONGEST_LINE = 150
LONGEST_TEXT = 3000
LONGEST_LINK = 500
MOST_IN_NUMBER = 18
"""More digits than any number of ours has, and fewer than a database takes offence at."""
FIRST_YEAR, LAST_YEAR = 2000, reach.LAST_YEAR
"""The years that anything here is of: what rests on the document begins with it."""

DAY = EITHER
NUMBER = re.compile("[0-9]+")
LINK = re.compile(r"https://[^\s<>\"|@/]+\.[^\s<>\"|@/]+(/[^\s<>\"|]*)?", re.IGNORECASE)


class Arguments(BaseModel):
    """A command's arguments, each field named with the word people type.

    An underscore stands for the hyphen that Python does not take in a name. Each is built when it
    is first read, as one ask needs only its own.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.replace("_", "-"),
        defer_build=True,
    )


class Nothing(Arguments):
    """No arguments at all."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of argument.

    `placeholder` stands for it in the usage. `shape` matches the one word it takes by its place;
    without a shape it takes all words that are left. `further` matches the words that go on with
    a value already begun. `alternatives` are the only words allowed.
    """

    expected: Expected
    placeholder: str
    shape: re.Pattern[str] | None = None
    input: Input = Input.LINE
    alternatives: tuple[str, ...] = ()
    further: re.Pattern[str] | None = None

    def goes_on(self, word: str) -> bool:
        """Whether a word belongs to a value that has begun without quotes around it."""
        if self.further is not None:
            return self.further.fullmatch(word) is not None
        return self.shape is None


@dataclass(frozen=True, slots=True)
class Placed:
    """Marks an optional argument that needs no keyword, only its place."""


@dataclass(frozen=True, slots=True)
class Emptied:
    """Marks an argument that can be emptied: with a dash, or by an emptied field of a form."""


def argument(info: ValidationInfo) -> str:
    """The argument being read, as people type it."""
    return (info.field_name or "").replace("_", "-")


def read_year(value: str, info: ValidationInfo) -> int:
    """A year within reach of the cooperation."""
    text = clean(value)
    if not re.fullmatch("[0-9]{4}", text) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise Misread(Expected.YEAR, value, argument(info))
    return int(text)


def real_day(value: str, info: ValidationInfo) -> date:
    """A day written 2027-03-31 or den 31 mars 2027, however far away."""
    misread = Misread(Expected.DATE, value, argument(info))
    text = in_figures(clean(value))
    # The pattern comes first: fromisoformat also takes weeks, as in 2027-W13-3.
    if not IN_FIGURES.fullmatch(text):
        raise misread
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise misread from None


def read_day(value: str, info: ValidationInfo) -> date:
    """A day of a year that anything here is of."""
    day = real_day(value, info)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Misread(Expected.NEAR_DATE, value, argument(info))
    return day


def read_number(value: str, info: ValidationInfo) -> int:
    """A whole number; one that nothing bears is looked for as any other, and not found."""
    text = clean(value)
    if not NUMBER.fullmatch(text):
        raise Misread(Expected.NUMBER, value, argument(info))
    if len(text) > MOST_IN_NUMBER:
        raise Misread(Expected.SMALLER_NUMBER, value, argument(info))
    return int(text)


def read_text(
    longest: int, expected: Expected = Expected.TEXT
) -> Callable[[str, ValidationInfo], str]:
    """A reader of text no longer than `longest` characters; an empty one is not as `expected`."""

    def read(value: str, info: ValidationInfo) -> str:
        text = clean(value)
        if not text:
            raise Misread(expected, value, argument(info))
        if len(text) > longest:
            raise Misread(Expected.SHORTER_TEXT, str(longest), argument(info))
        return text

    return read


def is_link(text: str) -> bool:
    """Whether text is a web address we keep: https, no account in it, not too long."""
    return LINK.fullmatch(text) is not None and len(text) <= LONGEST_LINK


def read_link(value: str, info: ValidationInfo) -> str:
    """A web address, at most a line long."""
    text = clean(value)
    if not is_link(text):
        raise Misread(Expected.LINK, value, argument(info))
    return text


def one_of(*alternatives: str) -> tuple[AfterValidator, Kind]:
    """A reader of one of a few words, and the kind that says so: `Annotated[str, *one_of(…)]`."""

    def read(value: str, info: ValidationInfo) -> str:
        for alternative in alternatives:
            if plain(clean(value)) == plain(alternative):
                return alternative
        near = nearest_first(value, alternatives)
        raise Misread(Expected.ALTERNATIVE, value, argument(info), near)

    kind = Kind(Expected.ALTERNATIVE, "|".join(alternatives), None, Input.SELECT, alternatives)
    return AfterValidator(read), kind


Line = Annotated[str, AfterValidator(read_text(LONGEST_LINE)), Kind(Expected.TEXT, "text")]
Paragraph = Annotated[
    str,
    AfterValidator(read_text(LONGEST_TEXT)),
    Kind(Expected.TEXT, "text", None, Input.PARAGRAPH),
]
RegionName = Annotated[
    str,
    AfterValidator(read_text(LONGEST_TEXT, Expected.REGION)),
    Kind(Expected.REGION, "region", None, Input.SELECT),
]
PersonHandle = Annotated[
    str,
    AfterValidator(read_text(LONGEST_LINE, Expected.PERSON)),
    Kind(Expected.PERSON, "person", re.compile(r"\S+")),
]
Link = Annotated[str, AfterValidator(read_link), Kind(Expected.LINK, "länk")]
Year = Annotated[int, BeforeValidator(read_year), Kind(Expected.YEAR, "år", re.compile("[0-9]{4}"))]
Day = Annotated[
    date,
    BeforeValidator(read_day),
    Kind(Expected.DATE, "datum", DAY, Input.DATE),
]
Number = Annotated[int, BeforeValidator(read_number), Kind(Expected.NUMBER, "nr", NUMBER)]
PLACED = Placed()
EMPTIED = Emptied()
