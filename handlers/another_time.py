"""Another time than now: the moment an operator asks at (`--at`), or a sandbox's clock shows.

It lies within the reach of the document, as every day does that anything is asked of (R1).
"""

import re
from datetime import date, datetime
from enum import StrEnum

from governance.charter import DATE
from governance.local_time import at_wall, comes_twice, local
from governance.reach import FIRST_YEAR, LAST_YEAR
from governance.refusal import Refusal
from handlers.cleaning import clean

FIRST, LAST = DATE, date(LAST_YEAR, 12, 31)
TIME = r"(?:[ T]+(?:kl[.]? *)?([0-9]{1,2})[:.]([0-9]{2})(?::([0-9]{2}))?(?:[.][0-9]+)?"
OFFSET = r" ?(Z|[+-][0-9]{2}:?[0-9]{2})?)?"
WRITTEN = re.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})" + TIME + OFFSET, re.IGNORECASE)


class Wrong(StrEnum):
    """What is wrong with a moment."""

    UNREADABLE = "unreadable"
    OUT_OF_REACH = "out of reach"
    SKIPPED = "skipped"


class WrongTime(Exception):
    """A moment that cannot be asked at; `given` is what was written."""

    def __init__(self, wrong: Wrong, given: str) -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.given = given


def read_time(given: str) -> datetime:
    """The moment somebody wrote, in local time; WrongTime for one that cannot be asked at.

    By Swedish clocks unless it says otherwise with an offset; a day alone is its first moment, a
    doubled hour its first pass.
    """
    written = _written(given)
    # The year comes first: at the ends of the calendar there is no other zone to go to.
    if not FIRST_YEAR <= written.year <= LAST_YEAR:
        raise WrongTime(Wrong.OUT_OF_REACH, given)
    moment = _moment(written, given)
    if not within_reach(moment):
        raise WrongTime(Wrong.OUT_OF_REACH, given)
    return moment


def within_reach(moment: datetime) -> bool:
    """Whether a moment of any year is one that can be asked at."""
    # The year comes first, as above.
    counted = FIRST_YEAR <= moment.year <= LAST_YEAR
    return counted and FIRST <= local(moment).date() <= LAST


def is_either(given: str, moment: datetime) -> bool:
    """Whether clocks in Sweden show what was written twice, and it does not say which is meant."""
    match = WRITTEN.fullmatch(clean(given))
    return match is not None and match[5] is None and comes_twice(moment)


def _written(given: str) -> datetime:
    match = WRITTEN.fullmatch(clean(given))
    if match is None:
        raise WrongTime(Wrong.UNREADABLE, given)
    day, hour, minute, second, _ = match.groups("00")
    zone = (match[5] or "").upper()
    try:
        return datetime.fromisoformat(f"{day}T{hour:0>2}:{minute}:{second}{zone}")
    except ValueError:
        raise WrongTime(Wrong.UNREADABLE, given) from None


def _moment(written: datetime, given: str) -> datetime:
    if written.tzinfo is not None:
        return local(written)
    try:
        return at_wall(written)
    except Refusal:
        raise WrongTime(Wrong.SKIPPED, given) from None
