"""One post on its way: made ready, looked for if it may be there, posted, and written down."""

import asyncio
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.claims import Held, Lost
from bot.clock import Clock
from bot.letters import Ready, perhaps_twice, ready, sought
from bot.platform import Letter, Needless, NotNow, Platform, Refused, TooSoon
from bot.timing import Timing
from bot.worker import Worker
from handlers.posting import is_over
from storage.database import Busy
from storage.delivery import Claim, Ending
from storage.outbox import PERHAPS_TWICE, WITHDRAWN, State
from storage.unusable import Unusable

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Means:
    """What a post is delivered with."""

    worker: Worker
    platform: Platform
    clock: Clock
    timing: Timing


class Delivery:
    """The delivery of a post claimed after `began`, on the monotonic clock, for the tick `at`."""

    def __init__(self, means: Means, claim: Claim, began: float, at: datetime) -> None:
        self._platform = means.platform
        self._clock = means.clock
        self._timing = means.timing
        self._worker = means.worker
        self._held = Held(claim, means.worker, means.timing)
        self._last_call = began + means.timing.lease - 2 * means.timing.call
        self._at = at
        self._since = claim.kept.unknown_since
        self._blind = ""
        """Why nobody may look for a post of unknown fate that is rather sent twice than not."""

    async def done(self) -> str:
        """Deliver the post; its title if it is there now, else nothing. Lost with the claim."""
        try:
            return await self._delivered()
        except Lost:
            raise
        except Exception as error:
            ending = self._after(error)
            told = isinstance(error, NotNow | Refused | TimeoutError)
            LOG.warning("post %s: %s", self._key, ending.remark, exc_info=None if told else error)
            await self._held.settle(ending, self._at)
        return ""

    @property
    def _key(self) -> str:
        return self._held.kept.post.key

    async def _delivered(self) -> str:
        # Before it is made: it may be there, and what it tells of may be over since.
        found = await self._found()
        if found:
            await self._held.settle(Ending(State.SENT, found[0]), self._at)
            await self._take_back(found[1:])
            return self._held.kept.began.partition("\n")[0]
        # Where nobody may look, the fate of what may be there already stays unknown.
        self._since = self._since if self._blind else None
        over = self._over()
        if over is not None:
            await self._held.settle(Ending(over), self._at)
            return ""
        return await self._posted(await self._made())

    async def _found(self) -> Sequence[str]:
        """The post, if an earlier claim may have posted it and has."""
        if self._since is None:
            return []
        async with asyncio.timeout(self._timing.call):
            post = await sought(self._worker, self._platform, self._held.kept.post, self._at)
            # What is put in another message's place may be put there twice.
            if post.letter.instead_of:
                return []
            try:
                return await self._platform.find(post.letter, self._since)
            except Refused as refused:
                if not post.insists:
                    raise
                self._blind = str(refused)
                return []

    async def _made(self) -> Ready:
        async with asyncio.timeout(self._timing.call):
            made = await ready(self._worker, self._platform, self._held.kept.post, self._at)
        if not self._blind:
            return made
        async with asyncio.timeout(self._timing.call):
            return await perhaps_twice(self._platform, made)

    def _over(self) -> State | None:
        """The state of a post that, as it is not there, shall not be posted either."""
        if self._held.kept.error == WITHDRAWN:
            return State.CANCELLED
        return State.EXPIRED if is_over(self._held.kept.post.content, self._at) else None

    async def _posted(self, made: Ready) -> str:
        await self._turn(made)
        message = await self._post(made.letter)
        if not message:
            return ""
        flaw = PERHAPS_TWICE if self._blind else ""
        if not await self._held.settled(Ending(State.SENT, message, flaw=flaw), self._at):
            await self._straighten(message)
        return made.title

    async def _turn(self, made: Ready) -> None:
        """Wait for the place's turn; when it has come, the post's fate is unknown from then on."""
        place, began = made.letter.place, made.began
        while wait := await self._held.write_ahead(place, self._clock(), began):
            if time.monotonic() + wait > self._last_call:
                raise TooSoon(wait)
            await asyncio.sleep(wait)
        if time.monotonic() > self._last_call:
            raise Lost

    async def _post(self, letter: Letter) -> str:
        """Post; nothing when nobody can say what became of it."""
        try:
            async with asyncio.timeout(self._timing.call):
                return await self._platform.post(letter)
        except TooSoon as too_soon:
            await self._held.hold(letter.place, too_soon.seconds)
            raise
        except (NotNow, Refused):
            raise
        except Exception as unknown:  # noqa: BLE001 - whatever it is, the post may be there
            remark = type(unknown).__name__
            LOG.warning("post %s: fate unknown: %s", self._key, remark)
            ending = Ending(State.SENDING, remark, self._timing.rest)
            await self._held.settle(ending, self._at)
            return ""

    def _after(self, error: Exception) -> Ending:
        """How the claim ends after an error before which nothing more was posted."""
        remark = str(error) if isinstance(error, NotNow | Refused) else type(error).__name__
        match error:
            case TooSoon():
                return Ending(self._waits, "", error.seconds)
            case NotNow() | TimeoutError() | Busy() | Unusable():
                return self._later(remark)
            case Needless():
                needless = Ending(State.CANCELLED, remark)
                return Ending(State.UNCERTAIN, self._blind) if self._blind else needless
            case _:
                return Ending(State.FAILED if self._since is None else State.UNCERTAIN, remark)

    @property
    def _waits(self) -> State:
        return State.PENDING if self._since is None else State.SENDING

    def _later(self, remark: str) -> Ending:
        rests = self._timing.after(self._held.kept.attempts)
        if self._since is None:
            return Ending(self._waits, remark, rests)
        searched = self._clock().astimezone(UTC) - self._since.astimezone(UTC)
        if searched.total_seconds() > self._timing.search:
            return Ending(State.UNCERTAIN, remark)
        return Ending(self._waits, remark, max(rests, self._timing.rest))

    async def _straighten(self, message: str) -> None:
        """Take a message back that came after somebody else had posted the same.

        The claim lasted when the call began, but not when it ended: the process was stopped.
        """
        end = time.monotonic() + self._timing.lease
        while time.monotonic() < end:
            await asyncio.sleep(self._timing.rest / 4)
            now = await self._held.now()
            if now is not None and now.state is not State.SENDING:
                if now.state is State.SENT and now.message != message:
                    await self._take_back([message])
                return

    async def _take_back(self, messages: Sequence[str]) -> None:
        for message in messages:
            LOG.warning("post %s was posted twice: one is taken back", self._key)
            await self._platform.take_back(message)
