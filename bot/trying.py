"""`hallbar tick --dry-run`: what the bot would do and post, moment by moment; nothing is kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.clock import Clock, wall_clock
from bot.failures import REFUSED, Failure
from bot.tick import HOOKS, next_due
from bot.tick_telling import acts_since, due, revision, said
from handlers.texts import ticks as texts
from storage import journal, outbox
from storage.database import Database
from storage.outbox import State
from storage.undone import suppose, undone

FARTHEST = timedelta(days=731)
"""How far ahead is looked: nobody else writes meanwhile."""


class TooFar(Failure):
    """A time so far ahead that it would take too long to come to it."""

    exit = REFUSED

    def __init__(self) -> None:
        super().__init__("Så långt fram räknar jag inte: --at får vara högst två år från nu.")


def tried(database: Database, at: datetime | None, clock: Clock = wall_clock) -> list[str]:
    """What would be posted from now to a moment, or at one that has been, in lines to print.

    TooFar when the moment is.
    """
    now = _now(database, clock)
    last = now if at is None else at
    if _utc(last) - _utc(now) > FARTHEST:
        raise TooFar
    first = min(now, last, key=_utc)
    with undone(database) as inside:
        return Trial(inside).told(first, last)


@dataclass
class Trial:
    """A database in which time passes, and nothing is kept of it."""

    database: Database
    waiting: set[int] = field(default_factory=set)
    """The posts that have been told of, and wait for others."""

    def told(self, first: datetime, last: datetime) -> list[str]:
        """What is done and posted from one moment to another, in lines."""
        since, known = revision(self.database), self._posts()
        lines = [line for moment in self._moments(first, last) for line in self._posted(moment)]
        acts, put = acts_since(self.database, since), self._posts() - known
        done = [texts.would_do(acts)] if acts else []
        kept = [texts.would_put(put)] if put else []
        return [texts.span(first, last), *done, *kept, texts.would(len(lines)), *lines]

    def _moments(self, first: datetime, last: datetime) -> Iterator[datetime]:
        """Each moment at which anything is due, when what waits for it is done."""
        moment: datetime | None = first
        while moment is not None and _utc(moment) <= _utc(last):
            for hook in HOOKS:
                hook.run(self.database, moment)
            yield moment
            moment = next_due(self.database, moment, HOOKS)

    def _posted(self, moment: datetime) -> Iterator[str]:
        """What is due at a moment, as if it were sent then."""
        for kept in due(self.database, moment):
            line, state = said(self.database, kept, moment)
            if state is not State.PENDING or kept.id not in self.waiting:
                yield texts.at(moment, line)
            self.waiting.add(kept.id)
            with self.database.writing() as archive:
                suppose(archive, kept.id, state)

    def _posts(self) -> int:
        """How many posts the outbox has, in whatever state."""
        with self.database.reading() as archive:
            return sum(outbox.counted(archive).values())


def _now(database: Database, clock: Clock) -> datetime:
    """Now; where the clock has been moved on before, not before what was done then."""
    with database.reading() as archive:
        latest = journal.latest(archive)
    now = clock()
    return now if latest is None else max(now, latest, key=_utc)


def _utc(moment: datetime) -> datetime:
    # By the clock on the wall, the two passes of the autumn night's hour would change places.
    return moment.astimezone(UTC)
