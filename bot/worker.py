"""Asks handed to the handlers from the event loop: cheap reads at once, the rest in turn."""

import asyncio
import logging
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from handlers import dispatch
from handlers.ask import Delivery
from handlers.outcome import Exit, Outcome
from handlers.reading import writes
from handlers.texts import bugs
from storage.database import Database, Unusable

LOG = logging.getLogger(__name__)
POOL = 4
"""Connections that answer side by side where the database takes several writers."""

Result = TypeVar("Result")


def answer(delivery: Delivery, database: Database) -> Outcome:
    """Answer a delivery; a bug is logged under a short code, and the person is shown the code."""
    return _guarded(lambda: dispatch.answer(delivery, database))


def form(delivery: Delivery, database: Database) -> Outcome:
    """The form a delivery asks for, guarded in the same way."""
    return _guarded(lambda: dispatch.form(delivery, database))


def _guarded(work: Callable[[], Outcome]) -> Outcome:
    try:
        return work()
    except Unusable as error:
        LOG.critical("the database cannot be used: %s", error)
        return Outcome(bugs.unusable(error.trouble), Exit.BUG)
    except Exception:
        code = secrets.token_hex(3).upper()
        LOG.exception("bug %s", code)
        return Outcome(bugs.answer(code), Exit.BUG)


class Worker:
    """The door from the event loop to the handlers.

    On SQLite one thread writes, first come first served, and reads run on the loop itself, as a
    thread hop costs more than they do. On PostgreSQL a few threads take everything.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        threads = 1 if database.inline_reads else POOL
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="handlers")
        self.after_writing: Callable[[], None] = lambda: None

    async def answer(self, delivery: Delivery) -> Outcome:
        """The outcome of a delivery."""
        writing = writes(delivery.said)
        if self._database.inline_reads and not writing:
            return answer(delivery, self._database)
        outcome = await self._run(lambda: answer(delivery, self._database))
        if writing:
            self.after_writing()
        return outcome

    async def form(self, delivery: Delivery) -> Outcome:
        """The form a delivery asks to open, or why there is none."""
        return await self._run(lambda: form(delivery, self._database))

    async def run(self, task: Callable[[Database], Result]) -> Result:
        """The result of a task that needs the database."""
        return await self._run(lambda: task(self._database))

    def close(self) -> None:
        """Finish what is under way."""
        self._pool.shutdown()

    async def _run(self, task: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._pool, task)
