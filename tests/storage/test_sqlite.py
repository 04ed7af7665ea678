"""SQLite as we want it: safe, durable and with one writer."""

import sqlite3
from types import ModuleType

import pytest

from storage.database import Database
from storage.sqlite import SAFE, UnsafeSqlite, driver


def version(number: tuple[int, int, int]) -> ModuleType:
    module = ModuleType("stand_in")
    module.__dict__.update(sqlite_version_info=number, sqlite_version=".".join(map(str, number)))
    return module


def test_the_standard_library_is_used_when_it_is_safe() -> None:
    safe = version(SAFE)
    assert driver(safe, "no_such_module") is safe


def test_a_shipped_sqlite_takes_the_place_of_an_old_one() -> None:
    assert driver(version((3, 40, 1))).sqlite_version_info >= SAFE


@pytest.mark.parametrize("shipped", ["no_such_module", "sqlite3"])
def test_an_affected_sqlite_is_refused(shipped: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 51, 2))
    with pytest.raises(UnsafeSqlite):
        driver(version((3, 40, 1)), shipped)


@pytest.mark.parametrize("kind", ["sqlite"])
@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("recursive_triggers", 1)],
)
def test_every_connection_is_set_up_alike(database: Database, pragma: str, value: object) -> None:
    for transaction in (database.reading(), database.writing()):
        with transaction as archive:
            found = archive.connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one()
            assert found == value


@pytest.mark.parametrize("kind", ["sqlite"])
def test_connections_are_kept_and_not_piled_up(database: Database) -> None:
    seen = set()
    for _ in range(5):
        with database.reading() as outer, database.reading() as inner:
            seen |= {id(outer.connection), id(inner.connection)}
    assert len(seen) == 2
