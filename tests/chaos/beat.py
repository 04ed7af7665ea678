"""One beat of the heart as a process of its own, which dies at a chosen step of its work."""

import asyncio
import logging
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from typing import TypeVar

from bot.clock import wall_clock
from bot.outbox import Sender
from bot.platform import Letter
from bot.slack.client import web_client
from bot.slack.platform import SlackPlatform
from bot.tick import Tick
from bot.timing import Timing
from bot.worker import Worker
from storage import outbox
from storage.database import Database
from storage.outbox import State

Result = TypeVar("Result")
PAUSE = 0.02


@dataclass(frozen=True)
class Orders:
    """What a beat is told: its database, its Slack, where it logs, and its haste."""

    url: str
    api: str
    log: str
    timing: Timing


@dataclass
class Steps:
    """The steps of a beat's work: each task for the database, each message asked of Slack.

    At the `last` one, so many seconds into it, the process is killed; without one it lives.
    """

    last: int | None = None
    into: float = 0.0
    taken: int = field(default=0, init=False)

    def take(self) -> None:
        self.taken += 1
        if self.taken == self.last:
            # A process does not end before its threads: the blow falls, however soon it is done.
            threading.Timer(self.into, os.kill, (os.getpid(), signal.SIGKILL)).start()


class CountedWorker(Worker):
    """A worker whose every task is a step."""

    def __init__(self, database: Database, steps: Steps) -> None:
        super().__init__(database)
        self._steps = steps

    async def run(self, task: Callable[[Database], Result]) -> Result:
        self._steps.take()
        return await super().run(task)


class CountedPlatform(SlackPlatform):
    """A Slack for which each message is a step."""

    def __init__(self, api: str, steps: Steps) -> None:
        super().__init__(web_client("xoxb-sandbox", api))
        self._steps = steps

    async def post(self, letter: Letter) -> str:
        self._steps.take()
        return await super().post(letter)


def run(orders: Orders, at: datetime, steps: Steps) -> None:
    """Do what is due at a moment, until nothing of it is left."""
    logged(orders)
    asyncio.run(beat(orders, at, steps))


async def beat(orders: Orders, at: datetime, steps: Steps) -> None:
    """One beat, here."""
    with hearted(orders, steps) as (tick, database):
        await tick(at)
        while left(database, at):
            await asyncio.sleep(PAUSE)
            await tick(at)


@contextmanager
def hearted(orders: Orders, steps: Steps) -> Iterator[tuple[Tick, Database]]:
    """A heart that can beat, and its database."""
    database = Database.open(orders.url)
    worker = CountedWorker(database, steps)
    platform = CountedPlatform(orders.api, steps)
    try:
        yield (
            Tick(worker, wall_clock, Sender(worker, platform, wall_clock, orders.timing)),
            database,
        )
    finally:
        worker.close()
        database.close()


def logged(orders: Orders) -> None:
    """Let what this process has to say stand in a file."""
    logging.basicConfig(filename=orders.log, level=logging.WARNING, force=True)


def left(database: Database, at: datetime) -> bool:
    """Whether anything due is still to be sent, or of unknown fate after an earlier death."""
    with database.reading() as archive:
        sending = outbox.counted(archive).get(State.SENDING, 0)
        return bool(sending or outbox.due(archive, at))


def started(work: Callable[..., None], *told: object) -> ForkServerProcess:
    """A new process, forked from one that has loaded everything once."""
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__])
    process = context.Process(target=work, args=told, daemon=True)
    process.start()
    return process
