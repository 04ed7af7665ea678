"""The database: opened once, handed to whoever asks as one transaction at a time."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import Connection, make_url
from sqlalchemy.exc import DBAPIError

from governance.journal import GENESIS
from storage.archive import Archive, Memory
from storage.migrations import HEAD
from storage.postgresql import Postgresql
from storage.sqlite import AlreadyServed, Sqlite, UnsafeSqlite
from storage.turns import Busy

__all__ = ["AlreadyServed", "Busy", "Database", "UnsafeSqlite"]

PATIENCE = 2.0
"""The seconds a writing ask may wait for its turn."""
MIGRATING = 60.0
"""The seconds a start may wait for another's migration."""

LAST_ENTRY = "SELECT sequence, digest FROM journal ORDER BY sequence DESC LIMIT 1"


class Database:
    """A database at rest; `inline_reads` says that reads are cheap enough for the event loop."""

    def __init__(self, engine: Sqlite | Postgresql) -> None:
        self._engine = engine
        self._memory = Memory()
        self.inline_reads = engine.inline_reads

    @classmethod
    def open(cls, url: str) -> "Database":
        """The database at `url` (sqlite:///… or postgresql://…), as it is: nothing is migrated."""
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            return cls(Sqlite(parsed))
        return cls(Postgresql(parsed))

    @contextmanager
    def reading(self) -> Iterator[Archive]:
        """One consistent snapshot; the database itself refuses to write."""
        with self._engine.reading() as connection:
            yield self._archive(connection, read_only=True)

    @contextmanager
    def writing(self) -> Iterator[Archive]:
        """One transaction: committed at the end, rolled back on any exception, else Busy."""
        with self._engine.writing(PATIENCE) as connection:
            yield self._archive(connection, read_only=False)

    def migrate(self) -> None:
        """Bring the tables to the newest form; forward only."""
        if self.at_head():
            return
        # Alembic takes a third of a second to import, which only a migration should cost.
        from storage.migration import upgrade  # noqa: PLC0415

        with self._engine.writing(MIGRATING) as connection:
            upgrade(connection)

    def at_head(self) -> bool:
        """Whether the tables have their newest form."""
        with self._engine.reading() as connection:
            try:
                version = connection.exec_driver_sql("SELECT version_num FROM alembic_version")
            except DBAPIError:
                return False
            return version.scalar() == HEAD

    def serve_alone(self) -> AbstractContextManager[None]:
        """Hold the database for this serving process; AlreadyServed when another has the file."""
        return self._engine.serve_alone()

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.close()

    def _archive(self, connection: Connection, *, read_only: bool) -> Archive:
        last = connection.exec_driver_sql(LAST_ENTRY).one_or_none()
        revision, head = (0, GENESIS) if last is None else (last[0], last[1])
        return Archive(connection, revision, head, self._memory, read_only)
