"""The minutes of a meeting as they are put together: everything the record holds of it (D10)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from governance.agenda import Item
from governance.attendance import RollCall
from governance.meetings import Meeting, State
from governance.minutes import Approval, approved_at
from handlers.ask import Ask
from handlers.meeting_view import View, view
from handlers.minutes_approvals import Standing, of_content
from handlers.minutes_content import content
from handlers.vote_view import View as VoteView
from handlers.vote_view import view as vote_view
from handlers.votes_on_meeting import going_on
from storage import approvals
from storage.archive import Archive
from storage.register import Registered

EDITION = 12
"""How many digits of the content's digest a button carries, to tell what it was drawn from."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """A meeting with its votes by id, the decisions per capsulam since the one before, approvals.

    `capsulam` are reported in these minutes as they were made between two meetings (D3);
    `content` tells what they hold from anything else; `going_on` are the votes not counted yet,
    by number.
    """

    meeting: View
    votes: Mapping[int, VoteView]
    capsulam: tuple[Registered, ...]
    content: str
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
    def standing(self) -> Standing:
        """Which of the approvals hold, and which have lapsed."""
        if self.roll is None:
            return Standing()
        return of_content(self.roll, self.approvals, self.meeting.called.members, self.content)

    @property
    def to_approve(self) -> tuple[int, ...]:
        """Who can approve what is left to approve, now."""
        ready = self.meeting.state is State.HELD and not self.going_on
        return self.standing.to_approve if ready else ()

    @property
    def edition(self) -> str:
        """What they hold, in short: another once it has changed."""
        return self.content[:EDITION]

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
    found = content(meeting, ask.at, archive)
    return Minutes(
        meeting=view(meeting, ask, archive),
        votes={stored.id: vote_view(stored, ask, archive) for stored in found.votes},
        capsulam=found.capsulam,
        content=found.digest,
        approvals=approvals.load(archive).get(meeting.id, ()),
        going_on=tuple(each.id for each in going_on(meeting.id, archive)),
    )
