"""A vote as it is shown to somebody at a moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from governance.acts import State
from governance.people import Person, Right, may
from governance.room import Room
from handlers.ask import Ask
from storage import meetings, people, register
from storage.archive import Archive
from storage.meetings import Meeting
from storage.stored_vote import Stored


@dataclass(frozen=True, slots=True)
class View:
    """A vote, the moment, the people in it and who looks.

    `to_all` says that a whole channel looks; `person` is None there, and of one we do not know.
    `leads` and `drafts` say that who looks can lead votes and prepare them. `decision` is the
    register's number, empty while it has none; `meeting` is the one it is held on.
    """

    stored: Stored
    at: datetime
    people: Mapping[int, Person]
    person: int | None = None
    leads: bool = False
    decision: str = ""
    meeting: Meeting | None = None
    drafts: bool = False
    to_all: bool = False

    @property
    def state(self) -> State:
        """The vote's state as it is to people now."""
        return self.stored.state_at(self.at)

    @property
    def room(self) -> Room:
        """The room of an opened vote."""
        if self.stored.room is None:
            raise LookupError(self.stored.id)
        return self.stored.room

    @property
    def acts(self) -> bool:
        """Whether an elector who is in no conflict looks; in a channel somebody may be one."""
        vote = self.stored.vote
        elector = vote is not None and self.person in vote.members
        return self.to_all or (elector and self.person not in self.room.conflicted)

    @property
    def votes(self) -> bool:
        """Whether who looks has a ballot to cast or to change."""
        return self.acts and self.person not in self.room.locked

    @property
    def settles(self) -> bool:
        """Whether the casting vote that is waited for is that of who looks."""
        casting = None if self.stored.result is None else self.stored.result.casting
        mine = self.person is not None and casting is not None and casting.person == self.person
        return self.to_all or mine

    def title_of(self, person: int) -> str:
        """A person's title."""
        return self.people[person].title


def view(stored: Stored, ask: Ask[object], archive: Archive) -> View:
    """The vote as it is shown to whoever asks."""
    person = ask.who.person
    return View(
        stored,
        ask.at,
        people.load(archive),
        person.id if person else None,
        may(ask.who.roles, Right.LEAD_VOTE),
        decision_of(stored, archive),
        None if stored.meeting is None else meetings.load(archive)[stored.meeting],
        drafts=may(ask.who.roles, Right.DRAFT_VOTE),
        to_all=ask.to_all,
    )


def decision_of(stored: Stored, archive: Archive) -> str:
    """The register's number of what a vote came to, empty while there is none."""
    found = register.of_vote(archive, stored.id) if stored.result is not None else None
    return str(found.entry.number) if found is not None else ""
