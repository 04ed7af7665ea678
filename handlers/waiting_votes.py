"""What waits for a person in the votes: ballots, rulings, casting votes, drafts and texts."""

from collections.abc import Iterator
from datetime import datetime

from governance.acts import State
from governance.reservations import in_effect
from handlers.minutes_text import takes
from handlers.texts import waiting as texts
from handlers.texts.waiting import Item
from storage import voting
from storage.archive import Archive
from storage.stored_vote import Stored

MOST = 20
"""How many of the newest votes are looked through for statements without a text."""


def of_votes(person: int, at: datetime, archive: Archive) -> Iterator[Item]:
    """Everything that waits for a person in the votes."""
    for stored in voting.open_votes(archive):
        yield from _going_on(stored, person, at)
    for stored in voting.in_state(archive, State.DRAFT):
        if stored.author == person:
            yield texts.to_open(stored)
    for stored in voting.latest(archive, MOST):
        yield from _unwritten(stored, person, at, archive)


def _going_on(stored: Stored, person: int, at: datetime) -> Iterator[Item]:
    room = stored.room
    if room is None:
        return
    state = stored.state_at(at)
    if state is State.OPEN and person in room.silent:
        yield texts.to_vote(stored)
    if state is State.OPEN and person in room.taking_part and _to_judge(stored, person):
        yield texts.to_judge(stored)
    casting = None if stored.result is None else stored.result.casting
    if state is State.WAITING and casting is not None and casting.person == person:
        yield texts.to_settle(stored)


def _to_judge(stored: Stored, person: int) -> bool:
    """Whether an open objection against somebody else lacks the person's ruling."""
    raised = (stored.objections[number - 1] for number in stored.open_objections)
    return any(each.against != person and person not in each.rulings for each in raised)


def _unwritten(stored: Stored, person: int, at: datetime, archive: Archive) -> Iterator[Item]:
    """A person's own statements that lack their text and still matter."""
    if stored.room is None or stored.state not in {State.OPEN, State.WAITING, State.CLOSED}:
        return
    if not takes(stored, archive):
        return
    over = stored.state is State.CLOSED
    for filed in stored.statements:
        mine = filed.statement.person == person and not filed.words
        if mine and (not over or in_effect(stored.course_at(at), stored.room, filed.statement)):
            yield texts.to_word(stored, filed.statement.kind)
