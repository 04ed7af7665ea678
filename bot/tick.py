"""A tick of the heartbeat: first whatever waits for its time is done, then what is due is posted.

What is to be done is given by hooks, one for each concept that waits for times: they write posts
whose day has come near, close what has come to its end. Each writes in transactions of its own.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.clock import Clock
from bot.outbox import Sender
from bot.worker import Worker
from handlers import calling, closing, reminding
from storage import outbox
from storage.database import Database

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Hook:
    """What one concept does at its times.

    `run` does what is due at a moment, and nothing the second time; `next_due` gives the next
    moment, later than the one given, at which there is something to do, None when there is none.
    """

    run: Callable[[Database, datetime], object]
    next_due: Callable[[Database, datetime], datetime | None]


VOTES = Hook(closing.close_due, closing.next_due)
"""Votes (omröstningar) are closed on the minute."""
MEETINGS = Hook(calling.call_due, calling.next_due)
"""Meetings (möten) are called to when their time comes."""
REMINDERS = Hook(reminding.write_due, reminding.next_due)
"""Posts that remind are kept as dates, plans and wishes have them, when all else is done."""
HOOKS: tuple[Hook, ...] = (VOTES, MEETINGS, REMINDERS)
"""Every concept's hook."""


class Tick:
    """What the heartbeat does each time; without a sender the posts wait."""

    def __init__(
        self, worker: Worker, clock: Clock, sender: Sender | None, hooks: Sequence[Hook] = HOOKS
    ) -> None:
        self._worker = worker
        self._clock = clock
        self._sender = sender
        self._hooks = hooks

    async def __call__(self, at: datetime | None = None) -> list[str]:
        """Do what is due at `at`, or now; the titles of what was posted."""
        moment = at or self._clock()
        for hook in self._hooks:
            try:
                await self._worker.run(_at(hook, moment))
            except Exception:  # one concept's fault keeps no other from its work
                LOG.exception("a hook of the heartbeat failed")
        return await self._sender.send_due(moment) if self._sender else []

    async def next_due(self, after: datetime) -> datetime | None:
        """The next moment, later than `after`, at which anything is due."""
        return await self._worker.run(lambda database: next_due(database, after, self._hooks))


def next_due(database: Database, after: datetime, hooks: Sequence[Hook]) -> datetime | None:
    """The next moment, later than `after`, at which a post or a hook is due."""
    with database.reading() as archive:
        post = outbox.next_due(archive, after)
    moments = [post, *(hook.next_due(database, after) for hook in hooks)]
    found = (moment for moment in moments if moment is not None)
    # By the clock on the wall, the two passes of the autumn night's hour would change places.
    return min(found, key=lambda moment: moment.astimezone(UTC), default=None)


def _at(hook: Hook, moment: datetime) -> Callable[[Database], object]:
    return lambda database: hook.run(database, moment)
