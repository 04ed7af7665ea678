"""A year's meetings proposed and put in: `möten föreslå`, `möten lägg-in` (R8, R10, R21, A12)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from governance.meeting_cautions import cautions
from governance.meetings import Kind, Meeting
from governance.people import Right, may
from governance.proposed_year import CALENDAR, adjusted, held_beside, proposed
from governance.refusal import Refusal
from governance.year import operating_year
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.called import notice_now
from handlers.command import Command
from handlers.kinds import Arguments, Line
from handlers.meeting_arguments import Days, HoursOfDay
from handlers.meeting_reasons import Reason
from handlers.new_meetings import put, warned
from handlers.offering import offering
from handlers.reach import CalendarYear
from handlers.texts import meeting_buttons as buttons
from handlers.texts import proposed_year as texts
from handlers.workdays import works
from storage import meetings
from storage.archive import Archive


class Wanted(Arguments):
    """`möten föreslå`: the year, and days instead of those that the bot would choose."""

    år: CalendarYear
    dagar: Days | None = None


class TheDays(Arguments):
    """`möten lägg-in`: the days, as they were proposed, and what holds for all of them."""

    dagar: Days
    tid: HoursOfDay
    plats: Line = ""


def propose(ask: Ask[Wanted], archive: Archive) -> Answer:
    """Four meetings that fit the year's duties, or on the days that are asked for.

    Those that are there already are kept.
    """
    year = ask.arguments.år
    if year < operating_year(ask.day):
        raise Refusal(Reason.YEAR_IS_OVER, CALENDAR, year=str(year))
    puts = may(ask.who.roles, Right.PLAN_MEETINGS)
    if ask.arguments.dagar is not None:
        return texts.proposed(replace(_adjusted(year, ask.arguments.dagar, archive), puts=puts))
    earliest = ask.day + timedelta(days=notice_now(ask.at, archive) + 1)
    found = proposed(year, meetings.load(archive).values(), earliest, works)
    return texts.proposed(texts.Draft(year, found, puts=puts))


def _adjusted(year: int, days: Sequence[date], archive: Archive) -> texts.Draft:
    """The draft on other days, with what to be careful of in them; Refusal ANOTHER_YEAR."""
    strange = next((day for day in days if day.year != year), None)
    if strange is not None:
        raise Refusal(Reason.ANOTHER_YEAR, CALENDAR, year=str(year), day=strange)
    known = tuple(meetings.load(archive).values())
    found, over = adjusted(year, days, known)
    planned = [texts.planned(each.day) for each in found if each.day is not None]
    warned = tuple((each, tuple(cautions(each, known, works))) for each in planned)
    return texts.Draft(year, found, over, warned, changed=True)


def put_in(ask: Ask[TheDays], archive: Archive) -> Answer:
    """Put all the days in at once; Refusal, and none of them, when one cannot be."""
    asked = ask.arguments
    _check_free(asked.dagar, archive)
    planned = tuple(
        put(
            Meeting(day, asked.tid.start, asked.plats, Kind.MEETING, ends=asked.tid.ends),
            ask,
            archive,
        )
        for day in dict.fromkeys(asked.dagar)
    )
    return texts.put_in([(each, warned(each, ask.at, archive)) for each in planned])


def _check_free(days: Sequence[date], archive: Archive) -> None:
    """Refusal PERIOD_HELD where a part of the year has its meeting already, on another day."""
    known = tuple(meetings.load(archive).values())
    for day in days:
        there = held_beside(day, known)
        if there is not None and there.day != day:
            with offering(buttons.show(there), buttons.propose(day.year)):
                raise Refusal(Reason.PERIOD_HELD, CALENDAR, number=str(there.number), day=day)


COMMANDS: tuple[Command[Any], ...] = (
    Command(
        ("möten", "föreslå"),
        texts.PROPOSE,
        Wanted,
        propose,
        example="möten föreslå 2027",
    ),
    Command(
        ("möten", "lägg-in"),
        texts.PUT_IN,
        TheDays,
        put_in,
        example='möten lägg-in dagar="2027-03-10, 2027-06-02" tid=10:00-12:00',
        right=Right.PLAN_MEETINGS,
        writes=True,
    ),
)
