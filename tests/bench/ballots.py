"""A ballot's commit through the product's own path, beside its bare statements.

The product votes in one copy of a database while its statements are taken down; the same statements
then run through the bare driver in another copy, a transaction for each ballot.
"""

import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from typing import Any, Protocol

import psycopg
from sqlalchemy import Engine, event

from storage.database import Database
from storage.sqlite import PRAGMAS, driver
from tests.bench.council import AT, answered, ask, convene, pairs
from tests.bench.figures import Figure
from tests.chaos import databases

CAST = 120
WARM = 20
"""The first ballots, which nobody times."""
ROUNDS = 5
"""How often each is measured, in a database and over connections of its own."""

Statement = tuple[str, Any]
Transaction = Sequence[Statement]


def figures(folder: Path) -> Iterator[Figure]:
    """The figures of both databases, each the middle one of a few."""
    beside = median(on_sqlite(folder / str(number)) for number in range(ROUNDS))
    yield Figure("a ballot beside bare sqlite3", beside, 6)
    with databases.postgresql(folder) as server:
        beside = median(on_postgresql(server) for _ in range(ROUNDS))
    yield Figure("a ballot beside bare psycopg", beside, 2.5)


def on_sqlite(folder: Path) -> float:
    """The ratio in one file, the bare statements in its copy."""
    original = f"sqlite:///{folder}/original.db"
    convene(original, 1)
    shutil.copy(folder / "original.db", folder / "bare.db")
    return ratio(original, BareSqlite(folder / "bare.db"))


def on_postgresql(server: databases.Postgresql) -> float:
    """The ratio in one database, the bare statements in its copy."""
    original = server.made()
    convene(original, 1)
    with psycopg.connect(server.copied(original)) as bare:
        return ratio(original, BarePostgresql(bare))


class Bare(Protocol):
    """A driver's own connection."""

    def run(self, transaction: Transaction) -> float:
        """Run the statements of one ballot and commit them; the seconds it took."""


def ratio(url: str, bare: Bare) -> float:
    """The product's time beside the bare statements', taken by turns."""
    database = Database.open(url)
    times: list[tuple[float, float]] = []
    for number, (who, ballot) in enumerate(islice(pairs(), CAST)):
        with listening() as statements:
            start = time.perf_counter()
            answered(ask(database, who, f"rösta 1 {ballot}", AT, f"röst-{number}"))
            taken = time.perf_counter() - start
        times.append((taken, bare.run(statements)))
    database.close()
    timed = times[WARM:]
    return quiet([ours for ours, _ in timed]) / quiet([beside for _, beside in timed])


def quiet(times: Sequence[float]) -> float:
    """The lower quartile: what else the machine does only ever slows."""
    return quantiles(times, n=4)[0]


@contextmanager
def listening() -> Iterator[list[Statement]]:
    """The statements run while the block does, with their parameters."""
    heard: list[Statement] = []

    def hear(*told: object) -> None:
        _connection, _cursor, statement, parameters, *_ = told
        heard.append((str(statement), parameters))

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        yield heard
    finally:
        event.remove(Engine, "before_cursor_execute", hear)


class BareSqlite:
    """The driver the product uses, set as the product sets it."""

    def __init__(self, file: Path) -> None:
        self._connection = driver().connect(file, isolation_level=None)
        for pragma in PRAGMAS:
            self._connection.execute(f"PRAGMA {pragma}")

    def run(self, transaction: Transaction) -> float:
        start = time.perf_counter()
        cursor = self._connection.cursor()
        cursor.execute("BEGIN IMMEDIATE")
        for statement, parameters in transaction:
            cursor.execute(statement, parameters).fetchall()
        cursor.execute("COMMIT")
        return time.perf_counter() - start


class BarePostgresql:
    """Psycopg as it comes."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection

    def run(self, transaction: Transaction) -> float:
        start = time.perf_counter()
        cursor = self._connection.cursor()
        for statement, parameters in transaction:
            cursor.execute(statement, parameters or None)
            if cursor.description is not None:
                cursor.fetchall()
        self._connection.commit()
        return time.perf_counter() - start
