"""What is typed of duties: their numbers, several regions, diarienummer, linked decisions."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ValidationInfo

from governance.decisions import DecisionNumber
from governance.decisions import read_number as read_decision_number
from governance.duties import Number, read_number
from governance.evidence import Evidence, Opening, check_day
from governance.reach import LAST_YEAR, check_year
from governance.regions import Region
from governance.spelling import plain
from handlers.ask import Ask
from handlers.cleaning import clean
from handlers.kinds import LONGEST_LINE, LONGEST_TEXT, Kind, argument, read_text
from handlers.misread import Expected, Misread
from handlers.naming import regions_named
from storage import regions
from storage.archive import Archive

DUTY = re.compile("([0-9]{4}-)?[0-9]{1,2}")
EVERY = "alla"
"""What stands for every region."""


def read_duty(value: str, info: ValidationInfo) -> str:
    """A duty's number, with or without its year; Misread for anything else.

    Refusal for one of a year out of reach.
    """
    found = read_number(clean(value), LAST_YEAR)
    if found is None:
        raise Misread(Expected.DUTY, value, argument(info))
    check_year(found.year)
    return clean(value)


def numbered(text: str, year: int) -> Number:
    """The duty's number that was read, which without a year is of `year`."""
    found = read_number(text, year)
    if found is None:
        raise Misread(Expected.DUTY, text, "nr")
    return found


def read_reference(value: str, info: ValidationInfo) -> str:
    """A diarienummer, which has a figure in it; Misread for anything else."""
    if not any(each.isdecimal() for each in clean(value)):
        raise Misread(Expected.REFERENCE, value, argument(info))
    return read_text(LONGEST_LINE)(value, info)


def read_decision(value: str, info: ValidationInfo) -> DecisionNumber:
    """A decision's number; Misread for anything else, a year among it."""
    found = read_decision_number(clean(value))
    if found is None:
        raise Misread(Expected.ONE_DECISION, value, argument(info))
    return found


def chosen_regions(text: str, argument: str, archive: Archive) -> tuple[Region, ...]:
    """The regions a list with commas names, or all of them; Misread for one that is none."""
    if EVERY in {plain(clean(each)) for each in text.split(",")}:
        return regions.load(archive)
    found = {region.code: region for region in regions_named(text, argument, archive)}
    return tuple(found.values())


def done_on(given: date | None, standing: Evidence | None, opening: Opening, ask: Ask[Any]) -> date:
    """The day something was done: the one given, else the one that stands, else today.

    Refusal for one that cannot be.
    """
    day = given or (standing.day if standing is not None else ask.day)
    check_day(day, ask.day, opening)
    return day


DutyNumber = Annotated[str, BeforeValidator(read_duty), Kind(Expected.DUTY, "nr", DUTY)]
Reference = Annotated[str, AfterValidator(read_reference), Kind(Expected.REFERENCE, "diarienummer")]
SomeRegions = Annotated[
    str, AfterValidator(read_text(LONGEST_TEXT)), Kind(Expected.REGIONS, "region")
]
LinkedDecision = Annotated[
    DecisionNumber, BeforeValidator(read_decision), Kind(Expected.ONE_DECISION, "beslut")
]
