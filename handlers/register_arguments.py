"""What is typed of decisions: their numbers, and the arguments of each command."""

import re
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, ValidationInfo

from governance.decisions import DecisionNumber, Status, read_number
from handlers.answer import Input
from handlers.cleaning import clean
from handlers.kinds import (
    DAY,
    EMPTIED,
    FIRST_YEAR,
    LAST_YEAR,
    LONGEST_LINE,
    PLACED,
    Arguments,
    Kind,
    Line,
    argument,
    one_of,
    read_day,
    read_text,
)
from handlers.misread import Expected, Misread

YEAR = re.compile("[0-9]{4}")
NUMBER = re.compile("[0-9]{4}-[0-9]{1,4}")
DASHES = {"", "-", "–", "—"}
EITHER = re.compile("[0-9]{4}(-[0-9]{1,4})?")


def read_decision(value: str, info: ValidationInfo) -> DecisionNumber:
    """A decision's number; Misread for anything else."""
    found = read_number(clean(value))
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise Misread(Expected.DECISION, value, argument(info))
    return found


def read_either(value: str, info: ValidationInfo) -> DecisionNumber | int:
    """A decision's number, or a year; Misread for anything else."""
    text = clean(value)
    if YEAR.fullmatch(text) and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return int(text)
    return read_decision(value, info)


def is_emptied(value: str) -> bool:
    """Whether an argument is given as nothing, or as the dash that stands for it."""
    return clean(value) in DASHES


def read_line_or_nothing(value: str, info: ValidationInfo) -> str:
    """A line of text, empty when it is emptied."""
    return "" if is_emptied(value) else read_text(LONGEST_LINE)(value, info)


def read_day_or_nothing(value: str, info: ValidationInfo) -> date | str:
    """A day, or nothing when it is emptied."""
    return "" if is_emptied(value) else read_day(value, info)


Either = Annotated[
    DecisionNumber | int, BeforeValidator(read_either), Kind(Expected.DECISION, "år|nr", EITHER)
]
Decision = Annotated[
    DecisionNumber, BeforeValidator(read_decision), Kind(Expected.DECISION, "nr", NUMBER)
]


LineOrNothing = Annotated[
    str | None, BeforeValidator(read_line_or_nothing), Kind(Expected.TEXT, "text"), EMPTIED
]
DayOrNothing = Annotated[
    date | str | None,
    BeforeValidator(read_day_or_nothing),
    Kind(Expected.DATE, "datum", DAY, Input.DATE),
    EMPTIED,
]


class Which(Arguments):
    """`beslut`: all of them, a year's or one; `före` goes on where a page ended."""

    vilket: Annotated[Either | None, PLACED] = None
    före: Decision | None = None
    som: Annotated[str, *one_of("tabell", "csv", "json")] = "tabell"


class Search(Arguments):
    """`beslut sök`: the words an entry holds."""

    ord: Annotated[Line, PLACED]
    före: Decision | None = None


class Following(Arguments):
    """`beslut följ-upp`: what becomes of a decision; what is left out stays as it is.

    What is given as nothing, or as a dash, is emptied.
    """

    nr: Decision
    ansvarig: LineOrNothing = None
    senast: DayOrNothing = None
    granskas: DayOrNothing = None
    status: Annotated[str | None, *one_of(*Status)] = None
    diarienummer: LineOrNothing = None
    formellt: LineOrNothing = None
