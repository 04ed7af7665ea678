"""Which days are working days in Sweden."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

SATURDAY = 5


@lru_cache(maxsize=256)
def _free(year: int) -> Mapping[date, str]:
    # The library loads every country there is, which only a question about days should cost.
    from holidays import DE_FACTO, PUBLIC  # noqa: PLC0415
    from holidays.countries.sweden import Sweden  # noqa: PLC0415

    # The language is named, as the library else follows the machine's locale.
    return dict(Sweden(years=year, categories=(PUBLIC, DE_FACTO), language="sv"))


def works(day: date) -> bool:
    """Whether a day is a working day: no weekend, no red day, no eve of the 1930 act's list."""
    return day.weekday() < SATURDAY and day not in _free(day.year)


def name_of(day: date) -> str:
    """What a red day or an eve is called: Långfredagen; empty for any other day."""
    return _free(day.year).get(day, "")
