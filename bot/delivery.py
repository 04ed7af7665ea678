"""One post on its way: made ready, looked for if it may be there, posted, and written down."""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from bot.clock import Clock
from bot.letters import Ready, ready
from bot.platform import Letter, NotNow, Platform, Refused, TooSoon
from bot.timing import Timing
from bot.worker import Worker
from storage import delivery, outbox, pace
from storage.database import Busy, Database
from storage.delivery import Claim, Ending
from storage.journal import Act, note
from storage.outbox import WITHDRAWN, State

LOG = logging.getLogger(__name__)
Result = TypeVar("Result")
AGAIN = 0.05
"""The seconds before something is written anew that could not be written for others writing."""


class Lost(Exception):
    """The claim has passed to somebody else, or is about to."""


@dataclass(frozen=True, slots=True)
class Means:
    """What a post is delivered with."""

    worker: Worker
    platform: Platform
    clock: Clock
    timing: Timing


class Delivery:
    """The delivery of a post claimed before `began`, on the monotonic clock, for the tick `at`."""

    def __init__(self, means: Means, claim: Claim, began: float, at: datetime) -> None:
        self._worker = means.worker
        self._platform = means.platform
        self._clock = means.clock
        self._timing = means.timing
        self._claim = claim
        self._last_call = began + means.timing.lease - 2 * means.timing.call
        self._at = at
        self._since = claim.kept.unknown_since

    async def done(self) -> str:
        """Deliver the post; its title if it is there now, else nothing."""
        try:
            return await self._delivered()
        except Lost:
            LOG.warning("post %s: the claim was lost", self._key)
        except Exception as error:
            ending = self._after(error)
            told = isinstance(error, NotNow | Refused | TimeoutError)
            LOG.warning("post %s: %s", self._key, ending.remark, exc_info=None if told else error)
            await self._settle(ending)
        return ""

    @property
    def _key(self) -> str:
        return self._claim.kept.post.key

    async def _delivered(self) -> str:
        async with asyncio.timeout(self._timing.call):
            made = await ready(self._worker, self._platform, self._claim.kept.post, self._at)
        # What replaces a message may do so twice.
        found = [] if made.letter.instead_of else await self._found(made)
        if found:
            await self._settle(Ending(State.SENT, found[0]))
            await self._take_back(found[1:])
            return made.title
        self._since = None
        over = self._over(made)
        if over is not None:
            await self._settle(Ending(over))
            return ""
        return await self._posted(made)

    async def _found(self, made: Ready) -> Sequence[str]:
        """The post, if an earlier claim may have posted it and has."""
        if self._since is None:
            return []
        try:
            async with asyncio.timeout(self._timing.call):
                return await self._platform.find(made.letter, self._since)
        except Refused:
            if made.insists:
                return []
            raise

    def _over(self, made: Ready) -> State | None:
        """The state of a post that, as it is not there, shall not be posted either."""
        if self._claim.kept.error == WITHDRAWN:
            return State.CANCELLED
        return State.EXPIRED if made.until is not None and self._at > made.until else None

    async def _posted(self, made: Ready) -> str:
        await self._turn(made.letter.place)
        message = await self._post(made.letter)
        if not message:
            return ""
        if not await self._settled(Ending(State.SENT, message)):
            await self._straighten(message)
        return made.title

    async def _turn(self, place: str) -> None:
        """Wait for the place's turn, and write ahead that the post's fate is unknown from now."""
        while wait := await self._write(self._ahead(place)):
            if time.monotonic() + wait > self._last_call:
                raise TooSoon(wait)
            await asyncio.sleep(wait)
        if time.monotonic() > self._last_call:
            raise Lost

    def _ahead(self, place: str) -> Callable[[Database], float]:
        def ahead(database: Database) -> float:
            with database.writing() as archive:
                wait = pace.take(archive, place, self._timing.between)
                if wait:
                    return wait
                if not delivery.write_ahead(archive, self._claim, self._clock(), self._timing.call):
                    raise Lost
                return 0.0

        return ahead

    async def _post(self, letter: Letter) -> str:
        """Post; nothing when nobody can say what became of it."""
        try:
            async with asyncio.timeout(self._timing.call):
                return await self._platform.post(letter)
        except TooSoon as too_soon:
            await self._hold(letter.place, too_soon.seconds)
            raise
        except (NotNow, Refused):
            raise
        except Exception as unknown:  # noqa: BLE001 - whatever it is, the post may be there
            LOG.warning("post %s: fate unknown: %s", self._key, type(unknown).__name__)
            remark = type(unknown).__name__
            await self._settle(Ending(State.SENDING, remark, self._timing.rest))
            return ""

    def _after(self, error: Exception) -> Ending:
        """How the claim ends after an error before which nothing more was posted."""
        remark = str(error) if isinstance(error, NotNow | Refused) else type(error).__name__
        waits = State.PENDING if self._since is None else State.SENDING
        match error:
            case TooSoon():
                return Ending(waits, "", error.seconds)
            case NotNow() | TimeoutError() | Busy():
                return self._later(waits, remark)
            case _:
                return Ending(State.FAILED if self._since is None else State.UNCERTAIN, remark)

    def _later(self, waits: State, remark: str) -> Ending:
        rests = self._timing.after(self._claim.kept.attempts)
        if self._since is None:
            return Ending(waits, remark, rests)
        if (self._clock() - self._since).total_seconds() > self._timing.search:
            return Ending(State.UNCERTAIN, remark)
        return Ending(waits, remark, max(rests, self._timing.rest))

    async def _settle(self, ending: Ending) -> None:
        if not await self._settled(ending):
            raise Lost

    async def _settled(self, ending: Ending) -> bool:
        def settle(database: Database) -> bool:
            with database.writing() as archive:
                held = delivery.settle(archive, self._claim, ending)
                if held and ending.state is State.EXPIRED:
                    note(archive, Act("utskick utgånget", self._at, None), nyckel=self._key)
                return held

        return await self._write(settle)

    async def _hold(self, place: str, seconds: float) -> None:
        def hold(database: Database) -> None:
            with database.writing() as archive:
                pace.hold(archive, place, seconds)

        await self._write(hold)

    async def _write(self, task: Callable[[Database], Result]) -> Result:
        """Write, and again while others write; Lost when that takes as long as the lease."""
        end = time.monotonic() + self._timing.lease
        while True:
            try:
                return await self._worker.run(task)
            except Busy:
                if time.monotonic() > end:
                    raise Lost from None
                await asyncio.sleep(AGAIN)

    async def _straighten(self, message: str) -> None:
        """Take a message back that came after somebody else had posted the same.

        The claim lasted when the call began, but not when it ended: the process was stopped.
        """
        end = time.monotonic() + self._timing.lease
        while time.monotonic() < end:
            await asyncio.sleep(self._timing.rest / 4)
            now = await self._worker.run(self._now)
            if now is not None and now.state is not State.SENDING:
                if now.state is State.SENT and now.message != message:
                    await self._take_back([message])
                return

    def _now(self, database: Database) -> outbox.Kept | None:
        with database.reading() as archive:
            return outbox.numbered(archive, self._claim.kept.id)

    async def _take_back(self, messages: Sequence[str]) -> None:
        for message in messages:
            LOG.warning("post %s was posted twice: one is taken back", self._key)
            await self._platform.take_back(message)
