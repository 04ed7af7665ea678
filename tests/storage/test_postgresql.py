"""PostgreSQL's connections: one that was lost while it rested is replaced unseen."""

import psycopg
import pytest
from sqlalchemy import make_url

from storage import postgresql
from storage.database import Database

LOST = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> %s"


@pytest.fixture
def kind() -> str:
    return "postgresql"


def lose_connections(url: str) -> None:
    """End every connection to the database but the one that ends them."""
    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute(LOST, (make_url(url).database, owner.info.backend_pid))


def revision(database: Database) -> int:
    with database.reading() as archive:
        return archive.revision


def test_a_connection_lost_while_it_rested_is_replaced(
    url: str, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert revision(database) == 0
    monkeypatch.setattr(postgresql, "RESTED", 0.0)
    lose_connections(url)
    assert revision(database) == 0
    with database.writing() as archive:
        assert archive.revision == 0


def test_a_connection_used_a_moment_ago_is_not_asked(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(*_told: object) -> bool:
        raise AssertionError("asked")

    revision(database)
    monkeypatch.setattr("sqlalchemy.dialects.postgresql.psycopg.PGDialect_psycopg.do_ping", asked)
    assert revision(database) == 0
