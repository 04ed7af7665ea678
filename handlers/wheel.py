"""The yearly wheel (årshjulet): `årshjul` (R7-R10, R19-R24)."""

from typing import Annotated

from handlers.almanac import almanac
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.kinds import PLACED, Arguments
from handlers.reach import CalendarYear
from handlers.texts import wheel as texts
from storage.archive import Archive


class OneYear(Arguments):
    """`årshjul`: this year, or another."""

    år: Annotated[CalendarYear | None, PLACED] = None


def wheel(ask: Ask[OneYear], archive: Archive) -> Answer:
    """A year's duties, meetings and terms that end: as a picture and as a list."""
    year = ask.arguments.år or ask.day.year
    return texts.wheel(year, almanac((year,), ask.day, archive), ask.at)


COMMANDS = (
    Command(("årshjul",), texts.WHEEL, OneYear, wheel, example="årshjul 2027", aliases=("hjul",)),
)
