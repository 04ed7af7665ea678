"""The heartbeat: a tick every few seconds, and a watchdog that tells when it has stopped.

APScheduler only ticks. What is due is read from the database, so a tick missed or doubled does no
harm.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

LOG = logging.getLogger(__name__)
STALE_INTERVALS = 3
PATIENCE = 10.0
"""The seconds a tick under way is given to end; cut short, it may leave a post of unknown fate."""


class Heartbeat:
    """A tick in the running event loop, every `seconds`."""

    def __init__(self, tick: Callable[[], Awaitable[object]], seconds: float) -> None:
        self._tick = tick
        self._seconds = seconds
        self._last = time.monotonic()
        self._at_rest = asyncio.Event()
        self._at_rest.set()

    @property
    def fresh(self) -> bool:
        """Whether the last tick is recent."""
        return time.monotonic() - self._last < STALE_INTERVALS * self._seconds

    @asynccontextmanager
    async def beating(self, patience: float = PATIENCE) -> AsyncIterator[None]:
        """Tick for as long as the block runs; a tick under way then may end."""
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
            scheduler.pause()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._at_rest.wait(), patience)
            scheduler.shutdown(wait=False)

    async def _beat(self) -> None:
        self._at_rest.clear()
        try:
            await self._tick()
            self._last = time.monotonic()
        except Exception:
            LOG.exception("the tick failed")
        finally:
            self._at_rest.set()
