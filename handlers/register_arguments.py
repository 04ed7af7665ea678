"""What is typed of decisions: their numbers, and the arguments of each command."""

import re
from typing import Annotated

from pydantic import BeforeValidator, ValidationInfo

from governance.decisions import DecisionNumber, Status, read_number
from handlers.kinds import (
    FIRST_YEAR,
    LAST_YEAR,
    PLACED,
    Arguments,
    Day,
    Kind,
    Line,
    argument,
    clean,
    one_of,
)
from handlers.misread import Expected, Misread

YEAR = re.compile("[0-9]{4}")
NUMBER = re.compile("[0-9]{4}-[0-9]{1,4}")
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


Either = Annotated[
    DecisionNumber | int, BeforeValidator(read_either), Kind(Expected.DECISION, "år|nr", EITHER)
]
Decision = Annotated[
    DecisionNumber, BeforeValidator(read_decision), Kind(Expected.DECISION, "nr", NUMBER)
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
    """`beslut följ-upp`: what becomes of a decision; what is left out stays as it is."""

    nr: Decision
    ansvarig: Line | None = None
    senast: Day | None = None
    granskas: Day | None = None
    status: Annotated[str | None, *one_of(*Status)] = None
    diarienummer: Line | None = None
    formellt: Line | None = None
