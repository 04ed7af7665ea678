"""Who comes to a meeting: `möte kommer`, `möte kommer-inte`, `möte bjud-in`, `möte avbjud`."""

from collections.abc import Callable
from typing import Any

from governance.attendance import Reply
from governance.meeting_acts import Act, check
from governance.meetings import MEETING_TIMES, Meeting, State, state
from governance.people import Person, Right
from governance.provenance import charter
from governance.refusal import Refusal
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.called import called_to, members_on
from handlers.command import Command
from handlers.handles import person_named
from handlers.kinds import Arguments, Line, Number, PersonHandle
from handlers.meeting_arguments import OneMeeting
from handlers.meeting_offers import beside
from handlers.meeting_posts import Caller
from handlers.meeting_reasons import Reason
from handlers.meeting_view import view
from handlers.numbered_meetings import numbered
from handlers.offering import offering
from handlers.texts import attending as texts
from handlers.texts import meeting_calendar
from handlers.texts.meeting_buttons import replies, show
from storage import invitations
from storage.archive import Archive


class Replied(OneMeeting):
    """`möte kommer`: the meeting; a button holds the day and time it was drawn for too."""

    gäller: Line = ""


class OnePerson(Arguments):
    """An invitation, or that it is taken back: the meeting, and whom it is about."""

    nr: Number
    person: PersonHandle


def replying(*, coming: bool) -> Callable[[Ask[Replied], Archive], Answer]:
    """The handler that records that whoever asks comes, or does not."""

    def reply(ask: Ask[Replied], archive: Archive) -> Answer:
        meeting = numbered(ask.arguments.nr, archive)
        with offering(show(meeting)):
            person = _called(meeting, ask.who.person, archive)
            check(Act.REPLY, meeting, ask.at)
        with offering(*replies(view(meeting, ask, archive))):
            _check_slot(ask.arguments.gäller, meeting)
        name = "kommer till möte" if coming else "kommer inte till möte"
        given = Reply(person, coming, meeting.slot)
        invitations.reply(archive, act(name, ask), meeting.id, given)
        Caller(meeting, ask.at, archive).changed()
        return texts.replied(view(meeting, ask, archive), coming=coming)

    return reply


def invite(ask: Ask[OnePerson], archive: Archive) -> Answer:
    """Invite somebody without a seat: they are called, and have no vote."""
    meeting, person = _about(ask, archive)
    if person.id in members_on(meeting.day, archive):
        raise Refusal(Reason.HAS_A_SEAT, charter("R13"), person=person.title)
    if not invitations.invite(archive, act("inbjuden till möte", ask), meeting.id, person.id):
        raise Refusal(Reason.INVITED_ALREADY, texts.INVITED, person=person.title)
    caller = Caller(meeting, ask.at, archive)
    caller.plan()
    if state(meeting, ask.at) is State.CALLED:
        caller.reach()
    caller.changed()
    return texts.invited(view(meeting, ask, archive), person)


def uninvite(ask: Ask[OnePerson], archive: Archive) -> Answer:
    """Take an invitation back."""
    meeting, person = _about(ask, archive)
    made = act("inbjudan återtagen", ask)
    if not invitations.withdraw(archive, made, meeting.id, person.id):
        raise Refusal(Reason.NOT_INVITED, texts.INVITED, person=person.title)
    invitations.forget(archive, made, meeting.id, person.id)
    caller = Caller(meeting, ask.at, archive)
    if meeting.called_at is None:
        caller.plan()
    else:
        notice = texts.uninvited_notice(meeting)
        enclosing = meeting_calendar.taking_away(notice, view(meeting, ask, archive))
        caller.tell_only(str(person.id), enclosing)
    caller.changed()
    return texts.uninvited(view(meeting, ask, archive), person)


def _about(ask: Ask[OnePerson], archive: Archive) -> tuple[Meeting, Person]:
    meeting = numbered(ask.arguments.nr, archive)
    with offering(show(meeting)):
        check(Act.INVITE, meeting, ask.at)
    return meeting, person_named(ask.arguments.person, "person", archive)


def _check_slot(drawn_for: str, meeting: Meeting) -> None:
    """Refusal MOVED_SINCE, with when it is now, for a button drawn for another day or time."""
    if drawn_for and drawn_for != meeting.slot:
        raise Refusal(Reason.MOVED_SINCE, MEETING_TIMES, when=meeting.starts_at)


def _called(meeting: Meeting, person: Person | None, archive: Archive) -> int:
    """Whoever asks, when they are called to the meeting; Refusal NOT_CALLED_TO_IT."""
    if person is None or person.id not in called_to(meeting, archive).everybody:
        raise Refusal(Reason.NOT_CALLED_TO_IT, MEETING_TIMES)
    return person.id


COMMANDS: tuple[Command[Any], ...] = (
    *(
        Command(
            ("möte", word),
            line,
            Replied,
            replying(coming=coming),
            example=f"möte 3 {word}",
            right=Right.VOTE,
            writes=True,
            guarded=False,
        )
        for word, line, coming in (
            ("kommer", texts.COMES, True),
            ("kommer-inte", texts.COMES_NOT, False),
        )
    ),
    Command(
        ("möte", "bjud-in"),
        texts.INVITE,
        OnePerson,
        invite,
        example="möte 3 bjud-in person=samordnare-12",
        right=Right.PLAN_MEETINGS,
        writes=True,
    ),
    Command(
        ("möte", "avbjud"),
        texts.UNINVITE,
        OnePerson,
        uninvite,
        example="möte 3 avbjud person=samordnare-12",
        offers=beside,
        right=Right.PLAN_MEETINGS,
        writes=True,
    ),
)
