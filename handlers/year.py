"""The operating year's dates: `frister` (R7-R10, R21, R22, R24)."""

from typing import Annotated

from governance.year import in_year, upcoming
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.kinds import PLACED, Arguments, Year
from handlers.texts import year as texts
from handlers.workdays import works
from storage.archive import Archive


class OneYear(Arguments):
    """`frister`: the dates to come, or those of one calendar year."""

    år: Annotated[Year | None, PLACED] = None


def dates(ask: Ask[OneYear], _archive: Archive) -> Answer:
    """The next occurrence of each duty, or the duties of a calendar year."""
    year = ask.arguments.år
    if year is None:
        return texts.upcoming(upcoming(ask.day, works), ask.day.year)
    return texts.in_year(year, in_year(year, ask.day, works))


COMMANDS = (
    Command(
        ("frister",), texts.DATES, OneYear, dates, example="frister 2029", aliases=("deadlines",)
    ),
)
