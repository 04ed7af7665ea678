"""Years and days as they are typed, within the reach of the document (R1, R7, A8)."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, ValidationInfo

from governance.duties import AHEAD
from governance.duties import Kind as Duty
from governance.reach import check_day, check_year
from handlers.answer import Input
from handlers.cleaning import clean
from handlers.kinds import DAY, Kind, argument, real_day
from handlers.misread import Expected, Misread

YEAR = re.compile("[0-9]{4}")


def year_reader(ahead: int) -> Callable[[str, ValidationInfo], int]:
    """A reader of years that lie so far ahead of the year of their date.

    Misread for what is no year; Refusal for one out of reach.
    """

    def read(value: str, info: ValidationInfo) -> int:
        text = clean(value)
        if not YEAR.fullmatch(text):
            raise Misread(Expected.ANY_YEAR, value, argument(info))
        check_year(int(text), ahead)
        return int(text)

    return read


def year_in(fields: Mapping[str, str], duty: Duty) -> int:
    """The year that stands in a form's fields; 0 when none does. Refusal for one out of reach."""
    text = clean(fields.get("år", ""))
    if not YEAR.fullmatch(text):
        return 0
    check_year(int(text), AHEAD[duty])
    return int(text)


def read_reached_day(value: str, info: ValidationInfo) -> date:
    """A day written 2027-03-31; Misread for what is no day, Refusal for one out of reach."""
    day = real_day(value, info)
    check_day(day)
    return day


CalendarYear = Annotated[int, BeforeValidator(year_reader(0)), Kind(Expected.ANY_YEAR, "år", YEAR)]
"""A year as it stands in the calendar: that of a meeting, or of a duty's date."""
ReportYear = Annotated[
    int, BeforeValidator(year_reader(AHEAD[Duty.REPORT])), Kind(Expected.ANY_YEAR, "år", YEAR)
]
PlanYear = Annotated[
    int, BeforeValidator(year_reader(AHEAD[Duty.PLAN])), Kind(Expected.ANY_YEAR, "år", YEAR)
]
ReachedDay = Annotated[
    date, BeforeValidator(read_reached_day), Kind(Expected.DATE, "datum", DAY, Input.DATE)
]
NamedDay = Annotated[
    date, BeforeValidator(read_reached_day), Kind(Expected.DATE, "datum", None, Input.DATE)
]
"""A day that is always named, as another word in the line could be one too."""
