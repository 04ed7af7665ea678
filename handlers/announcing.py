"""What is posted of a vote: its message in the channel and in direct messages.

Every post is put in the transaction of what it tells of, under a key that says which one it is.
"""

from dataclasses import dataclass
from datetime import datetime

from governance.voting import Vote
from handlers.answer import Answer
from handlers.ask import Chosen
from handlers.nudging import Nudging
from handlers.posting import Content, Record, to_channel, to_person, written
from handlers.texts import vote_buttons
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
        self.nudging.begin()

    def changed(self, *persons: int) -> None:
        """Draw the message in the channel anew, and the one to whoever it is about."""
        self._redraw("card", CHANNEL, self._card)
        for person in persons:
            self._redraw(str(person), to_person(person), self._direct(person))

    def called(self) -> None:
        """Draw the message anew with the roll as it was called, and nudge those whom it has."""
        self.changed()
        self.nudging.called()

    def told(self, notice: Answer, *persons: int) -> None:
        """Draw the message anew, and say under it what has happened."""
        self.changed(*persons)
        self._put(f"{self._here}notice", CHANNEL, Content(notice, under=self._card, insists=True))

    def corrected(self, notice: Answer) -> None:
        """Tell everybody that the proposal is another, and remind them anew."""
        self.told(notice)
        self._to_electors()
        self.nudging.begin()

    def stepped(self, notice: Answer) -> None:
        """Tell what is voted on now, in every message about it."""
        self.told(notice, *self._frozen.members)

    def over(self, notice: Answer) -> None:
        """Tell that the vote is over, in every message about it; nobody is nudged any more."""
        self.nudging.end()
        self.told(notice)
        for person in self._frozen.members:
            update = Content(self._now, instead_of=self._direct(person), insists=True)
            self._put(f"{self._here}to:{person}", to_person(person), update)

    def tell(self, person: int, notice: Answer) -> None:
        """Say something about the vote to one person."""
        self._put(f"{self._here}tell:{person}", to_person(person), Content(notice, insists=True))

    @property
    def nudging(self) -> Nudging:
        """The nudges of those who have not voted."""
        return Nudging(self.stored, self.at, self.archive)

    def _to_electors(self) -> None:
        for person in self._frozen.members:
            self._put(self._direct(person), to_person(person), Content(self._now))

    def _put(self, key: str, to: Record, said: Content) -> None:
        outbox.put(self.archive, Post(key, to, written(said), self.at))

    def _redraw(self, which: str, to: Record, instead_of: str) -> None:
        """Draw a message anew, once however much happens before that is sent."""
        redraws = f"{self._vote}redraw:{which}:"
        content = written(Content(self._now, instead_of=instead_of))
        post = Post(f"{redraws}{self.stored.sequence}", to, content, self.at)
        outbox.renew(self.archive, post, redraws)

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
