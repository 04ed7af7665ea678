"""Drafts of votes on a meeting: what they hold to, and how they follow it when it moves."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from governance.drafts import Draft
from governance.meeting_acts import Act, check
from governance.meeting_closing import check_closing, fits, fitted
from governance.meetings import Kind, Meeting
from governance.room import Form
from handlers.acting import act, acting
from handlers.ask import Ask
from handlers.offering import offering
from handlers.taking import take
from handlers.texts.vote_buttons import change, closes_with, show
from handlers.votes_on_meeting import drafts_of
from storage import meetings, voting
from storage.archive import Archive
from storage.stored_vote import Stored
from storage.vote_events import Drafted


def follow(meeting: Meeting, ask: Ask[Any], archive: Archive) -> tuple[Stored, ...]:
    """Let the drafts close on the day of a meeting that has moved; those that are changed."""
    misfits = [
        each for each in drafts_of(meeting.id, archive) if not fits(each.draft.closes_at, meeting)
    ]
    return tuple(_follow(each.id, meeting, ask, archive) for each in misfits)


def _follow(number: int, meeting: Meeting, ask: Ask[Any], archive: Archive) -> Stored:
    stored = voting.locked(archive, number)
    draft = replace(stored.draft, closes_at=fitted(stored.draft.closes_at, meeting))
    event = Drafted(acting(ask), draft, stored.order, stored.meeting)
    return take(event, stored, ask, archive)


def meeting_of(stored: Stored, archive: Archive) -> Meeting | None:
    """The meeting a vote is held on; None per capsulam."""
    return None if stored.meeting is None else meetings.load(archive)[stored.meeting]


def meeting_on(day: date, place: str, ask: Ask[Any], archive: Archive) -> Meeting:
    """The meeting of a day, made unless one is recorded; Refusal when no vote is held on it now."""
    for each in meetings.load(archive).values():
        if (each.day, each.kind, each.cancelled) == (day, Kind.MEETING, ""):
            check(Act.HOLD_VOTE, each, ask.at)
            return each
    identity = meetings.add(archive, act("möte registrerat", ask), Meeting(day, time(), place))
    return meetings.load(archive)[identity]


def check_held(stored: Stored, ask: Ask[Any], archive: Archive) -> None:
    """Whether a draft may be opened on its meeting now.

    Refusal as in `governance.meeting_acts.check` or `governance.meeting_closing.check_closing`.
    """
    meeting = meeting_of(stored, archive)
    if meeting is None:
        return
    with offering(show(stored), change(stored)):
        check(Act.HOLD_VOTE, meeting, ask.at)
    with offering(closes_with(stored, fitted(stored.draft.closes_at, meeting)), show(stored)):
        check_closing(stored.draft.closes_at, meeting)


def on_meeting(draft: Draft, meeting: Meeting, *, said: bool) -> Draft:
    """A draft as it is held on a meeting; with a closing time that is `said`, that is checked."""
    if said:
        check_closing(draft.closes_at, meeting)
    return replace(draft, form=Form.MEETING, closes_at=fitted(draft.closes_at, meeting))
