"""A database that is none of ours, or a later version's, is left alone."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url

from storage.database import Database, Trouble, Unusable

DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg"}
NOT_OURS = ("CREATE TABLE kunder (namn TEXT)",)
ANOTHERS_MIGRATIONS = (
    "CREATE TABLE alembic_version (version_num VARCHAR(32))",
    "INSERT INTO alembic_version VALUES ('0001')",
)
LATER = "UPDATE alembic_version SET version_num = '9999'"
FROM_ELSEWHERE = "UPDATE alembic_version SET version_num = 'a1b2c3'"
NO_VERSION = "DELETE FROM alembic_version"
EARLIER = "UPDATE alembic_version SET version_num = '0001'"


def change(url: str, *statements: str) -> Database:
    """The database after some statements, run past our own door."""
    engine = create_engine(make_url(url).set(drivername=DRIVERS[make_url(url).get_backend_name()]))
    with engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()
    return Database.open(url)


@pytest.fixture
def bare_url(url: str, kind: str) -> str:
    """The address of a database in which nothing was ever made."""
    if kind == "sqlite":
        Path(url.removeprefix("sqlite:///")).write_bytes(b"")
    else:
        change(url, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public").close()
    return url


def refused(database: Database) -> Trouble:
    """Why it is refused, whatever is asked of it; nothing is migrated."""
    found = set()
    for ask in (database.at_head, database.is_empty, database.migrate):
        with pytest.raises(Unusable) as seen:
            ask()
        found.add(seen.value.trouble)
    database.close()
    (trouble,) = found
    return trouble


@pytest.mark.parametrize("statements", [NOT_OURS, ANOTHERS_MIGRATIONS])
def test_another_programs_database_is_told_and_left_alone(
    bare_url: str, statements: tuple[str, ...]
) -> None:
    assert refused(change(bare_url, *statements)) is Trouble.FOREIGN


@pytest.mark.parametrize("statement", [FROM_ELSEWHERE, NO_VERSION])
def test_a_version_that_was_never_ours_is_told(url: str, statement: str) -> None:
    assert refused(change(url, statement)) is Trouble.FOREIGN


def test_a_later_versions_database_is_told_and_left_alone(url: str) -> None:
    assert refused(change(url, LATER)) is Trouble.NEWER


def test_an_earlier_one_is_neither_empty_nor_the_newest(url: str) -> None:
    database = change(url, EARLIER)
    assert not database.at_head()
    assert not database.is_empty()
    database.close()


def test_one_without_tables_is_empty_and_can_be_made(bare_url: str) -> None:
    database = Database.open(bare_url)
    assert database.is_empty()
    assert not database.at_head()
    database.migrate()
    assert database.at_head()
    assert not database.is_empty()
    database.close()
