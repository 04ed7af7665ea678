"""Moments as people write them: 2026-12-08 15:00, by Swedish clocks."""

import re
from datetime import datetime
from typing import Annotated

from pydantic import BeforeValidator, ValidationInfo

from governance.local_time import at_wall
from governance.reach import check_day
from handlers.cleaning import clean
from handlers.days import in_figures
from handlers.kinds import FIRST_YEAR, LAST_YEAR, Kind, argument
from handlers.misread import Expected, Misread

MOMENT = re.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]+(?:kl[.]? *)?([0-9]{1,2})[:.]([0-9]{2})")
STAMP = re.compile(f"{MOMENT.pattern}(?:[:.]([0-9]{{2}}))?")


def read_moment(value: str, info: ValidationInfo) -> datetime:
    """The moment when a clock in Sweden shows this; a doubled hour is its first pass.

    Misread for what is no moment; Refusal NO_SUCH_TIME for the hour the spring night skips.
    """
    wall = _wall(MOMENT, value, Misread(Expected.MOMENT, value, argument(info)))
    if not FIRST_YEAR <= wall.year <= LAST_YEAR:
        raise Misread(Expected.NEAR_MOMENT, value, argument(info))
    return at_wall(wall)


def read_stamp(value: str, info: ValidationInfo) -> datetime:
    """The same to the second, where seconds are written; Refusal also for a day out of reach."""
    wall = _wall(STAMP, value, Misread(Expected.STAMP, value, argument(info)))
    check_day(wall.date())
    return at_wall(wall)


def _wall(pattern: re.Pattern[str], value: str, misread: Misread) -> datetime:
    """What a clock on the wall shows: its day, hour, minute and perhaps second."""
    match = pattern.fullmatch(in_figures(clean(value)))
    if match is None:
        raise misread
    day, hour, *rest = match.groups("00")
    try:
        return datetime.fromisoformat(f"{day}T{':'.join([f'{hour:0>2}', *rest])}")
    except ValueError:
        raise misread from None


def written(moment: datetime) -> str:
    """A moment as people write it, for a form that is filled in anew."""
    return moment.strftime("%Y-%m-%d %H:%M")


Moment = Annotated[datetime, BeforeValidator(read_moment), Kind(Expected.MOMENT, "tidpunkt")]
Stamp = Annotated[datetime, BeforeValidator(read_stamp), Kind(Expected.STAMP, "tidpunkt")]
