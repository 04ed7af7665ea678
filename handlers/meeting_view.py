"""A meeting as it is shown to somebody at a moment."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from governance.acts import State as VoteState
from governance.adoptions import AppliedOrder
from governance.agenda import Item, standing
from governance.attendance import Attendance, Outlook, RollCall, attendance, outlook
from governance.meetings import Meeting, State, state
from governance.people import Person, Right, may
from governance.room import Presidium
from handlers.ask import Ask
from handlers.called import Called, applied_at, called_to, notice_day, presidium_of
from handlers.meeting_posts import calls_at
from handlers.votes_on_meeting import counted_at
from storage import agendas, people, roll_calls, voting
from storage.archive import Archive
from storage.stored_vote import Stored


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks: a person, a whole channel or somebody else; and what they may do with meetings."""

    person: int | None = None
    to_all: bool = False
    plans: bool = False
    adds: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """A meeting, the moment, what is on its agenda, who is called, who was there, who looks.

    `calls_at` is when the call goes out, None when none waits to; `notice_day` the last day that
    keeps the order's notice. `votes` are those of the items, `counted` those counted at it.
    """

    meeting: Meeting
    at: datetime
    people: Mapping[int, Person]
    viewer: Viewer
    items: tuple[Item, ...]
    called: Called
    rolls: tuple[RollCall, ...]
    presidium: Presidium
    applied: AppliedOrder
    votes: Mapping[int, Stored]
    notice_day: date
    calls_at: datetime | None = None
    counted: tuple[Stored, ...] = ()

    @property
    def state(self) -> State:
        """How the meeting stands now."""
        return state(self.meeting, self.at)

    @property
    def roll(self) -> RollCall | None:
        """The roll as it was last called."""
        return self.rolls[-1] if self.rolls else None

    @property
    def attendance(self) -> Attendance | None:
        """Who is there and whether they are enough, once the roll is called."""
        if self.roll is None:
            return None
        found = attendance(self.roll.present, self.called.members, self.presidium, self.applied)
        return replace(found, presiding=self.roll.presiding)

    @property
    def counted_on_others(self) -> tuple[Stored, ...]:
        """The votes that were counted with other members there than the roll has now."""
        now = self.attendance
        if now is None:
            return ()
        there = frozenset(now.members)
        return tuple(each for each in self.counted if each.room and each.room.there != there)

    @property
    def outlook(self) -> Outlook:
        """What the members have answered, and whether those who come will be enough."""
        return outlook(self.called.replies, self.called.members, self.applied)

    def broken_off(self, item: Item) -> bool:
        """Whether the vote on an item was broken off, so that it can be put to another."""
        stored = self.votes.get(item.vote or 0)
        return stored is not None and stored.state is VoteState.CANCELLED

    def title_of(self, person: int) -> str:
        """A person's title."""
        return self.people[person].title


def view(meeting: Meeting, ask: Ask[object], archive: Archive) -> View:
    """The meeting as it is shown to whoever asks."""
    items = standing(agendas.of(archive, meeting.id))
    found = {item.vote: voting.load(archive, item.vote) for item in items if item.vote}
    rolls = roll_calls.load(archive).get(meeting.id, ())
    return View(
        meeting=meeting,
        at=ask.at,
        people=people.load(archive),
        viewer=_viewer(ask),
        items=items,
        called=called_to(meeting, archive),
        rolls=rolls,
        presidium=presidium_of(meeting, archive),
        applied=applied_at(meeting, ask.at, archive),
        votes={vote: stored for vote, stored in found.items() if stored is not None},
        notice_day=notice_day(meeting, ask.at, archive),
        calls_at=calls_at(meeting, archive) if meeting.called_at is None else None,
        counted=counted_at(meeting.id, archive) if rolls else (),
    )


def _viewer(ask: Ask[object]) -> Viewer:
    person = ask.who.person
    return Viewer(
        None if person is None else person.id,
        to_all=ask.to_all,
        plans=may(ask.who.roles, Right.PLAN_MEETINGS),
        adds=may(ask.who.roles, Right.ADD_ITEM),
    )
