"""The minutes of a meeting as they are put together: everything the record holds of it (D10)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from governance.agenda import Item
from governance.attendance import RollCall
from governance.local_time import before, instant
from governance.meetings import Kind, Meeting, State, state
from governance.minutes import Approval, approved_at, still_to_approve
from governance.room import Form
from handlers.ask import Ask
from handlers.meeting_view import View, view
from handlers.vote_view import View as VoteView
from handlers.vote_view import view as vote_view
from handlers.votes_on_meeting import going_on, votes_of
from storage import approvals, meetings, register, voting
from storage.archive import Archive
from storage.register import Registered

MOST_BETWEEN = 200
"""How many of the newest decisions are looked through for those made between two meetings."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """A meeting with its votes by id, the decisions per capsulam since the one before, approvals.

    `capsulam` are reported in these minutes as they were made between two meetings (D3);
    `going_on` are the votes not counted yet, by number.
    """

    meeting: View
    votes: Mapping[int, VoteView]
    capsulam: tuple[Registered, ...]
    approvals: tuple[Approval, ...]
    going_on: tuple[int, ...] = ()

    @property
    def roll(self) -> RollCall | None:
        """The roll the meeting ended on."""
        return self.meeting.roll

    @property
    def approved_at(self) -> datetime | None:
        """When both had approved; None before that."""
        return None if self.roll is None else approved_at(self.roll, self.approvals)

    @property
    def to_approve(self) -> tuple[int, ...]:
        """Who can approve what is left to approve."""
        if self.roll is None or self.meeting.state is not State.HELD or self.going_on:
            return ()
        return still_to_approve(self.roll, self.approvals, self.meeting.called.members)

    @property
    def beside(self) -> tuple[VoteView, ...]:
        """The meeting's votes that no item of the agenda has."""
        on_agenda = {item.vote for item in self.meeting.items}
        return tuple(each for number, each in self.votes.items() if number not in on_agenda)

    def vote_of(self, item: Item) -> VoteView | None:
        """The vote that an item was put to."""
        return None if item.vote is None else self.votes.get(item.vote)


def minutes(meeting: Meeting, ask: Ask[Any], archive: Archive) -> Minutes:
    """The minutes as they stand."""
    found = votes_of(meeting.id, archive)
    return Minutes(
        meeting=view(meeting, ask, archive),
        votes={stored.id: vote_view(stored, ask, archive) for stored in found},
        capsulam=tuple(_between(meeting, ask.at, archive)),
        approvals=approvals.load(archive).get(meeting.id, ()),
        going_on=tuple(each.id for each in going_on(meeting.id, archive)),
    )


def _between(meeting: Meeting, at: datetime, archive: Archive) -> Iterator[Registered]:
    """The decisions per capsulam after the meeting before this one, and before this one began."""
    since = _previous_over(meeting, at, archive)
    for each in reversed(register.page(archive, None, None, MOST_BETWEEN)):
        stored = None if each.vote is None else voting.load(archive, each.vote)
        if stored is None or stored.closed_at is None or stored.draft.form is not Form.CAPSULAM:
            continue
        after = since is None or not before(stored.closed_at, since)
        if after and before(stored.closed_at, meeting.starts_at):
            yield each


def _previous_over(meeting: Meeting, at: datetime, archive: Archive) -> datetime | None:
    """When the meeting held before this one began; None when it is the first."""
    held = [
        each.starts_at
        for each in meetings.load(archive).values()
        if each.kind is Kind.MEETING
        and state(each, at) is State.HELD
        and before(each.starts_at, meeting.starts_at)
    ]
    return max(held, key=instant, default=None)
