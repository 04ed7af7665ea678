"""Meetings as they stand: `möten`, those of a year, and `möte`, one of them (R21, R22)."""

from typing import Annotated

from governance.local_time import instant
from governance.meetings import Kind, count, state
from governance.people import Right, may
from governance.year import operating_year
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.kinds import PLACED, Arguments, Number
from handlers.meeting_view import view
from handlers.numbered_meetings import coming, numbered
from handlers.reach import CalendarYear
from handlers.texts import meeting_years as year_texts
from handlers.texts import meetings as texts
from storage import meetings
from storage.archive import Archive


class OneYear(Arguments):
    """`möten`: the year, none for the one that goes on."""

    år: Annotated[CalendarYear | None, PLACED] = None


class Which(Arguments):
    """`möte`: its number, none for the next one."""

    nr: Annotated[Number | None, PLACED] = None


def of_year(ask: Ask[OneYear], archive: Archive) -> Answer:
    """A year's meetings, counted."""
    year = ask.arguments.år or operating_year(ask.day)
    known = meetings.load(archive).values()
    mine = sorted(
        (each for each in known if operating_year(each.day) == year),
        key=lambda meeting: instant(meeting.starts_at),
    )
    return year_texts.of_year(
        year_texts.Year(
            year=year,
            meetings=tuple((each, state(each, ask.at)) for each in mine),
            counts=tuple(count(known, kind, year, ask.at) for kind in Kind),
            today=ask.day,
            plans=may(ask.who.roles, Right.PLAN_MEETINGS),
            to_all=ask.to_all,
        )
    )


def show(ask: Ask[Which], archive: Archive) -> Answer:
    """One meeting, or the next."""
    number = ask.arguments.nr
    if number is not None:
        return texts.meeting(view(numbered(number, archive), ask, archive))
    following = coming(ask.at, archive)
    if not following:
        return texts.none_coming(plans=may(ask.who.roles, Right.PLAN_MEETINGS))
    return texts.meeting(view(following[0], ask, archive))


COMMANDS = (
    Command(("möten",), year_texts.YEAR, OneYear, of_year, example="möten 2027"),
    Command(("möte",), texts.ONE, Which, show, example="möte", aliases=("meeting",)),
)
