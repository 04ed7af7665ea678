"""The operating year's duties: `frister`, those to come or those of a year (R7-R10, R19-R29)."""

from collections.abc import Iterable
from typing import Annotated, Any

from governance.duties import DOCUMENTED, KINDS, STANDING, Kind, Number, number_of
from governance.duty_states import State
from governance.year import upcoming
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.duty_facts import found
from handlers.duty_view import View, view
from handlers.kinds import PLACED, Arguments
from handlers.reach import CalendarYear
from handlers.texts import duties as texts
from handlers.texts import year as dates_texts
from handlers.workdays import works
from storage.archive import Archive


class OneYear(Arguments):
    """`frister`: the dates to come, or those of one calendar year."""

    år: Annotated[CalendarYear | None, PLACED] = None


def dates(ask: Ask[OneYear], archive: Archive) -> Answer:
    """The next occurrence of each duty, or the duties of a calendar year."""
    year = ask.arguments.år
    if year is not None:
        return texts.in_year(year, _views([number_of(kind, year) for kind in KINDS], ask, archive))
    return texts.upcoming(_coming(ask, archive), ask.day.year)


def _coming(ask: Ask[Any], archive: Archive) -> texts.Coming:
    today = ask.day
    coming = [number_of(Kind(each.duty.value), each.due.year) for each in upcoming(today, works)]
    others = [number_of(kind, today.year) for kind in KINDS if kind not in DOCUMENTED]
    # What has no date does not pass: it is this year's that is followed up.
    dated = [kind for kind in KINDS if kind not in STANDING]
    gone = [number_of(kind, year) for year in (today.year - 1, today.year) for kind in dated]
    passed = [each for each in gone if each not in coming and each not in others]
    return texts.Coming(
        dated=_views(coming, ask, archive),
        passed=tuple(each for each in _views(passed, ask, archive) if _undone(each)),
        undated=tuple(each for each in _views(others, ask, archive) if not each.over),
    )


def _undone(shown: View) -> bool:
    return shown.state is State.UNDONE


def _views(numbers: Iterable[Number], ask: Ask[Any], archive: Archive) -> tuple[View, ...]:
    return tuple(view(found(each, ask.at, archive), ask.at, archive) for each in numbers)


COMMANDS = (
    Command(
        ("frister",),
        dates_texts.DATES,
        OneYear,
        dates,
        example="frister 2029",
        aliases=("deadlines",),
    ),
)
