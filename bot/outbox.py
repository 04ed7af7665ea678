"""The sender of the outbox: what a transaction promised to post, posted after it.

Several may send at once, in one process or in many: each claims what it sends for a while, and
writes before each call that the post's fate is unknown from then on. A post of unknown fate is
looked for before it is ever posted again.
"""

import asyncio
import logging
import secrets
import time
from collections.abc import Sequence
from datetime import datetime

from bot.claims import Lost
from bot.clock import Clock
from bot.delivery import Delivery, Means
from bot.platform import Platform
from bot.timing import Timing
from bot.worker import Worker
from storage import delivery
from storage.database import Busy, Database
from storage.delivery import Claim, Lease

LOG = logging.getLogger(__name__)
MOST = 10
"""How many posts are under way at a time."""


class Sender:
    """Posts what is due, to each recipient the oldest first."""

    def __init__(
        self, worker: Worker, platform: Platform, clock: Clock, timing: Timing | None = None
    ) -> None:
        self._means = Means(worker, platform, clock, timing or Timing())
        self._stopped = False
        self._under_way = False
        self._wanted = False

    async def send_due(self, at: datetime | None = None) -> list[str]:
        """Post what is due, at `at` or now, for as long as a tick may take; the titles."""
        moment = at or self._means.clock()
        end = time.monotonic() + self._means.timing.tick
        titles: list[str] = []
        while not self._stopped and time.monotonic() < end:
            began = time.monotonic()
            claims = await self._claim(moment)
            if not claims:
                break
            deliveries = (Delivery(self._means, each, began, moment) for each in claims)
            ended = await asyncio.gather(*map(_ended, deliveries))
            titles += [title for title in ended if title]
        return titles

    async def send_soon(self) -> None:
        """Post what is due without waiting for a tick; whoever asks meanwhile needs not wait."""
        self._wanted = True
        if self._under_way:
            return
        self._under_way = True
        try:
            while self._wanted and not self._stopped:
                self._wanted = False
                await self.send_due()
        finally:
            self._under_way = False

    def stop(self) -> None:
        """Claim nothing more; what is under way is ended."""
        self._stopped = True

    async def _claim(self, at: datetime) -> Sequence[Claim]:
        lease = Lease(secrets.token_hex(8), self._means.timing.lease)

        def claim(database: Database) -> Sequence[Claim]:
            with database.writing() as archive:
                return delivery.claim(archive, at, lease, MOST)

        try:
            return await self._means.worker.run(claim)
        except Busy:
            LOG.warning("the database is busy: the outbox waits for the next tick")
            return []


async def _ended(under_way: Delivery) -> str:
    """The title of what was posted; whatever goes wrong, the claim runs out by itself."""
    try:
        return await under_way.done()
    except Lost:
        LOG.warning("a claim was lost on the way")
        return ""
    except Exception:
        LOG.exception("a delivery broke off")
        return ""
