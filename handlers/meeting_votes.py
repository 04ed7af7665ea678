"""The votes of a meeting, and how what is recorded of the meeting reaches them (D1, A6)."""

from typing import Any

from governance.acts import State
from governance.refusal import Refusal
from governance.room import Form
from handlers.acting import act, acting
from handlers.announcing import Announcer
from handlers.ask import Ask
from handlers.concluding import conclude
from handlers.numbered_votes import held
from handlers.taking import take
from handlers.votes_on_meeting import going_on
from storage import meetings, roll_calls
from storage.archive import Archive
from storage.stored_vote import Stored
from storage.vote_events import Elected, Event, RollCalled


def with_roll(stored: Stored, ask: Ask[Any], archive: Archive) -> Stored:
    """A vote with what is recorded of its meeting: who is there, and who is elected to preside."""
    for event in _of_meeting(stored, ask, archive):
        stored = take(event, stored, ask, archive)
    return stored


def _of_meeting(stored: Stored, ask: Ask[Any], archive: Archive) -> tuple[Event, ...]:
    roll = None if stored.meeting is None else roll_calls.latest(archive, stored.meeting)
    if roll is None or stored.meeting is None or stored.vote is None or stored.room is None:
        return ()
    there = roll.present & frozenset(stored.vote.members)
    another = stored.state is State.OPEN and there != stored.room.present
    called = (RollCalled(acting(ask), there),) if another else ()
    elected = meetings.load(archive)[stored.meeting].elected
    may = elected is not None and elected in there - stored.room.conflicted
    if elected is None or not may or elected == stored.room.presidium.elected:
        return called
    return (*called, Elected(acting(ask), elected))


def carried(
    meeting: int, ask: Ask[Any], archive: Archive
) -> tuple[tuple[Stored, ...], tuple[Stored, ...]]:
    """The meeting's open votes with what is now recorded of it, and those it did not reach.

    It does not where a rule says no: whoever asks may be in conflict in a matter.
    """
    reached, missed = [], []
    for stored in going_on(meeting, archive):
        if stored.draft.form is not Form.MEETING:
            continue
        try:
            reached.append(_carried(stored.id, ask, archive))
        except Refusal:
            missed.append(stored)
    return tuple(reached), tuple(missed)


def _carried(number: int, ask: Ask[Any], archive: Archive) -> Stored:
    before = held(number, ask, archive)
    after = with_roll(before, ask, archive)
    if after.state is not before.state:
        conclude(after, act("omröstning: mötesordförande vald", ask), archive)
    elif after.sequence != before.sequence:
        Announcer(after, ask.at, archive).called()
    return after
