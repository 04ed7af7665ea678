"""What the record holds of a meeting that goes into its minutes, and what tells it apart (D10, D3).

An approval holds for this. It is made of the facts and not of the words they are put in, nor of
what a person is called, so that neither a new release nor a new title makes it another.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from governance.agenda import standing
from governance.local_time import before, instant
from governance.meetings import Kind, Meeting, State, state
from governance.room import Form
from handlers.called import applied_at, members_on
from handlers.votes_on_meeting import votes_of
from storage import agendas, meetings, register, roll_calls, voting
from storage.archive import Archive
from storage.packing import packed, spelled
from storage.register import Registered
from storage.stored_vote import Stored

MOST_BETWEEN = 200
"""How many of the newest decisions are looked through for those made between two meetings."""


@dataclass(frozen=True, slots=True)
class Content:
    """The votes of a meeting, the decisions per capsulam since the one before, and the digest."""

    votes: tuple[Stored, ...]
    capsulam: tuple[Registered, ...]
    digest: str


def content(meeting: Meeting, at: datetime, archive: Archive) -> Content:
    """What the minutes of a meeting hold, as of a moment."""
    votes = votes_of(meeting.id, archive)
    capsulam = tuple(_between(meeting, at, archive))
    order = applied_at(meeting, at, archive)
    facts = (
        (meeting.kind, meeting.starts_at, meeting.ends_at, meeting.place, meeting.ended_at),
        members_on(meeting.day, archive),
        (order.decision, order.order.quorum),
        tuple(
            (each.present, each.presiding, each.at)
            for each in roll_calls.load(archive).get(meeting.id, ())
        ),
        tuple(
            (each.position, each.kind, each.title, each.owner, each.papers, each.vote)
            for each in standing(agendas.of(archive, meeting.id))
        ),
        tuple((each.id, each.digest) for each in votes),
        tuple((str(each.entry.number), each.proof) for each in capsulam),
    )
    return Content(votes, capsulam, sha256(spelled(packed(facts)).encode()).hexdigest())


def _between(meeting: Meeting, at: datetime, archive: Archive) -> Iterator[Registered]:
    """The decisions per capsulam after the meeting before this one, and before this one began."""
    since = _previous_began(meeting, at, archive)
    for each in reversed(register.page(archive, None, None, MOST_BETWEEN)):
        stored = None if each.vote is None else voting.load(archive, each.vote)
        if stored is None or stored.closed_at is None or stored.draft.form is not Form.CAPSULAM:
            continue
        after = since is None or not before(stored.closed_at, since)
        if after and before(stored.closed_at, meeting.starts_at):
            yield each


def _previous_began(meeting: Meeting, at: datetime, archive: Archive) -> datetime | None:
    """When the meeting held before this one began; None when it is the first."""
    held = [
        each.starts_at
        for each in meetings.load(archive).values()
        if each.kind is Kind.MEETING
        and state(each, at) is State.HELD
        and before(each.starts_at, meeting.starts_at)
    ]
    return max(held, key=instant, default=None)
