"""The writers' queue: one at a time in a process, first come first served."""

import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class Busy(Exception):
    """The time a writer may wait ran out; nothing of it is saved."""


class Turns:
    """A fair lock: threads that fight for a lock starve each other, a queue does not."""

    def __init__(self) -> None:
        self._door = threading.Lock()
        self._taken = False
        self._waiting: deque[threading.Event] = deque()

    @property
    def waiting(self) -> int:
        """How many stand in the queue."""
        return len(self._waiting)

    @contextmanager
    def turn(self, patience: float) -> Iterator[float]:
        """Hold the turn; gives the seconds left of `patience`, Busy when none are."""
        began = time.monotonic()
        self._take(patience)
        try:
            yield max(0.0, patience - (time.monotonic() - began))
        finally:
            self._pass_on()

    def _take(self, patience: float) -> None:
        with self._door:
            if not self._taken:
                self._taken = True
                return
            called = threading.Event()
            self._waiting.append(called)
        if not called.wait(patience):
            self._give_up(called)

    def _give_up(self, called: threading.Event) -> None:
        with self._door:
            if called in self._waiting:
                self._waiting.remove(called)
                raise Busy
        # Called between the wait's end and this line: the turn is ours after all.

    def _pass_on(self) -> None:
        with self._door:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False
