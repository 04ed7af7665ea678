"""The minutes of a meeting, put together from the record: `protokoll` and its approval (D10)."""

from typing import Annotated, Any

from governance.local_time import instant
from governance.meeting_acts import Act, check
from governance.meetings import MEETING_TIMES, Kind, Meeting, State, state
from governance.minutes import MINUTES, Approval, Reason, check_approval
from governance.people import Right
from governance.refusal import Refusal
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.kinds import PLACED, Arguments, Line, Number
from handlers.meeting_reasons import Reason as Own
from handlers.minutes_posts import Minutes as Posts
from handlers.minutes_view import Minutes, minutes
from handlers.numbered_meetings import numbered
from handlers.offering import offering
from handlers.texts import minutes as texts
from handlers.texts.meeting_buttons import minutes as shows
from handlers.texts.meeting_buttons import show
from handlers.texts.minutes_file import checksum
from storage import approvals, meetings, roll_calls
from storage.archive import Archive
from storage.journal import note


class Which(Arguments):
    """`protokoll`: the meeting's number, none for the list."""

    nr: Annotated[Number | None, PLACED] = None


class Approved(Arguments):
    """`protokoll justera`: the meeting's number.

    `lydelse` is what a button was drawn from; what is typed is about the minutes as they stand.
    """

    nr: Number
    lydelse: Line = ""


def show_minutes(ask: Ask[Which], archive: Archive) -> Answer:
    """A meeting's minutes as they stand, or which there are."""
    if ask.arguments.nr is None:
        return texts.listed([minutes(each, ask, archive) for each in _held(ask, archive)])
    meeting = numbered(ask.arguments.nr, archive)
    with offering(show(meeting)):
        if meeting.kind is Kind.CONFERENCE:
            check(Act.APPROVE, meeting, ask.at)
        if meeting.cancelled:
            raise Refusal(Own.NO_MINUTES, MEETING_TIMES, why=meeting.cancelled)
        if roll_calls.latest(archive, meeting.id) is None:
            raise Refusal(Own.NO_ROLL_AT_MEETING, MEETING_TIMES)
    return texts.shown(minutes(meeting, ask, archive))


def approve(ask: Ask[Approved], archive: Archive) -> Answer:
    """Approve (justera) a meeting's minutes as they stand: who presided, and one more there."""
    meeting = numbered(ask.arguments.nr, archive)
    person = None if ask.who.person is None else ask.who.person.id
    with offering(show(meeting)):
        check(Act.APPROVE, meeting, ask.at)
        found = minutes(meeting, ask, archive)
        _check(found, person)
    with offering(shows(meeting)):
        _check_read(found, ask.arguments.lydelse)
    made = act("protokoll justerat", ask)
    given = Approval(person or 0, ask.at, found.content)
    approvals.approve(archive, made, meeting.id, given)
    Posts(meeting, ask.at, archive).changed()
    # What was approved can be told by this for ever, whatever the words around it become.
    digest = checksum(found)
    note(archive, made, möte=meeting.number, kontrollsumma=digest)
    return texts.approved(minutes(meeting, ask, archive), digest)


def _check(found: Minutes, person: int | None) -> None:
    if found.roll is None:
        raise Refusal(Own.NO_ROLL_AT_MEETING, MEETING_TIMES)
    check_approval(found.roll, found.standing.holding, found.meeting.called.members, person)
    if found.going_on:
        raise Refusal(Reason.VOTES_GO_ON, MINUTES, vote=str(found.going_on[0]))


def _check_read(found: Minutes, edition: str) -> None:
    """Refusal CHANGED_SINCE_READ for a button that was drawn from something else."""
    if edition and edition != found.edition:
        raise Refusal(Reason.CHANGED_SINCE_READ, MINUTES)


def _held(ask: Ask[Any], archive: Archive) -> list[Meeting]:
    """The meetings held, the newest first."""
    known = meetings.load(archive).values()
    found = [
        each for each in known if each.kind is Kind.MEETING and state(each, ask.at) is State.HELD
    ]
    return sorted(found, key=lambda meeting: instant(meeting.starts_at), reverse=True)


COMMANDS: tuple[Command[Any], ...] = (
    Command(
        ("protokoll",),
        texts.MINUTES_LINE,
        Which,
        show_minutes,
        example="protokoll",
        aliases=("minutes",),
    ),
    Command(
        ("protokoll", "justera"),
        texts.APPROVE,
        Approved,
        approve,
        example="protokoll 3 justera",
        hints=texts.APPROVE_HINTS,
        right=Right.VOTE,
        writes=True,
        guarded=False,
    ),
)
