"""A year's meetings proposed and put in: `möten föreslå`, `möten lägg-in` (R8, R10, R21, A12)."""

from datetime import timedelta
from typing import Any

from governance.meetings import Kind, Meeting
from governance.people import Right
from governance.proposed_year import CALENDAR, proposed
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
from handlers.reach import CalendarYear
from handlers.texts import proposed_year as texts
from handlers.workdays import works
from storage import meetings
from storage.archive import Archive


class OneYear(Arguments):
    """`möten föreslå`: the year."""

    år: CalendarYear


class TheDays(Arguments):
    """`möten lägg-in`: the days, as they were proposed, and what holds for all of them."""

    dagar: Days
    tid: HoursOfDay
    plats: Line = ""


def propose(ask: Ask[OneYear], archive: Archive) -> Answer:
    """Four meetings that fit the year's duties; those that are there already are kept."""
    year = ask.arguments.år
    if year < operating_year(ask.day):
        raise Refusal(Reason.YEAR_IS_OVER, CALENDAR, year=str(year))
    earliest = ask.day + timedelta(days=notice_now(ask.at, archive) + 1)
    found = proposed(year, meetings.load(archive).values(), earliest, works)
    return texts.proposed(year, found)


def put_in(ask: Ask[TheDays], archive: Archive) -> Answer:
    """Put all the days in at once; Refusal, and none of them, when one cannot be."""
    asked = ask.arguments
    planned = tuple(
        put(
            Meeting(day, asked.tid.start, asked.plats, Kind.MEETING, ends=asked.tid.ends),
            ask,
            archive,
        )
        for day in dict.fromkeys(asked.dagar)
    )
    return texts.put_in([(each, warned(each, ask.at, archive)) for each in planned])


COMMANDS: tuple[Command[Any], ...] = (
    Command(
        ("möten", "föreslå"),
        texts.PROPOSE,
        OneYear,
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
