"""PostgreSQL: pooled connections, and one writer at a time by an advisory lock."""

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from sqlalchemy import URL, Connection, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, DisconnectionError, InterfaceError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from storage.turns import Busy, Turns
from storage.unusable import Trouble

WRITERS = 2024_03_25
"""The advisory lock writers take: the journal is one chain, so it has one writer at a time."""
USED = "used"
RESTED = 5.0
"""The seconds after which a connection may have been lost unseen."""
BUSY = frozenset({"55P03", "57014", "40P01", "40001"})
"""Lock not available, statement timed out, deadlock, serialisation failure."""
AWAY, DENIED = ("08", "57P", "3D"), ("28",)
"""How the codes begin of what no statement is to blame for."""


class Postgresql:
    """A PostgreSQL database, which several processes may serve."""

    inline_reads = False

    def __init__(self, url: URL) -> None:
        self._engine = create_engine(
            url.set(drivername="postgresql+psycopg"),
            pool_size=10,
            hide_parameters=True,  # they hold addresses, and errors are logged
        )
        event.listen(self._engine, "checkout", self._awake)
        event.listen(self._engine, "checkin", _used)
        self._snapshots = self._engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        self._turns = Turns()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A snapshot; the transaction refuses to write."""
        with self._snapshots.connect() as connection:
            yield connection

    @contextmanager
    def writing(self, patience: float) -> Iterator[Connection]:
        """The one writing transaction; Busy when its turn does not come in `patience` seconds."""
        with self._turns.turn(patience) as left:
            try:
                with self._engine.begin() as connection:
                    _lock(connection, max(1, round(left * 1000)))
                    yield connection
            except DBAPIError as error:
                if getattr(error.orig, "sqlstate", None) in BUSY:
                    raise Busy from error
                raise

    def serve_alone(self) -> AbstractContextManager[None]:
        """Nothing to hold: several processes may serve."""
        return nullcontext()

    def trouble(self, error: DBAPIError) -> Trouble | None:
        """What an error tells of the server; None when it tells of the statement."""
        code = getattr(error.orig, "sqlstate", None)
        # An error of the driver's own has no code: it tells of the connection, or of a value.
        lost = code is None and isinstance(error, OperationalError | InterfaceError)
        if lost or str(code).startswith(AWAY):
            return Trouble.AWAY
        return Trouble.DENIED if str(code).startswith(DENIED) else None

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    def _awake(
        self, driven: DBAPIConnection, entry: ConnectionPoolEntry, _proxy: PoolProxiedConnection
    ) -> None:
        """Ask a connection that has rested whether it is still there; another is made if not.

        One used a moment ago is not asked: that would be a round trip in every transaction.
        """
        if time.monotonic() - entry.info.get(USED, -RESTED) < RESTED:
            return
        try:
            self._engine.dialect.do_ping(driven)
        except self._engine.dialect.loaded_dbapi.Error as error:
            raise DisconnectionError from error


def _used(_driven: DBAPIConnection | None, entry: ConnectionPoolEntry) -> None:
    entry.info[USED] = time.monotonic()


def _lock(connection: Connection, patience: int) -> None:
    # One round trip; zero would mean to wait for ever.
    connection.exec_driver_sql(
        f"SET LOCAL lock_timeout = {patience}; SET LOCAL statement_timeout = {patience};"
        f" SELECT pg_advisory_xact_lock({WRITERS})"
    )
