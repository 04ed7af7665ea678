"""SQLite: one file, one fair writer, any number of kept readers."""

import fcntl
import importlib
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, TextIO

from sqlalchemy import URL, Connection, NullPool, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from storage.turns import Busy, Turns
from storage.unusable import Trouble, Unusable

SAFE = (3, 51, 3)
"""The first version without the fault that can corrupt a database in WAL mode."""
PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "recursive_triggers = ON",  # else INSERT OR REPLACE would slip past the delete triggers
)

DAMAGED, CLOSED = frozenset({"CORRUPT", "NOTADB"}), frozenset({"CANTOPEN", "FULL", "IOERR"})
"""SQLite's names of what no statement is to blame for."""
RETRY = 0.001
"""The seconds between a writer's tries: SQLite's own wait grows to 100 ms and starves a writer
beside a process that writes without pause."""


class UnsafeSqlite(Exception):
    """No SQLite without the WAL fault is installed."""


class AlreadyServed(Exception):
    """Another process serves this database."""


def driver(own: ModuleType = sqlite3, shipped: str = "pysqlite3.dbapi2") -> ModuleType:
    """The standard library's SQLite when it is safe, else the one shipped beside it."""
    if own.sqlite_version_info >= SAFE:
        return own
    try:
        module = importlib.import_module(shipped)
    except ImportError as error:
        raise UnsafeSqlite(own.sqlite_version) from error
    if module.sqlite_version_info < SAFE:
        raise UnsafeSqlite(module.sqlite_version)
    return module


@dataclass(frozen=True, slots=True)
class Kept:
    """A connection that stays open, with the driver's own under it.

    A transaction is begun through the driver, which costs less than through SQLAlchemy.
    """

    connection: Connection
    driven: DBAPIConnection
    cursor: DBAPICursor

    def end(self) -> None:
        """Leave no transaction open."""
        self.connection.rollback()
        self.driven.rollback()


class Sqlite:
    """A SQLite file: reads are cheap enough for the event loop."""

    inline_reads = True

    def __init__(self, url: URL) -> None:
        if not url.database or url.database == ":memory:":
            raise Unusable(Trouble.ADDRESS)
        self._file = Path(url.database)
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Unusable(Trouble.CLOSED) from error
        self._driver = driver()
        options = {"check_same_thread": False, "isolation_level": None, "timeout": 2}
        self._engine = create_engine(
            url,
            module=self._driver,
            poolclass=NullPool,
            connect_args=options,
            hide_parameters=True,  # they hold addresses, and errors are logged
        )
        event.listen(self._engine, "connect", _prepare)
        self._readers: list[Kept] = []
        self._writers: list[Kept] = []
        self._turns = Turns()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A snapshot; the connection refuses to write."""
        kept = self._readers.pop() if self._readers else self._open("query_only = ON")
        kept.cursor.execute("BEGIN")
        try:
            yield kept.connection
        finally:
            kept.end()
            self._readers.append(kept)

    @contextmanager
    def writing(self, patience: float) -> Iterator[Connection]:
        """The one writing transaction; Busy when its turn does not come in `patience` seconds."""
        with self._turns.turn(patience) as left:
            kept = self._writers.pop() if self._writers else self._writer()
            try:
                self._begin(kept, left)
                with kept.connection.begin():
                    yield kept.connection
            finally:
                kept.end()
                self._writers.append(kept)

    @contextmanager
    def serve_alone(self) -> Iterator[None]:
        """Hold the file for one serving process; AlreadyServed when another does."""
        with self._mark() as mark:
            try:
                fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise AlreadyServed(self._file.name) from error
            yield

    def trouble(self, error: DBAPIError) -> Trouble | None:
        """What an error tells of the file; None when it tells of the statement."""
        name = str(getattr(error.orig, "sqlite_errorname", "")).split("_")
        if DAMAGED.intersection(name):
            return Trouble.DAMAGED
        return Trouble.CLOSED if CLOSED.intersection(name) else None

    def close(self) -> None:
        """Let go of every connection."""
        for kept in (self._readers, self._writers):
            while kept:
                kept.pop().connection.close()
        self._engine.dispose()

    def _mark(self) -> TextIO:
        try:
            return self._file.with_name(f"{self._file.name}.serving").open("w")
        except OSError as error:
            raise Unusable(Trouble.CLOSED) from error

    def _writer(self) -> Kept:
        kept = self._open("busy_timeout = 0")
        # SQLite would find out at the first statement, and say the same as of a connection that
        # was opened for reading.
        if not os.access(self._file, os.W_OK):
            kept.connection.close()
            raise Unusable(Trouble.CLOSED)
        return kept

    def _open(self, pragma: str) -> Kept:
        try:
            connection = self._engine.connect()
        except DBAPIError as error:
            raise Unusable(self.trouble(error) or Trouble.CLOSED) from error
        driven: Any = connection.connection.driver_connection
        cursor = driven.cursor()
        cursor.execute(f"PRAGMA {pragma}")
        return Kept(connection, driven, cursor)

    def _begin(self, kept: Kept, patience: float) -> None:
        deadline = time.monotonic() + patience
        while not self._begun(kept):
            if time.monotonic() >= deadline:
                raise Busy
            time.sleep(RETRY)

    def _begun(self, kept: Kept) -> bool:
        try:
            kept.cursor.execute("BEGIN IMMEDIATE")
        except self._driver.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != self._driver.SQLITE_BUSY:
                raise
            return False
        return True


def _prepare(driven: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    for pragma in PRAGMAS:
        driven.cursor().execute(f"PRAGMA {pragma}")
