"""Reminding: the posts to come are kept as dates, plans and wishes have them.

While the heart beats, whatever changes them does so in its own transaction; a beat with nothing new
only looks. Each working out is a whole one: what is missing is put, what has another time is moved,
what is wanted no more is cancelled. Of several whose time passed while nobody looked, the newest is
sent; the others end as expired, with an entry each.
"""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from weakref import WeakSet

from governance.local_time import before, instant, later, local
from handlers.posting import is_over
from handlers.reminder_posts import HORIZON, PREFIXES, Occasion, series
from storage import beats, outbox, planned_posts
from storage.archive import Archive, Memory
from storage.beats import Beat
from storage.database import Database
from storage.journal import Act, note
from storage.outbox import Kept, Post, State, put
from storage.planned_posts import NEVER_SENT

LOG = logging.getLogger(__name__)
KEY = "påminnelser"
REFRESHED = timedelta(minutes=15)
"""How old the last beat written may become while nothing happens."""
BEATING = REFRESHED + timedelta(minutes=1)
"""How near the last working out is as long as there is a bot to do it."""
WRONG = timedelta(days=1)
"""A beat further ahead than this was written by a clock that was wrong."""
EXPIRED = "utskick utgånget"
"""What the journal calls a post that was too late to be sent."""
SUPERSEDED = "superseded"

_STARTED: WeakSet[Memory] = WeakSet()
"""The databases whose posts this process has worked out: each start does it anew."""


def write_due(database: Database, at: datetime) -> int:
    """Keep the posts to come as they are to be; how many were put, moved or ended."""
    with database.reading() as archive:
        if not _late(archive, at):
            return 0
    with database.writing() as archive:
        last = beats.last(archive, KEY)
        changed = _beat(archive, at, last) if _late(archive, at) else 0
    # Not before it is committed: what was rolled back is worked out anew.
    _STARTED.add(archive.memory)
    return changed


def keep_up(archive: Archive, at: datetime) -> None:
    """Keep the posts to come as a transaction leaves them, if it has changed any fact.

    Nothing is kept as of a moment far from the last working out: what has passed meanwhile is for
    the heart to see to. Nor does a fault here cost what the transaction was for: the beat tries it
    again.
    """
    last = beats.last(archive, KEY) if archive.changed else None
    if last is None or abs(instant(at) - instant(last.at)) > BEATING:
        return
    try:
        with archive.apart():
            _beat(archive, at, last)
    except Exception:
        LOG.exception("the posts to come could not be kept up")


def next_due(database: Database, after: datetime) -> datetime | None:
    """When, later than a moment, anybody is next told of anything."""
    with database.reading() as archive:
        moments = [each.at for found in series(archive, after) for each in found]
    return min((each for each in moments if before(after, each)), key=instant, default=None)


def _beat(archive: Archive, at: datetime, last: Beat | None) -> int:
    """Work out what is to come and write that it was; how many posts were put, moved or ended."""
    seen = _seen(last, at)
    changed = 0
    if _news(archive, last, at):
        waiting = dict(planned_posts.waiting(archive, PREFIXES))
        changed = Keeping(archive, at, seen, waiting).keep()
    beats.put(archive, KEY, Beat(later(seen, at), local(at).date(), archive.revision))
    return changed


def _late(archive: Archive, at: datetime) -> bool:
    """Whether the last beat written is too old to be the last."""
    last = beats.last(archive, KEY)
    return last is None or _news(archive, last, at) or instant(at) - instant(last.at) >= REFRESHED


def _news(archive: Archive, last: Beat | None, at: datetime) -> bool:
    """Whether the posts may have to be others than at the last beat."""
    if last is None or archive.memory not in _STARTED or last.day != local(at).date():
        return True
    return beats.news(archive, last)


def _seen(last: Beat | None, at: datetime) -> datetime:
    """Until when everything has been put that was to be: before the first beat nothing is."""
    if last is None or instant(last.at) - instant(at) > WRONG:
        return at
    return last.at


@dataclass(frozen=True, slots=True)
class Keeping:
    """One working out, at a moment: what is put already, and what was due after `seen` is not."""

    archive: Archive
    at: datetime
    seen: datetime
    waiting: dict[str, Kept]

    def keep(self) -> int:
        """Put, move and end posts; how many."""
        changed = sum(
            self._caught_up(occasions) + self._coming(occasions)
            for occasions in series(self.archive, self.at)
        )
        return changed + self._unwanted()

    def _passed(self, occasions: Sequence[Occasion]) -> Sequence[Occasion]:
        return [each for each in occasions if not before(self.at, each.at)]

    def _caught_up(self, occasions: Sequence[Occasion]) -> int:
        """Put the newest of what has passed since anybody looked; what waited before it is ended.

        An occasion that nobody was told of, as it came too late into a plan, puts an end to none.
        """
        changed, told = 0, False
        for occasion in reversed(self._passed(occasions)):
            if told:
                changed += self._expired(map(self._taken, occasion.posts), SUPERSEDED)
                continue
            changed += sum(map(self._put_if_due, occasion.posts))
            waited = [self._taken(post) for post in occasion.posts]
            told = any(waited) or any(map(self._went_out, occasion.posts))
        return changed

    def _put_if_due(self, post: Post) -> bool:
        """Put a post that has become due since anybody looked."""
        new = post.key not in self.waiting and before(self.seen, post.due_at)
        return new and planned_posts.plan(self.archive, post)

    def _went_out(self, post: Post) -> bool:
        """Whether a post is put: it waits, is on its way or was sent."""
        kept = outbox.keyed(self.archive, post.key)
        return kept is not None and kept.state not in NEVER_SENT

    def _coming(self, occasions: Sequence[Occasion]) -> int:
        passed = len(self._passed(occasions))
        return sum(self._planned(post) for post in _posts(occasions[passed:]))

    def _planned(self, post: Post) -> bool:
        """Put what is to come, or give it the time and the words it now has."""
        kept = self._taken(post)
        if kept is not None:
            same = (kept.post.due_at, kept.post.content) == (post.due_at, post.content)
            return not same and planned_posts.move(self.archive, post)
        if instant(post.due_at) - instant(self.at) > HORIZON:
            return False
        anew = before(self.seen, post.due_at)
        return planned_posts.plan(self.archive, post) if anew else put(self.archive, post)

    def _taken(self, post: Post) -> Kept | None:
        return self.waiting.pop(post.key, None)

    def _unwanted(self) -> int:
        """End what is told no more: it is done, moved or over."""
        left = list(self.waiting.values())
        over = [each for each in left if is_over(each.post.content, self.at)]
        cancelled = [each.id for each in left if each not in over]
        ended = planned_posts.end(self.archive, cancelled, State.CANCELLED)
        return ended + self._expired(over)

    def _expired(self, missed: Iterable[Kept | None], why: str = "") -> int:
        """End what was due and is too late, with an entry for each."""
        found = [each for each in missed if each is not None]
        for each in found:
            remark = {"skäl": why} if why else {}
            note(self.archive, Act(EXPIRED, self.at, None), nyckel=each.post.key, **remark)
        return planned_posts.end(self.archive, [each.id for each in found], State.EXPIRED, why)


def _posts(occasions: Iterable[Occasion]) -> Iterator[Post]:
    return (post for each in occasions for post in each.posts)
