"""The heart of a scene: whose clock is moved, it beats at every moment something is due."""

import asyncio
import random
import signal
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from sqlalchemy import update

from bot.tick import HOOKS, next_due
from handlers.answer import Answer
from storage.columns import STOCKHOLM
from storage.database import Database
from storage.tables import outbox
from tests.chaos.beat import Orders, Steps, beat, left, run, started

PATIENCE = 60.0
"""The seconds one beat may take, whatever is done to it."""
INTO = 0.02
"""How many seconds into a step the blow falls at most: somewhere within it."""


class Beats(Protocol):
    """A way to beat."""

    def beat(self, at: datetime) -> None:
        """Do what is due at a moment, until nothing of it is left."""


@dataclass
class Heart:
    """A scene's board that beats in a way of its own; what it posted is read from Slack."""

    database: Database
    at: datetime
    way: Beats
    beats: int = 0

    def move(self, to: datetime) -> None:
        """Beat at every moment something is due until `to`, and then."""
        self._beat(self.at)
        while (due := next_due(self.database, self.at, HOOKS)) is not None and due <= to:
            self._beat(due)
        self.at = to

    def read(self) -> list[str]:
        """Nothing: what was posted is read at the end, from Slack."""
        return []

    def found(self, title: str) -> Answer:
        """Nothing, for the same reason."""
        return Answer(title)

    def _beat(self, at: datetime) -> None:
        self.at = at
        self.beats += 1
        self.way.beat(at)


@dataclass
class Undisturbed:
    """Nobody disturbs it: it tells what is to be posted, and how many steps each beat has."""

    orders: Orders
    lengths: list[int] = field(default_factory=list)

    def beat(self, at: datetime) -> None:
        steps = Steps()
        asyncio.run(beat(self.orders, at, steps))
        self.lengths.append(steps.taken)


@dataclass
class Killed:
    """Each beat is a process that is killed at one of its steps; then another ends its work.

    `undone` are those that left something to send.
    """

    orders: Orders
    lengths: Sequence[int]
    chance: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311 - repeatable
    killed: int = 0
    undone: int = 0
    _beats: int = 0

    def beat(self, at: datetime) -> None:
        database = Database.open(self.orders.url)
        try:
            self._kill(at)
            self.undone += left(database, at)
            let_leases_run_out(database)
        finally:
            database.close()
        process = started(run, self.orders, at, Steps())
        process.join(PATIENCE)
        assert process.exitcode == 0, f"the beat at {at} ended with {process.exitcode}"

    def _kill(self, at: datetime) -> None:
        """Let a beat die at one of its steps; if it had fewer this time, another at its first."""
        length = self.lengths[self._beats] if self._beats < len(self.lengths) else 1
        self._beats += 1
        for last in (self.chance.randint(1, length), 1):
            process = started(run, self.orders, at, Steps(last, self.chance.uniform(0, INTO)))
            process.join(PATIENCE)
            if process.exitcode == -signal.SIGKILL:
                self.killed += 1
                return


EPOCH = datetime(2026, 1, 1, tzinfo=STOCKHOLM)


def let_leases_run_out(database: Database) -> None:
    """What the dead held is free again: nobody waits for that in a test."""
    over = update(outbox).values(lease_until=EPOCH).where(outbox.c.lease_until.is_not(None))
    with database.writing() as archive:
        archive.connection.execute(over)
