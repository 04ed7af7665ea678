"""The posts that nudge those who have not voted: put with a vote, and anew with it or the plan.

Each key holds the act that the time is counted from and the offset, so that the same plan gives the
same posts; of a nudge that somebody asked for it holds the day. Nobody is nudged twice on a day:
what somebody asked for goes out in place of what is planned on that day.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from governance.local_time import before, local
from governance.nudges import Nudge, nudges, to_nudge, tomorrow
from governance.reminders import Kind
from governance.voting import Vote
from handlers.posting import Content, to_person, written
from handlers.texts import notices
from handlers.workdays import works
from storage import outbox, planned_posts, reminder_plans, voting
from storage.archive import Archive
from storage.outbox import Post, State
from storage.stored_vote import Stored
from storage.vote_events import Corrected, Extended, Opened
from storage.vote_rows import Happened

BEGINS = (Opened, Extended, Corrected)
"""The acts from which the time of a vote is counted."""


@dataclass(frozen=True, slots=True)
class Nudging:
    """Nudges to a vote that has been opened, as it stands after an act at a moment."""

    stored: Stored
    at: datetime
    archive: Archive

    def begin(self) -> None:
        """Put the nudges to come, in place of any put before; what is asked for is put anew."""
        again = tuple(self._asked_again())
        self.end()
        for post in again:
            planned_posts.plan(self.archive, post)
        for post in self._wanted():
            planned_posts.plan(self.archive, post)

    def follow(self) -> None:
        """Put and cancel nudges as the plan has become; what is asked for and what is due stays."""
        wanted = {post.key: post for post in self._wanted()}
        for post in wanted.values():
            planned_posts.plan(self.archive, post)
        waiting = planned_posts.waiting(self.archive, (self._all,))
        unwanted = [
            kept.id
            for key, kept in waiting.items()
            if key not in wanted and not self._asked(key) and before(self.at, kept.post.due_at)
        ]
        planned_posts.end(self.archive, unwanted, State.CANCELLED)

    def end(self) -> None:
        """Nudge nobody any more."""
        outbox.cancel(self.archive, self._all)

    def let_be(self, person: int) -> None:
        """Nudge somebody no more: they have voted, or left the matter."""
        outbox.cancel(self.archive, self._of(person))

    def called(self) -> None:
        """Nudge whomever the roll now has, and no more whoever is not there to vote."""
        room = self.stored.room
        taking_part = frozenset() if room is None else room.taking_part
        for person in self._vote.members:
            if person not in taking_part:
                self.let_be(person)
        self.follow()

    def tomorrow(self, person: int) -> datetime | None:
        """Put the nudge somebody asks for; when it comes, None when the vote is closed by then."""
        closes_at = self._vote.closes_at
        morning = tomorrow(self.at, closes_at, works) if before(self.at, closes_at) else None
        if morning is not None:
            key = f"{self._of(person)}{morning:%Y-%m-%d}"
            planned_posts.plan(self.archive, self._post(key, person, morning, half=False))
            self._leave(person, morning.date(), key)
        return morning

    def coming(self) -> tuple[Nudge, ...]:
        """The nudges to come, if anybody has not voted."""
        return tuple(self._planned(self._since())) if self._silent else ()

    def _wanted(self) -> Iterator[Post]:
        """The posts to come: none to whoever is nudged on that day already, or has asked for it."""
        since = self._since()
        planned = tuple(self._planned(since))
        for person in self._silent:
            nudged = self._nudged(person)
            for nudge in planned:
                if nudge.at.date() not in nudged:
                    # A word alone could be the number that such a key once ended in.
                    key = f"{self._of(person)}{since.sequence}:plan:{nudge.offset.word}"
                    yield self._post(key, person, nudge.at, half=nudge.offset.half)

    def _nudged(self, person: int) -> frozenset[date]:
        """The days on which somebody has been nudged, or has asked to be."""
        out = outbox.gone_out(self.archive, self._of(person), self._vote.closes_at)
        return frozenset(
            local(each.post.due_at).date()
            for each in out
            if self._asked(each.post.key) or not before(self.at, each.post.due_at)
        )

    def _asked_again(self) -> Iterator[Post]:
        """What was asked for and waits, as it is said of the vote now, if it is open by then."""
        waiting = planned_posts.waiting(self.archive, (self._all,))
        for person in self._silent:
            for key, kept in waiting.items():
                due_at = kept.post.due_at
                mine = key.startswith(self._of(person)) and self._asked(key)
                if mine and before(due_at, self._vote.closes_at):
                    yield self._post(key, person, due_at, half=False)

    def _leave(self, person: int, day: date, key: str) -> None:
        """Let somebody be on a day but for the nudge with a key."""
        waiting = planned_posts.waiting(self.archive, (self._of(person),)).values()
        found = [each for each in waiting if local(each.post.due_at).date() == day]
        others = [each.id for each in found if each.post.key != key]
        planned_posts.end(self.archive, others, State.CANCELLED)

    def _planned(self, since: Happened) -> Iterator[Nudge]:
        offsets = reminder_plans.of(self.archive, Kind.VOTE).offsets
        found = nudges(since.event.acting.at, self._vote.closes_at, offsets, works)
        return (each for each in found if before(self.at, each.at))

    def _since(self) -> Happened:
        """What the time of the vote is counted from."""
        happened = voting.history(self.archive, self.stored.id)
        return next(each for each in reversed(happened) if isinstance(each.event, BEGINS))

    def _post(self, key: str, person: int, due_at: datetime, *, half: bool) -> Post:
        said = Content(notices.nudge(self.stored, half=half), until=self._vote.closes_at)
        return Post(key, to_person(person), written(said), due_at)

    @property
    def _silent(self) -> tuple[int, ...]:
        return to_nudge(self.stored.room) if self.stored.room is not None else ()

    @property
    def _vote(self) -> Vote:
        if self.stored.vote is None:
            raise LookupError(self.stored.id)
        return self.stored.vote

    @property
    def _all(self) -> str:
        return f"vote:{self.stored.id}:nudge:"

    def _of(self, person: int) -> str:
        return f"{self._all}{person}:"

    def _asked(self, key: str) -> bool:
        """Whether a nudge is one that somebody asked for."""
        _, _, rest = key.removeprefix(self._all).partition(":")
        return ":" not in rest
