"""Several hearts over one database, killed and stopped past their leases while they beat."""

import asyncio
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import c_double
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing.context import ForkServerProcess
from multiprocessing.sharedctypes import RawArray, RawValue
from typing import Any

from storage import outbox
from storage.columns import STOCKHOLM
from storage.database import Database
from storage.outbox import State
from tests.chaos.beat import PAUSE, Orders, Steps, hearted, left, logged, started
from tests.chaos.mayhem import Mayhem, Violence

HEARTS = 3
RAGE = Violence(kills_per_deed=0.04, stops_per_deed=0.015, stop_for=13.0, at_least_every=60.0)
LOOKS_EVERY = 0.01
PATIENCE = 180.0


@dataclass(frozen=True)
class Wall:
    """The clock on the wall that all hearts see, and the moment of each one's last whole beat.

    Without locks: who is killed would hold them for ever.
    """

    now: Any = field(default_factory=lambda: RawValue(c_double, 0.0))
    beaten: Any = field(default_factory=lambda: RawArray(c_double, HEARTS))

    def read(self) -> datetime:
        return datetime.fromtimestamp(self.now.value, UTC).astimezone(STOCKHOLM)

    def turn(self, to: datetime) -> None:
        self.now.value = to.timestamp()
        self.forget()

    def forget(self) -> None:
        self.beaten[:] = [0.0] * HEARTS

    def tell(self, place: int, at: datetime) -> None:
        self.beaten[place] = at.timestamp()

    @property
    def one_has_beaten(self) -> bool:
        """Whether any heart has beaten at this moment since it was turned to or forgotten."""
        return any(each == self.now.value for each in self.beaten)

    @property
    def all_have_beaten(self) -> bool:
        """Whether each of them has."""
        return all(each == self.now.value for each in self.beaten)


def run(orders: Orders, wall: Wall, place: int) -> None:
    """Beat at what the wall shows, for ever."""
    logged(orders)
    asyncio.run(_beating(orders, wall, place))


async def _beating(orders: Orders, wall: Wall, place: int) -> None:
    with hearted(orders, Steps()) as (tick, _):
        while True:
            at = wall.read()
            await tick(at)
            wall.tell(place, at)
            await asyncio.sleep(PAUSE)


@dataclass
class Besieged:
    """The way of several hearts that are killed and stopped as they get on with their work."""

    database: Database
    wall: Wall
    mayhem: Mayhem

    def beat(self, at: datetime) -> None:
        self.wall.turn(at)
        self._until(lambda: self.wall.one_has_beaten and self._done(at), self._strike)
        # In earnest whoever was stopped finds that minutes have passed, not weeks.
        self._until(self.mayhem.hold_back, _nothing)
        self.wall.forget()
        self._until(lambda: self.wall.all_have_beaten and self._done(at), self.mayhem.hold_back)

    def _done(self, at: datetime) -> bool:
        return not left(self.database, at)

    def _strike(self) -> None:
        with self.database.reading() as archive:
            self.mayhem.strike(outbox.counted(archive).get(State.SENT, 0))

    def _until(self, seen: Callable[[], bool], meanwhile: Callable[[], object]) -> None:
        end = time.monotonic() + PATIENCE
        meanwhile()
        while not seen():
            assert time.monotonic() < end, f"it took too long at {self.wall.read()}"
            time.sleep(LOOKS_EVERY)
            meanwhile()


def _nothing() -> None:
    """Strike nobody."""


@contextmanager
def besieged(orders: Orders, at: datetime) -> Iterator[Besieged]:
    """Hearts that beat for as long as the block runs."""
    database = Database.open(orders.url)
    wall = Wall()
    wall.turn(at)

    def start(place: int) -> ForkServerProcess:
        return started(run, orders, wall, place)

    chance = random.Random(1)  # noqa: S311 - repeatable, not secret
    mayhem = Mayhem(start, HEARTS, RAGE, chance)
    mayhem.begin()
    try:
        yield Besieged(database, wall, mayhem)
    finally:
        mayhem.end()
        database.close()
