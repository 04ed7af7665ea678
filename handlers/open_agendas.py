"""A meeting's agenda that whoever asks may change now."""

from dataclasses import replace
from typing import Any

from governance.acts import State as VoteState
from governance.agenda import AGENDA, Item
from governance.meeting_acts import Act, check
from governance.meetings import Meeting, State, state
from governance.people import Right, may
from governance.refusal import Refusal
from handlers.ask import Ask
from handlers.meeting_posts import Caller
from handlers.meeting_reasons import Reason
from handlers.numbered_meetings import numbered
from handlers.offering import offering
from handlers.texts.meeting_buttons import show
from storage import agendas, voting
from storage.archive import Archive
from storage.journal import Act as Made


def open_agenda(number: int, ask: Ask[Any], archive: Archive) -> Meeting:
    """The meeting whose agenda whoever asks may change now.

    Refusal AGENDA_CLOSED for a member once the call has gone out, else as `meeting_acts.check`.
    """
    meeting = numbered(number, archive)
    with offering(show(meeting)):
        if not plans(ask) and state(meeting, ask.at) is State.CALLED:
            raise Refusal(Reason.AGENDA_CLOSED, AGENDA)
        check(Act.TEND_AGENDA if plans(ask) else Act.ADD_ITEM, meeting, ask.at)
    return meeting


def plans(ask: Ask[Any]) -> bool:
    """Whether whoever asks plans meetings, and so tends every item."""
    return may(ask.who.roles, Right.PLAN_MEETINGS)


def asker(ask: Ask[Any]) -> int | None:
    """The person who asks."""
    return None if ask.who.person is None else ask.who.person.id


def unbroken(item: Item, archive: Archive) -> Item:
    """The item without a vote that was broken off: it can be put to another, or go."""
    stored = None if item.vote is None else voting.load(archive, item.vote)
    broken = stored is not None and stored.state is VoteState.CANCELLED
    return replace(item, vote=None) if broken else item


def change(item: Item, made: Made, meeting: Meeting, archive: Archive) -> None:
    """Record an item anew; those called see it in the call."""
    agendas.change(archive, made, meeting.id, item)
    Caller(meeting, made.at, archive).changed()
