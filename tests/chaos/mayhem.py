"""What is done to processes while they work: killed, or stopped for a while."""

import os
import random
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.context import ForkServerProcess

Start = Callable[[int], ForkServerProcess]
"""Starts a process that has a place of its own."""


@dataclass(frozen=True)
class Violence:
    """How often something is killed and stopped, for so much work done; for how long it is stopped.

    By the work and not by the clock, or on a slow machine nobody would have the time to do any. A
    while of hesitation lets the blow fall anywhere in the work.
    """

    kills_per_deed: float
    stops_per_deed: float
    stop_for: float
    hesitates: float = 0.15
    at_least_every: float = 6.0


@dataclass
class Mayhem:
    """Processes that are replaced as soon as they are killed."""

    start: Start
    count: int
    violence: Violence
    chance: random.Random
    kills: int = 0
    stops: int = 0
    crashes: int = 0
    _running: list[ForkServerProcess] = field(default_factory=list)
    _stopped: dict[int, float] = field(default_factory=dict)
    _next_kill: float = 0.0

    def begin(self) -> None:
        self._running = [self.start(place) for place in range(self.count)]
        self._next_kill = time.monotonic() + self.violence.at_least_every

    def strike(self, done: int) -> None:
        """Do whatever it is time for when so much is done."""
        self.hold_back()
        now = time.monotonic()
        if self.kills < done * self.violence.kills_per_deed:
            hesitation = self.chance.uniform(0, self.violence.hesitates)
            self._next_kill = min(self._next_kill, now + hesitation)
        if now >= self._next_kill:
            self._kill()
            self._next_kill = now + self.violence.at_least_every
        if self.stops < done * self.violence.stops_per_deed:
            self._stop(now)

    def hold_back(self) -> bool:
        """Strike nobody; whether all of them are there and none is stopped any more."""
        self._let_go_on(time.monotonic())
        self._replace_the_dead()
        return not self._stopped

    def _let_go_on(self, now: float) -> None:
        for pid, until in list(self._stopped.items()):
            if now >= until:
                os.kill(pid, signal.SIGCONT)
                del self._stopped[pid]

    def _replace_the_dead(self) -> None:
        """Nobody is sent a signal by the number of a process that is gone."""
        for place, process in enumerate(self._running):
            if not process.is_alive():
                self._running[place] = self.start(place)
                self.crashes += 1

    def end(self) -> None:
        for process in self._running:
            process.kill()
            process.join()

    def _kill(self) -> None:
        victim = self._victim()
        if victim is None:
            return
        victim.kill()
        victim.join()
        place = self._running.index(victim)
        self._running[place] = self.start(place)
        self.kills += 1

    def _stop(self, now: float) -> None:
        victim = self._victim()
        # One goes on, or nothing would happen to anybody.
        if victim is None or victim.pid is None or len(self._stopped) > self.count - 2:
            return
        os.kill(victim.pid, signal.SIGSTOP)
        self._stopped[victim.pid] = now + self.violence.stop_for
        self.stops += 1

    def _victim(self) -> ForkServerProcess | None:
        awake = [each for each in self._running if each.pid not in self._stopped]
        return self.chance.choice(awake) if awake else None
