"""A claim in a sender's hands: what is written of it, however busy the database is."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from bot.timing import Timing
from bot.worker import Worker
from handlers.post_alarms import alarm
from storage import delivery, outbox, pace
from storage.archive import Archive
from storage.database import Busy, Database
from storage.delivery import Call, Claim, Ending
from storage.journal import Act, note
from storage.outbox import STUCK, Kept, State

Result = TypeVar("Result")
AGAIN = 0.05
"""The seconds before something is written anew that could not be written for others writing."""


class Lost(Exception):
    """The claim has passed to somebody else, or is about to."""


@dataclass(frozen=True, slots=True)
class Held:
    """A claim, and what it is written with."""

    claim: Claim
    worker: Worker
    timing: Timing

    @property
    def kept(self) -> Kept:
        """The post as it stood when it was claimed."""
        return self.claim.kept

    async def write_ahead(self, place: str, at: datetime, began: str) -> float:
        """Write that the post's fate is unknown from `at`, if it is the place's turn.

        The seconds to wait when it is not. Lost when the lease does not last for the call, which
        posts what began so.
        """
        call = Call(at, self.timing.call, began)

        def ahead(archive: Archive) -> float:
            wait = pace.take(archive, place, self.timing.between)
            if not wait and not delivery.write_ahead(archive, self.claim, call):
                raise Lost
            return wait

        return await self._write(ahead)

    async def settle(self, ending: Ending, at: datetime) -> None:
        """Write how the claim ended; Lost when it has passed to somebody else."""
        if not await self.settled(ending, at):
            raise Lost

    async def settled(self, ending: Ending, at: datetime) -> bool:
        """Write how the claim ended; whether it was still ours to end."""

        def settle(archive: Archive) -> bool:
            state = delivery.settle(archive, self.claim, ending)
            if state is State.EXPIRED:
                key = self.kept.post.key
                note(archive, Act("utskick utgånget", at, None), nyckel=key)
            if state in STUCK:
                alarm(archive, self.kept, at)
            return state is not None

        return await self._write(settle)

    async def hold(self, place: str, seconds: float) -> None:
        """Let nobody post in a place for a while."""
        await self._write(lambda archive: pace.hold(archive, place, seconds))

    async def now(self) -> Kept | None:
        """The post as it stands now, whoever holds it."""

        def read(database: Database) -> Kept | None:
            with database.reading() as archive:
                return outbox.numbered(archive, self.kept.id)

        return await self.worker.run(read)

    async def _write(self, task: Callable[[Archive], Result]) -> Result:
        """Write, and again while others write; Lost when that takes as long as the lease."""

        def written(database: Database) -> Result:
            with database.writing() as archive:
                return task(archive)

        end = time.monotonic() + self.timing.lease
        while True:
            try:
                return await self.worker.run(written)
            except Busy:
                if time.monotonic() > end:
                    raise Lost from None
                await asyncio.sleep(AGAIN)
