"""The call to a meeting: `kallelse`, `möte kalla`, and what the heartbeat does in time (D13)."""

from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any
from weakref import WeakKeyDictionary

from governance.local_time import before, instant, local
from governance.meeting_acts import Act as MeetingAct
from governance.meeting_acts import check
from governance.meetings import MEETING_TIMES, Meeting, State, state
from governance.people import Right, may
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.kinds import PLACED, Arguments, Number
from handlers.meeting_arguments import OneMeeting
from handlers.meeting_posts import Caller, calls_at
from handlers.meeting_reasons import Reason
from handlers.meeting_view import view
from handlers.minutes_posts import Minutes
from handlers.moments import Moment
from handlers.numbered_meetings import coming, numbered
from handlers.offering import offering
from handlers.outcome import Over
from handlers.texts import calling as texts
from handlers.texts.meeting_buttons import show
from handlers.texts.meetings import none_coming
from storage import meetings
from storage.archive import Archive, Memory
from storage.database import Database
from storage.journal import Act

CALLED = "kallelse skickad"
"""What the journal calls it when a meeting is called to."""

_PLANNED: WeakKeyDictionary[Memory, str] = WeakKeyDictionary()
"""As of which facts each database's calls are planned: each start does it anew."""


class Which(Arguments):
    """`kallelse`: the meeting's number, none for the next one; a post holds its day and time."""

    nr: Annotated[Number | None, PLACED] = None
    gäller: Moment | None = None


def call(ask: Ask[Which], archive: Archive) -> Answer:
    """The call to a meeting as it stands, with its calendar file."""
    number = ask.arguments.nr
    found = coming(ask.at, archive) if number is None else (numbered(number, archive),)
    if not found:
        return none_coming(plans=may(ask.who.roles, Right.PLAN_MEETINGS))
    _check_time(found[0], ask.arguments.gäller)
    return texts.call(view(found[0], ask, archive))


def _check_time(meeting: Meeting, then: datetime | None) -> None:
    """Over for the call to a day and time that the meeting has no more."""
    if then is None or instant(then) == instant(meeting.starts_at):
        return
    title = texts.called(replace(meeting, day=local(then).date()))
    facts = {"then": then, "when": meeting.starts_at, "title": title}
    with offering(show(meeting)):
        raise Over(Reason.CALLED_ANEW, MEETING_TIMES, **facts)


def send(ask: Ask[OneMeeting], archive: Archive) -> Answer:
    """Let the call go out now."""
    meeting = numbered(ask.arguments.nr, archive)
    with offering(show(meeting)):
        check(MeetingAct.CALL, meeting, ask.at)
    after = _called(meeting, act(CALLED, ask), archive)
    return texts.sent(view(after, ask, archive))


def call_due(database: Database, at: datetime) -> tuple[int, ...]:
    """Record every call whose moment has come, its posts being due; the meetings' ids.

    When anything has changed since it was last done, the posts of the others are planned anew.
    """
    with database.reading() as archive:
        known = _PLANNED.get(archive.memory) == archive.facts
        ahead = _in_state(archive, at, State.PLANNED, State.CALLED)
        due = tuple(each.id for each in ahead if _is_due(each, at, archive))
        posted = ahead or _in_state(archive, at, State.HELD)
    if posted and not known:
        _plan(database, at)
    return tuple(meeting for meeting in due if _call(meeting, at, database))


def next_due(database: Database, after: datetime) -> datetime | None:
    """When, later than a moment, the next call goes out; None when none waits to."""
    with database.reading() as archive:
        waiting = _in_state(archive, after, State.PLANNED)
        found = [calls_at(each, archive) for each in waiting]
    moments = [each for each in found if each is not None and before(after, each)]
    return min(moments, key=instant, default=None)


def _in_state(archive: Archive, at: datetime, *states: State) -> tuple[Meeting, ...]:
    known = meetings.load(archive).values()
    return tuple(each for each in known if state(each, at) in states)


def _is_due(meeting: Meeting, at: datetime, archive: Archive) -> bool:
    due = calls_at(meeting, archive) if meeting.called_at is None else None
    return due is not None and not before(at, due)


def _plan(database: Database, at: datetime) -> None:
    """Keep the posts of the calls to come as the facts have them: the seats, the order.

    Who has taken a seat since a call went out is called now, and who has approved minutes that
    the facts have changed since is asked anew.
    """
    with database.writing() as archive:
        for meeting in _in_state(archive, at, State.CALLED):
            Caller(meeting, at, archive).reach()
        for meeting in _in_state(archive, at, State.PLANNED):
            if not _is_due(meeting, at, archive):
                Caller(meeting, at, archive).plan()
        for meeting in _in_state(archive, at, State.HELD):
            Minutes(meeting, at, archive).ask_anew()
    # Not before it is committed: what was rolled back is planned anew.
    _PLANNED[archive.memory] = archive.facts


def _call(identity: int, at: datetime, database: Database) -> bool:
    """Record a call, unless somebody else has done it since it was found."""
    with database.writing() as archive:
        meeting = meetings.load(archive)[identity]
        if state(meeting, at) is not State.PLANNED or not _is_due(meeting, at, archive):
            return False
        _called(meeting, Act(CALLED, at, None), archive)
        return True


def _called(meeting: Meeting, made: Act, archive: Archive) -> Meeting:
    """The meeting called to, everybody's post being due."""
    Caller(meeting, made.at, archive).call()
    meetings.change(archive, made, meeting.id, replace(meeting, called_at=made.at))
    return meetings.load(archive)[meeting.id]


COMMANDS: tuple[Command[Any], ...] = (
    Command(
        ("kallelse",),
        texts.CALL,
        Which,
        call,
        example="kallelse",
    ),
    Command(
        ("möte", "kalla"),
        texts.SEND,
        OneMeeting,
        send,
        example="möte 3 kalla",
        right=Right.PLAN_MEETINGS,
        writes=True,
    ),
)
