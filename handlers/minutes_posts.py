"""What is posted of a meeting's minutes: that they wait, to each who can approve them (D10).

The posts are put when the meeting is ended and every vote on it is settled, under keys that hold
which end it is: a meeting that was gone on with is approved anew.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from governance.meetings import Kind, Meeting, State, state
from governance.minutes import still_to_approve
from handlers.ask import Chosen
from handlers.called import members_on
from handlers.posting import Content, to_person, written
from handlers.votes_on_meeting import going_on
from storage import approvals, meetings, outbox, planned_posts, roll_calls
from storage.archive import Archive
from storage.outbox import Post
from storage.outbox import State as Sent


@dataclass(frozen=True, slots=True)
class Minutes:
    """Posts about the minutes of a meeting, as it stands at a moment."""

    meeting: Meeting
    at: datetime
    archive: Archive

    def ask(self) -> None:
        """Ask for the approvals, once, when there is nothing left but them."""
        if not self._ready:
            return
        for person in self._asked:
            outbox.put(self.archive, self._post(person))

    def changed(self) -> None:
        """Ask no more those who are not needed; where they have been, show how it stands."""
        self._let_be(self._present - frozenset(self._asked))

    def drop(self) -> None:
        """Ask nobody more, before the meeting is gone on with."""
        self._let_be(self._present)

    def _let_be(self, persons: Collection[int]) -> None:
        for person in sorted(persons):
            asked = outbox.keyed(self.archive, self._key(person))
            if asked is not None and asked.state is Sent.PENDING:
                planned_posts.end(self.archive, [asked.id], Sent.CANCELLED)
            elif asked is not None and asked.state is not Sent.CANCELLED:
                outbox.put(self.archive, self._redrawn(person))

    @property
    def _present(self) -> frozenset[int]:
        roll = roll_calls.latest(self.archive, self.meeting.id)
        return frozenset() if roll is None else roll.present

    @property
    def _ready(self) -> bool:
        over = state(self.meeting, self.at) is State.HELD
        own = self.meeting.kind is Kind.MEETING
        return over and own and not going_on(self.meeting.id, self.archive)

    @property
    def _asked(self) -> tuple[int, ...]:
        roll = roll_calls.latest(self.archive, self.meeting.id)
        if roll is None:
            return ()
        given = approvals.load(self.archive).get(self.meeting.id, ())
        return still_to_approve(roll, given, members_on(self.meeting.day, self.archive))

    def _post(self, person: int) -> Post:
        said = written(Content(self._question))
        return Post(self._key(person), to_person(person), said, self.at)

    def _redrawn(self, person: int) -> Post:
        key = self._key(person)
        said = written(Content(self._question, instead_of=key))
        return Post(f"{key}:ny:{self.archive.revision}", to_person(person), said, self.at)

    @property
    def _question(self) -> Chosen:
        return Chosen("protokoll", {"nr": str(self.meeting.number)})

    def _key(self, person: int) -> str:
        """Another for each end of the meeting."""
        end = meetings.revision(self.archive, self.meeting.id)
        return f"möte:{self.meeting.number}:protokoll:{end}:{person}"


def ask_for(meeting: int | None, at: datetime, archive: Archive) -> None:
    """Ask for the approvals of a meeting's minutes, if that is all that is left of it."""
    if meeting is not None:
        Minutes(meetings.load(archive)[meeting], at, archive).ask()
