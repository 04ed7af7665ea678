"""The guards are looked at from outside: one that is gone, or does nothing, is seen."""

import pytest

from storage.database import Database
from storage.guards import GUARDED, unguarded


def change(database: Database, statement: str) -> None:
    with database.writing() as archive:
        archive.connection.exec_driver_sql(statement)


def found(database: Database) -> tuple[str, ...]:
    with database.reading() as archive:
        return unguarded(archive)


def test_a_migrated_database_is_guarded(database: Database) -> None:
    assert found(database) == ()


@pytest.mark.parametrize("kind", ["sqlite"])
@pytest.mark.parametrize("gone", ["journal_refuses_update", "journal_refuses_delete"])
def test_a_trigger_that_is_gone_is_seen(database: Database, gone: str) -> None:
    change(database, f"DROP TRIGGER {gone}")
    assert found(database) == ("journal",)


@pytest.mark.parametrize("kind", ["sqlite"])
def test_a_trigger_that_does_nothing_is_seen(database: Database) -> None:
    change(database, "DROP TRIGGER people_refuses_update")
    change(
        database,
        "CREATE TRIGGER people_refuses_update BEFORE UPDATE ON people BEGIN SELECT 1; END",
    )
    assert found(database) == ("people",)


@pytest.mark.parametrize("kind", ["postgresql"])
@pytest.mark.parametrize(
    "harm",
    [
        "DROP TRIGGER journal_only_grows ON journal",
        "ALTER TABLE journal DISABLE TRIGGER journal_only_grows",
        "ALTER TABLE journal DISABLE TRIGGER ALL",
    ],
)
def test_a_trigger_dropped_or_disabled_is_seen(database: Database, harm: str) -> None:
    change(database, harm)
    assert found(database) == ("journal",)


@pytest.mark.parametrize("kind", ["postgresql"])
def test_a_function_that_does_nothing_is_seen(database: Database) -> None:
    change(
        database,
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql"
        " AS $$ BEGIN RETURN NULL; END $$",
    )
    assert found(database) == GUARDED
