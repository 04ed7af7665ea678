"""Meetings planned: `möte nytt` (R21, R22, D13)."""

from typing import Annotated, Any

from governance.meetings import Kind, Meeting
from governance.people import Right
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.kinds import Arguments, Line, one_of
from handlers.meeting_arguments import HoursOfDay
from handlers.meeting_view import view
from handlers.new_meetings import put, warned
from handlers.reach import ReachedDay
from handlers.texts import planning_meetings as texts
from storage.archive import Archive


class NewMeeting(Arguments):
    """`möte nytt`: the day, the hours, the place and the kind."""

    datum: ReachedDay
    tid: HoursOfDay
    plats: Line = ""
    typ: Annotated[str, *one_of(*Kind)] = Kind.MEETING


def new(ask: Ask[NewMeeting], archive: Archive) -> Answer:
    """Plan a meeting; its call goes out when its time comes."""
    asked = ask.arguments
    meeting = Meeting(
        asked.datum, asked.tid.start, asked.plats, Kind(asked.typ), ends=asked.tid.ends
    )
    made = put(meeting, ask, archive)
    return texts.planned(view(made, ask, archive), warned(made, ask.at, archive))


COMMANDS: tuple[Command[Any], ...] = (
    Command(
        ("möte", "nytt"),
        texts.NEW,
        NewMeeting,
        new,
        example='möte nytt datum=2027-02-11 tid=10:00-12:00 plats="Teams"',
        hints=texts.NEW_HINTS,
        right=Right.PLAN_MEETINGS,
        writes=True,
    ),
)
