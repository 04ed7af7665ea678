"""The database: opened once, handed to whoever asks as one transaction at a time."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Integer, bindparam, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError

from governance.journal import GENESIS
from storage.archive import BUSY, Archive, Memory, Standing
from storage.form import Form, form_of
from storage.migrations import HEAD
from storage.postgresql import Postgresql
from storage.sqlite import AlreadyServed, Sqlite, UnsafeSqlite
from storage.tables import journal
from storage.turns import Busy
from storage.unusable import Trouble, Unusable

__all__ = ["AlreadyServed", "Busy", "Database", "Trouble", "UnsafeSqlite", "Unusable"]

ENGINES: Mapping[str, type[Sqlite] | type[Postgresql]] = {
    "sqlite": Sqlite,
    "postgresql": Postgresql,
}
PATIENCE = 2.0
"""The seconds a writing ask may wait for its turn."""
MIGRATING = 60.0
"""The seconds a start may wait for another's migration."""

LAST_FACT = (
    select(journal.c.digest)
    .where(journal.c.sequence > bindparam("known", type_=Integer), journal.c.table.not_in(BUSY))
    .order_by(journal.c.sequence.desc())
    .limit(1)
)
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
        parsed = _parsed(url)
        return cls(ENGINES[parsed.get_backend_name()](parsed))

    @staticmethod
    def is_there(url: str) -> bool:
        """Whether there is a file at `url`, before it is opened; a server is always there."""
        parsed = _parsed(url)
        try:
            return parsed.get_backend_name() != "sqlite" or Path(parsed.database or "").is_file()
        except OSError as error:
            raise Unusable(Trouble.CLOSED) from error

    @contextmanager
    def reading(self) -> Iterator[Archive]:
        """One consistent snapshot; the database itself refuses to write."""
        with self._usable(), self._engine.reading() as connection:
            yield self._archive(connection, read_only=True)

    @contextmanager
    def writing(self) -> Iterator[Archive]:
        """One transaction: committed at the end, rolled back on any exception, else Busy."""
        with self._usable(), self._engine.writing(PATIENCE) as connection:
            archive = self._archive(connection, read_only=False)
            yield archive
        self._know(Standing(archive.revision, archive.head, archive.facts))

    def migrate(self) -> None:
        """Bring the tables to the newest form; forward only, and only what is ours or empty."""
        if self.at_head():
            return
        # Alembic takes a third of a second to import, which only a migration should cost.
        from storage.migration import upgrade  # noqa: PLC0415

        with self._usable(), self._engine.writing(MIGRATING) as connection:
            upgrade(connection)

    def at_head(self) -> bool:
        """Whether the tables have their newest form; Unusable when they are none of ours."""
        return self._newest() or self._form() is Form.NEWEST

    def is_empty(self) -> bool:
        """Whether there are no tables at all; Unusable when there are others than ours."""
        return self._form() is Form.EMPTY

    def serve_alone(self) -> AbstractContextManager[None]:
        """Hold the database for this serving process; AlreadyServed when another has the file."""
        return self._engine.serve_alone()

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.close()

    def _newest(self) -> bool:
        """Whether the tables say so themselves: one question, which nearly always is enough."""
        with self._usable(), self._engine.reading() as connection:
            try:
                version = connection.exec_driver_sql("SELECT version_num FROM alembic_version")
            except DBAPIError as error:
                if self._engine.trouble(error):
                    raise
                return False
            return version.scalar() == HEAD

    def _form(self) -> Form:
        with self._usable(), self._engine.reading() as connection:
            return form_of(connection)

    @contextmanager
    def _usable(self) -> Iterator[None]:
        """Say Unusable of what is the database's own fault."""
        try:
            yield
        except DBAPIError as error:
            trouble = self._engine.trouble(error)
            if trouble is None:
                raise
            raise Unusable(trouble) from error

    def _archive(self, connection: Connection, *, read_only: bool) -> Archive:
        last = connection.exec_driver_sql(LAST_ENTRY).one_or_none()
        revision, head = (0, GENESIS) if last is None else (last[0], last[1])
        facts = self._facts(connection, revision, head)
        return Archive(connection, revision, head, facts, self._memory, read_only)

    def _facts(self, connection: Connection, revision: int, head: str) -> str:
        """The last entry that is not of a busy record, as far as is known; else the last entry."""
        known, facts = self._memory.standing, head
        if known is not None and known.head == head:
            return known.facts
        if known is not None and known.revision < revision:
            since = connection.execute(LAST_FACT, {"known": known.revision}).scalar_one_or_none()
            facts = known.facts if since is None else since
        self._know(Standing(revision, head, facts))
        return facts

    def _know(self, standing: Standing) -> None:
        """Remember how the journal stood, unless it has gone on since."""
        known = self._memory.standing
        if known is None or known.revision < standing.revision:
            self._memory.standing = standing


def _parsed(url: str) -> URL:
    """The parts of an address; Unusable when it is none, or of a database we do not speak to."""
    try:
        parsed = make_url(url)
        known = parsed.get_backend_name() in ENGINES
    except ArgumentError as error:
        raise Unusable(Trouble.ADDRESS) from error
    if not known:
        raise Unusable(Trouble.ADDRESS)
    return parsed
