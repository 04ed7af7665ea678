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

    `person` is None where everybody looks, as in a channel; `leads` says that the vote can be led
    by who looks. `decision` is the register's number, empty while it has none; `meeting` is
    the one it is held on.
    """

    stored: Stored
    at: datetime
    people: Mapping[int, Person]
    person: int | None = None
    leads: bool = False
    decision: str = ""
    meeting: Meeting | None = None

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
    def elector(self) -> bool:
        """Whether who looks stands in the electorate."""
        vote = self.stored.vote
        return vote is not None and self.person in vote.members

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
    )


def decision_of(stored: Stored, archive: Archive) -> str:
    """The register's number of what a vote came to, empty while there is none."""
    found = register.of_vote(archive, stored.id) if stored.result is not None else None
    return str(found.entry.number) if found is not None else ""
