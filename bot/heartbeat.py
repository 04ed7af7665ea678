"""The heartbeat: a tick every few seconds, and a watchdog that tells when it has stopped.

APScheduler only ticks. What is due is read from the database, so a tick missed or doubled does no
harm.
"""

import logging
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

LOG = logging.getLogger(__name__)
STALE_INTERVALS = 3


class Heartbeat:
    """A tick in the running event loop, every `seconds`."""

    def __init__(self, tick: Callable[[], Awaitable[object]], seconds: float) -> None:
        self._tick = tick
        self._seconds = seconds
        self._last = time.monotonic()

    @property
    def fresh(self) -> bool:
        """Whether the last tick is recent."""
        return time.monotonic() - self._last < STALE_INTERVALS * self._seconds

    @contextmanager
    def beating(self) -> Iterator[None]:
        """Tick for as long as the block runs."""
        scheduler = AsyncIOScheduler(timezone=UTC)
        scheduler.add_job(
            self._beat,
            IntervalTrigger(seconds=self._seconds, timezone=UTC),
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
        )
        scheduler.start()
        try:
            yield
        finally:
            scheduler.shutdown(wait=False)

    async def _beat(self) -> None:
        try:
            await self._tick()
        except Exception:
            LOG.exception("the tick failed")
            return
        self._last = time.monotonic()
