"""A sender as a process of its own, to be killed and stopped at any moment."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess

from bot.clock import wall_clock
from bot.outbox import Sender
from bot.platform import Letter
from bot.slack.client import web_client
from bot.slack.platform import SlackPlatform
from bot.timing import Timing
from bot.worker import Worker
from storage.database import Database

PAUSE = 0.02


@dataclass(frozen=True)
class Orders:
    """What a sender is told: its database, its Slack, its haste, and whether it may look up."""

    url: str
    api: str
    log: str
    timing: Timing
    looks: bool


class Blind(SlackPlatform):
    """A platform that never finds what was posted."""

    async def find(self, letter: Letter, since: datetime) -> Sequence[str]:  # noqa: ARG002
        return []


def run(orders: Orders) -> None:
    """Send what is due, for ever."""
    logging.basicConfig(filename=orders.log, level=logging.WARNING, force=True)
    asyncio.run(_send(orders))


async def _send(orders: Orders) -> None:
    worker = Worker(Database.open(orders.url))
    client = web_client("xoxb-sandbox", orders.api)
    platform = SlackPlatform(client) if orders.looks else Blind(client)
    sender = Sender(worker, platform, wall_clock, orders.timing)
    while True:
        await sender.send_due()
        await asyncio.sleep(PAUSE)


def started(orders: Orders) -> ForkServerProcess:
    """A new sender, forked from a process that has loaded everything once."""
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__])
    process = context.Process(target=run, args=(orders,), daemon=True)
    process.start()
    return process
