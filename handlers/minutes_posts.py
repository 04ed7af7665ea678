"""What is posted of a meeting's minutes: that they wait, to each who can approve them (D10).

The posts are put when the meeting is ended and every vote on it is settled, under keys that hold
which end it is: a meeting that was gone on with is approved anew. Whoever approved something else
than the minutes now hold is asked anew, once for each time.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from governance.meetings import Meeting
from handlers.ask import Chosen
from handlers.meeting_posts import minutes_prefix
from handlers.minutes_approvals import Standing, ready, standing
from handlers.posting import Content, to_person, written
from storage import approvals, meetings, outbox, planned_posts, roll_calls
from storage.archive import Archive
from storage.outbox import Kept, Post
from storage.outbox import State as Sent


@dataclass(frozen=True, slots=True)
class Minutes:
    """Posts about the minutes of a meeting, as it stands at a moment."""

    meeting: Meeting
    at: datetime
    archive: Archive

    def ask(self) -> None:
        """Ask for the approvals, once, when there is nothing left but them."""
        if self._ready:
            self._put(self._standing.to_approve)

    def ask_anew(self) -> bool:
        """Ask those whose approval has lapsed, once for each time; whether anybody was.

        Wherever it has been asked, it is then shown how it stands.
        """
        asked = self._ready and self._put(self._standing.to_approve_anew)
        if asked:
            self.redraw()
        return asked

    def redraw(self) -> None:
        """Show how it stands, wherever it has been asked: what the minutes hold has changed."""
        for person in sorted(self._present):
            for asked in self._asked(person):
                self._redraw(asked, person)

    def changed(self) -> None:
        """Ask no more those who are not needed; where they have been, show how it stands."""
        self._let_be(self._present - frozenset(self._standing.to_approve))

    def drop(self) -> None:
        """Ask nobody more, before the meeting is gone on with."""
        self._let_be(self._present)

    def _let_be(self, persons: Collection[int]) -> None:
        for person in sorted(persons):
            for asked in self._asked(person):
                planned_posts.end(self.archive, [asked.id], Sent.CANCELLED)
                self._redraw(asked, person)

    def _put(self, persons: Collection[int]) -> bool:
        """Put the question to each, unless it is there; whether any was put."""
        put = [outbox.put(self.archive, self._post(person)) for person in persons]
        return any(put)

    def _asked(self, person: int) -> Iterator[Kept]:
        """The questions put to a person since the meeting was ended, as they stand."""
        given = self._times(person)
        found = (outbox.keyed(self.archive, self._key(person, each)) for each in range(given + 1))
        return (each for each in found if each is not None)

    @property
    def _standing(self) -> Standing:
        return standing(self.meeting, self.at, self.archive)

    @property
    def _present(self) -> frozenset[int]:
        roll = roll_calls.latest(self.archive, self.meeting.id)
        return frozenset() if roll is None else roll.present

    @property
    def _ready(self) -> bool:
        return ready(self.meeting, self.at, self.archive)

    def _post(self, person: int) -> Post:
        key = self._key(person, self._times(person))
        return Post(key, to_person(person), written(Content(self._question)), self.at)

    def _redraw(self, asked: Kept, person: int) -> None:
        """Draw a question anew where it is; one that waits is asked when it is sent."""
        if asked.state in {Sent.PENDING, Sent.CANCELLED}:
            return
        redraws = f"{asked.post.key}:ny:"
        said = written(Content(self._question, instead_of=asked.post.key))
        post = Post(f"{redraws}{self.archive.revision}", to_person(person), said, self.at)
        outbox.renew(self.archive, post, redraws)

    @property
    def _question(self) -> Chosen:
        return Chosen("protokoll", {"nr": str(self.meeting.number)})

    def _times(self, person: int) -> int:
        return approvals.times(self.archive).get((self.meeting.id, person), 0)

    def _key(self, person: int, given: int) -> str:
        """Another for each end of the meeting, and for each approval that the person has given."""
        end = meetings.revision(self.archive, self.meeting.id)
        anew = f":{given}" if given else ""
        return f"{minutes_prefix(self.meeting)}{end}{anew}:{person}"


def ask_for(meeting: int | None, at: datetime, archive: Archive) -> None:
    """Ask for the approvals of a meeting's minutes, if that is all that is left of it."""
    if meeting is not None:
        Minutes(meetings.load(archive)[meeting], at, archive).ask()


def content_changed(meeting: int, at: datetime, archive: Archive) -> None:
    """Show what a meeting's minutes now hold, and ask anew whoever approved something else."""
    posts = Minutes(meetings.load(archive)[meeting], at, archive)
    if not posts.ask_anew():
        posts.redraw()
