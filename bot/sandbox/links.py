"""The link from Slack to the bot: what Socket Mode and signed HTTP have in common."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Literal, Protocol

from bot.sandbox.options import Pace
from bot.sandbox.wire import Payload

Kind = Literal["slash_commands", "interactive", "events_api"]


class DeliveryError(Exception):
    """The bot did not take a delivery: what the person is shown, why it is sent again."""

    def __init__(self, shown: str, reason: str, *, retry: bool = True) -> None:
        super().__init__(shown)
        self.shown = shown
        self.reason = reason
        self.retry = retry


@dataclass(frozen=True)
class Retry:
    """Which attempt a delivery of an event is, after the first, and why."""

    attempt: int
    reason: str


class Send(Protocol):
    """Delivers, and gives what the bot's ack holds."""

    async def __call__(self, kind: Kind, payload: Payload, retry: Retry | None = None) -> Payload:
        """Deliver once; raises DeliveryError."""


class Link(Protocol):
    """A way to the bot."""

    @property
    def connected(self) -> int:
        """How many connections the bot holds."""

    async def send(self, kind: Kind, payload: Payload, retry: Retry | None = None) -> Payload:
        """Deliver, and give what the bot's ack holds."""

    async def close(self) -> None:
        """Let go of what is open."""


class Errands:
    """What goes on behind the answers: events on their way, with their retries."""

    def __init__(self) -> None:
        self.running: set[asyncio.Task[None]] = set()

    def start(self, errand: Coroutine[None, None, None]) -> None:
        """Begin an errand."""
        task = asyncio.get_running_loop().create_task(errand)
        self.running.add(task)
        task.add_done_callback(self.running.discard)

    async def close(self) -> None:
        """Stop what still runs."""
        running = list(self.running)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


async def deliver_event(send: Send, payload: Payload, pace: Pace) -> None:
    """Deliver an event, again and again as Slack does, under the same event id."""
    retry = None
    for attempt, pause in enumerate((0.0, *pace.retries), start=1):
        await asyncio.sleep(pause)
        try:
            await send("events_api", payload, retry)
        except DeliveryError as failed:
            if not failed.retry:
                return
            retry = Retry(attempt, failed.reason)
        else:
            return
