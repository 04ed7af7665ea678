"""What the owner of a database can do to it: everything, past every guard."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime

from sqlalchemy import text

from storage.archive import Archive
from storage.columns import STOCKHOLM
from storage.database import Database


class UndoError(Exception):
    """Ends a try-out without saving it."""


@contextmanager
def as_owner(database: Database) -> Iterator[Archive]:
    """The database as its owner can have it: no triggers, no foreign keys; undone afterwards."""
    with suppress(UndoError), database.writing() as archive:
        if archive.connection.dialect.name == "postgresql":
            archive.connection.execute(text("SET LOCAL session_replication_role = replica"))
        else:
            archive.connection.execute(text("PRAGMA defer_foreign_keys = ON"))
            named = text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for name in archive.connection.execute(named).scalars().all():
                archive.connection.execute(text(f"DROP TRIGGER {name}"))
        yield archive
        raise UndoError


def other(value: object) -> object:
    """A value that differs from `value`."""
    changed: dict[type, Callable[[], object]] = {
        bool: lambda: not value,
        int: lambda: int(str(value)) + 1000,
        str: lambda: f"{str(value)[:-1]}{'x' if not str(value).endswith('x') else 'y'}",
        tuple: lambda: ("annat",),
        date: lambda: date(1999, 1, 1),
        datetime: lambda: datetime(1999, 1, 1, tzinfo=STOCKHOLM),
        type(None): lambda: 1,
    }
    return changed[type(value)]()
