"""One beat of the heart as a process of its own, to be killed at any moment."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess

from bot.clock import wall_clock
from bot.outbox import Sender
from bot.slack.client import web_client
from bot.slack.platform import SlackPlatform
from bot.tick import Tick
from bot.timing import Timing
from bot.worker import Worker
from storage import outbox
from storage.database import Database
from storage.outbox import State

PAUSE = 0.02
UNDER_WAY = {State.PENDING, State.SENDING}


@dataclass(frozen=True)
class Orders:
    """What a beat is told: its database, its Slack, its haste, and the moment it beats at."""

    url: str
    api: str
    log: str
    timing: Timing
    at: datetime


def run(orders: Orders) -> None:
    """Do what is due, until nothing of it is left."""
    logging.basicConfig(filename=orders.log, level=logging.WARNING, force=True)
    asyncio.run(beat(orders))


async def beat(orders: Orders) -> None:
    """One beat, here."""
    database = Database.open(orders.url)
    worker = Worker(database)
    platform = SlackPlatform(web_client("xoxb-sandbox", orders.api))
    tick = Tick(worker, wall_clock, Sender(worker, platform, wall_clock, orders.timing))
    try:
        await tick(orders.at)
        while _left(database, orders.at):
            await asyncio.sleep(PAUSE)
            await tick(orders.at)
    finally:
        worker.close()
        database.close()


def _left(database: Database, at: datetime) -> bool:
    """Whether anything due is still to be sent, or of unknown fate after an earlier death."""
    with database.reading() as archive:
        sending = outbox.counted(archive).get(State.SENDING, 0)
        return bool(sending or outbox.due(archive, at))


def started(orders: Orders) -> ForkServerProcess:
    """A new beat, forked from a process that has loaded everything once."""
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__])
    process = context.Process(target=run, args=(orders,), daemon=True)
    process.start()
    return process
