"""What was done to a meeting taken back: `möte återuppta`, ended or cancelled (D10, D13)."""

from dataclasses import replace
from typing import Annotated, Any

from governance.meeting_acts import Act, check
from governance.meetings import MEETING_TIMES, Meeting, State, state
from governance.minutes import MINUTES, Reason
from governance.people import Right
from governance.refusal import Refusal
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.kinds import one_of
from handlers.meeting_arguments import OneMeeting
from handlers.meeting_changes import changed, knowing
from handlers.meeting_posts import Caller
from handlers.meeting_reasons import Reason as NotNow
from handlers.meeting_view import view
from handlers.minutes_approvals import standing
from handlers.minutes_posts import Minutes
from handlers.new_meetings import check_alone, warned
from handlers.numbered_meetings import numbered
from handlers.offering import offering
from handlers.texts import meeting_calendar
from handlers.texts import resuming_meetings as texts
from handlers.texts.meeting_buttons import show
from handlers.votes_on_meeting import drafts_of
from storage import invitations
from storage.archive import Archive


class Resumed(OneMeeting):
    """`möte återuppta`: the meeting; a button holds the state it was drawn for too."""

    gäller: Annotated[str | None, *one_of(State.CANCELLED, State.HELD)] = None


def resume(ask: Ask[Resumed], archive: Archive) -> Answer:
    """Take back that a meeting is over, or that it is cancelled while it has not begun."""
    meeting = numbered(ask.arguments.nr, archive)
    now = state(meeting, ask.at)
    with offering(show(meeting)):
        if (ask.arguments.gäller or now) != now:
            raise Refusal(NotNow.CHANGED_SINCE, MEETING_TIMES, state=now)
        check(Act.REOPEN, meeting, ask.at)
    return (_planned_again if meeting.cancelled else _reopened)(meeting, ask, archive)


def _reopened(meeting: Meeting, ask: Ask[Resumed], archive: Archive) -> Answer:
    """Not over after all, unless an approval of the minutes holds."""
    if standing(meeting, ask.at, archive).holding:
        with offering(show(meeting)):
            raise Refusal(Reason.APPROVAL_HOLDS, MINUTES)
    Minutes(meeting, ask.at, archive).drop()
    shown = changed(replace(meeting, ended_at=None), "möte återupptaget", ask, archive)
    Caller(shown.meeting, ask.at, archive).changed()
    return texts.reopened(shown)


def _planned_again(before: Meeting, ask: Ask[Resumed], archive: Archive) -> Answer:
    """Held after all: whoever knows of it is told, and asked anew when they are called anew."""
    check_alone(before, archive)
    told = knowing(before, ask.at, archive)
    anew = replace(before, cancelled="", called_at=None)
    made = changed(anew, "möte hålls ändå", ask, archive)
    caller = Caller(made.meeting, ask.at, archive)
    if caller.to_be_called:
        _forget_replies(before, ask, archive)
    notice = texts.held_notice(made, told, called_anew=caller.to_be_called)
    # Before the call that comes anew: whoever gets it is to know why.
    caller.tell(meeting_calendar.bringing_back(notice, made), *told)
    caller.plan()
    drafts = drafts_of(before.id, archive)
    shown = view(made.meeting, ask, archive)
    return texts.held(shown, told, drafts, warned(made.meeting, ask.at, archive))


def _forget_replies(meeting: Meeting, ask: Ask[Resumed], archive: Archive) -> None:
    made = act("svar på kallelse gäller inte", ask)
    for said in invitations.replies(archive).get(meeting.id, ()):
        invitations.forget(archive, made, meeting.id, said.person)


COMMANDS: tuple[Command[Any], ...] = (
    Command(
        ("möte", "återuppta"),
        texts.RESUME,
        Resumed,
        resume,
        example="möte 3 återuppta",
        also=("ångra",),
        right=Right.PLAN_MEETINGS,
        writes=True,
    ),
)
