"""What is posted of a vote: its message in the channel, in direct messages, and the nudges.

Every post is put in the transaction of what it tells of, under a key that says which one it is.
"""

from dataclasses import dataclass
from datetime import datetime

from governance.local_time import before
from governance.nudges import nudges, to_nudge, tomorrow
from governance.voting import Vote
from handlers.answer import Answer
from handlers.ask import Chosen
from handlers.posting import Content, Record, to_channel, to_person, written
from handlers.texts import notices, vote_buttons
from handlers.workdays import works
from storage import outbox
from storage.archive import Archive
from storage.outbox import Post
from storage.stored_vote import Stored

CHANNEL = to_channel("styrgruppen")
"""Where the steering group votes."""


@dataclass(frozen=True, slots=True)
class Announcer:
    """Tells of a vote that has been opened, as it stands after an act at a moment."""

    stored: Stored
    at: datetime
    archive: Archive

    def opened(self) -> None:
        """Post the vote in the channel and to each elector, and put the nudges to come."""
        self._put(self._card, CHANNEL, Content(self._now, insists=True))
        self._to_electors()
        self.remind()

    def changed(self, *persons: int) -> None:
        """Draw the message in the channel anew, and the one to whoever it is about."""
        self._redraw("card", CHANNEL, self._card)
        for person in persons:
            self._redraw(str(person), to_person(person), self._direct(person))

    def told(self, notice: Answer, *persons: int) -> None:
        """Draw the message anew, and say under it what has happened."""
        self.changed(*persons)
        self._put(f"{self._here}notice", CHANNEL, Content(notice, under=self._card, insists=True))

    def corrected(self, notice: Answer) -> None:
        """Tell everybody that the proposal is another, and remind them anew."""
        self.told(notice)
        self._to_electors()
        self.remind()

    def stepped(self, notice: Answer) -> None:
        """Tell what is voted on now, in every message about it."""
        self.told(notice, *self._frozen.members)

    def over(self, notice: Answer) -> None:
        """Tell that the vote is over, in every message about it; nobody is nudged any more."""
        self._cancel(f"{self._vote}nudge:")
        self.told(notice)
        for person in self._frozen.members:
            update = Content(self._now, instead_of=self._direct(person), insists=True)
            self._put(f"{self._here}to:{person}", to_person(person), update)

    def tell(self, person: int, notice: Answer) -> None:
        """Say something about the vote to one person."""
        self._put(f"{self._here}tell:{person}", to_person(person), Content(notice, insists=True))

    def remind(self) -> None:
        """Put the nudges of those who have not voted, in place of any put before."""
        self._cancel(f"{self._vote}nudge:")
        closes_at = self._frozen.closes_at
        silent = to_nudge(self.stored.room) if self.stored.room is not None else ()
        for number, nudge in enumerate(nudges(self.at, closes_at, works)):
            said = Content(notices.nudge(self.stored, nudge.occasion), until=closes_at)
            for person in silent:
                key = f"{self._nudge(person)}{self.stored.sequence}:{number}"
                self._put(key, to_person(person), said, nudge.at)

    def let_be(self, person: int) -> None:
        """Nudge somebody no more: they have voted, or left the matter."""
        self._cancel(self._nudge(person))

    def remind_tomorrow(self, person: int) -> datetime | None:
        """Put the nudge somebody asks for; when it comes, None when the vote is closed by then."""
        closes_at = self._frozen.closes_at
        morning = tomorrow(self.at, closes_at, works) if before(self.at, closes_at) else None
        if morning is not None:
            said = Content(notices.nudge(self.stored, None), until=closes_at)
            key = f"{self._nudge(person)}{morning:%Y-%m-%d}"
            self._put(key, to_person(person), said, morning)
        return morning

    def _to_electors(self) -> None:
        for person in self._frozen.members:
            self._put(self._direct(person), to_person(person), Content(self._now))

    def _put(self, key: str, to: Record, said: Content, due_at: datetime | None = None) -> None:
        outbox.put(self.archive, Post(key, to, written(said), due_at or self.at))

    def _redraw(self, which: str, to: Record, instead_of: str) -> None:
        """Draw a message anew, once however much happens before that is sent."""
        redraws = f"{self._vote}redraw:{which}:"
        content = written(Content(self._now, instead_of=instead_of))
        post = Post(f"{redraws}{self.stored.sequence}", to, content, self.at)
        outbox.renew(self.archive, post, redraws)

    def _cancel(self, prefix: str) -> None:
        outbox.cancel(self.archive, prefix)

    @property
    def _frozen(self) -> Vote:
        if self.stored.vote is None:
            raise LookupError(self.stored.id)
        return self.stored.vote

    @property
    def _now(self) -> Chosen:
        """The vote as it stands when the post is sent."""
        return vote_buttons.shown(self.stored.id)

    @property
    def _vote(self) -> str:
        return f"vote:{self.stored.id}:"

    @property
    def _card(self) -> str:
        return f"{self._vote}card"

    @property
    def _here(self) -> str:
        return f"{self._vote}{self.stored.sequence}:"

    def _direct(self, person: int) -> str:
        return f"{self._vote}v{len(self.stored.wordings)}:to:{person}"

    def _nudge(self, person: int) -> str:
        return f"{self._vote}nudge:{person}:"
