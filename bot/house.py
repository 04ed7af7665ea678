"""The house opened: database, worker and everything that lives as long as the process."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from bot.clock import Clock
from bot.worker import Worker
from handlers import example as examples
from storage.database import Database

LOG = logging.getLogger(__name__)


@contextmanager
def opened(url: str) -> Iterator[Database]:
    """The database at `url`, migrated, for as long as the block runs."""
    database = Database.open(url)
    try:
        database.migrate()
        yield database
    finally:
        database.close()


@contextmanager
def worker(database: Database) -> Iterator[Worker]:
    """The worker of a database this process alone serves."""
    with database.serve_alone():
        made = Worker(database)
        try:
            yield made
        finally:
            made.close()


def fill(database: Database, clock: Clock, *, example: bool) -> bool:
    """Give an empty database its first facts; False when it had some."""
    with database.reading() as archive:
        if archive.revision:
            return False
    make = examples.make_example if example else examples.make_empty
    make(database, clock())
    return True
