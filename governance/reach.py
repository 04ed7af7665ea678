"""The reach (räckvidden) of the document: from the day it is of, as far as dates are counted (R1).

Nothing is asked of a day before it, and nothing is counted further ahead than its last year.
"""

from datetime import date
from enum import StrEnum

from governance.charter import DATE
from governance.provenance import Source, charter, setting
from governance.refusal import Refusal

SINCE: Source = charter("R1")
"""Where it stands which day the document is of."""
FIRST_YEAR, LAST_YEAR = DATE.year, 2100
AHEAD: Source = setting("datum räknas till och med år 2100")
"""How far ahead dates are counted."""


class Reason(StrEnum):
    """Why a day or a year is out of reach."""

    DAY_BEFORE = "day before the document"
    YEAR_BEFORE = "year before the document"
    TOO_FAR_AHEAD = "too far ahead"


def check_day(day: date) -> None:
    """Refusal DAY_BEFORE or TOO_FAR_AHEAD for a day out of reach."""
    if day < DATE:
        raise Refusal(Reason.DAY_BEFORE, SINCE, day=day, since=DATE)
    if day.year > LAST_YEAR:
        raise Refusal(Reason.TOO_FAR_AHEAD, AHEAD, last=str(LAST_YEAR))


def check_year(year: int, ahead: int = 0) -> None:
    """Refusal YEAR_BEFORE or TOO_FAR_AHEAD, with the first or the last year within reach.

    A year that is spoken of on a date of another year lies so many years `ahead` of that date.
    """
    first, last = FIRST_YEAR + ahead, LAST_YEAR + ahead
    if year < first:
        raise Refusal(Reason.YEAR_BEFORE, SINCE, first=str(first), since=DATE)
    if year > last:
        raise Refusal(Reason.TOO_FAR_AHEAD, AHEAD, last=str(last))
