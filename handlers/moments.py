"""Moments as people write them: 2026-12-08 15:00, by Swedish clocks."""

import re
from datetime import datetime
from typing import Annotated

from pydantic import BeforeValidator, ValidationInfo

from governance.local_time import at_wall
from handlers.cleaning import clean
from handlers.kinds import FIRST_YEAR, LAST_YEAR, Kind, argument
from handlers.misread import Expected, Misread

MOMENT = re.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]+(?:kl[.]? *)?([0-9]{1,2})[:.]([0-9]{2})")


def read_moment(value: str, info: ValidationInfo) -> datetime:
    """The moment when a clock in Sweden shows this; a doubled hour is its first pass.

    Misread for what is no moment; Refusal NO_SUCH_TIME for the hour the spring night skips.
    """
    misread = Misread(Expected.MOMENT, value, argument(info))
    match = MOMENT.fullmatch(clean(value))
    if match is None:
        raise misread
    try:
        wall = datetime.fromisoformat(f"{match[1]}T{match[2]:0>2}:{match[3]}")
    except ValueError:
        raise misread from None
    if not FIRST_YEAR <= wall.year <= LAST_YEAR:
        raise Misread(Expected.NEAR_MOMENT, value, argument(info))
    return at_wall(wall)


def written(moment: datetime) -> str:
    """A moment as people write it, for a form that is filled in anew."""
    return moment.strftime("%Y-%m-%d %H:%M")


Moment = Annotated[datetime, BeforeValidator(read_moment), Kind(Expected.MOMENT, "tidpunkt")]
