"""The tables: what is a record, and that records only grow."""

from collections.abc import Mapping

import pytest
from sqlalchemy import delete, insert, inspect, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from storage import tables
from storage.database import Database
from storage.journal import Act, record, verify
from storage.tables import EXEMPT, RECORDS

GUARDED = [*RECORDS, tables.journal]


def test_every_table_is_a_record_or_exempt_with_a_reason(database: Database) -> None:
    with database.reading() as archive:
        names = set(inspect(archive.connection).get_table_names())
    assert names == {table.name for table in RECORDS} | set(EXEMPT)
    assert all(EXEMPT.values())


@pytest.mark.parametrize("table", GUARDED, ids=lambda table: str(table.name))
def test_a_guarded_table_refuses_change_and_deletion(filled: Database, table: tables.Table) -> None:
    column = list(table.c)[-1]
    for statement in (update(table).values({column.name: column}), delete(table)):
        with pytest.raises(DBAPIError, match="only grows"), filled.writing() as archive:
            archive.connection.execute(statement)
    with filled.reading() as archive:
        assert verify(archive) is None


@pytest.mark.parametrize("kind", ["postgresql"])
@pytest.mark.parametrize("table", GUARDED, ids=lambda table: str(table.name))
def test_a_guarded_table_refuses_to_be_emptied(filled: Database, table: tables.Table) -> None:
    with pytest.raises(DBAPIError, match="only grows"), filled.writing() as archive:
        archive.connection.execute(text(f"TRUNCATE {table.name} CASCADE"))


@pytest.mark.parametrize("kind", ["sqlite"])
def test_insert_or_replace_does_not_slip_past_the_guard(filled: Database) -> None:
    replacing = insert(tables.channels).prefix_with("OR REPLACE")
    values = {"id": 1, "key": "x", "team": "T", "channel": "C", "since": None}
    with filled.reading() as archive:
        row = archive.connection.execute(tables.channels.select()).one()
    values["since"] = row.since
    with pytest.raises(DBAPIError, match="only grows"), filled.writing() as archive:
        archive.connection.execute(replacing, values)


@pytest.mark.parametrize("table", RECORDS, ids=lambda table: str(table.name))
def test_a_row_is_replaced_once(
    filled: Database,
    table: tables.Table,
    act: Act,
    samples: Mapping[str, Mapping[str, object]],
) -> None:
    correction = {**samples[table.name], "replaces": 1}
    with filled.writing() as archive:
        record(archive, act, table, correction)
    with pytest.raises(IntegrityError), filled.writing() as archive:
        record(archive, act, table, correction)


ONCE = [
    *("regions", "populations", "budgets", "people", "link_rulings", "documents"),
    *("vote_events", "decisions", "follow_ups", "adoptions", "resource_frames"),
    *("poll_closings", "poll_answers"),
]


@pytest.mark.parametrize("name", ONCE)
def test_what_is_recorded_once_is_only_corrected_after_that(
    filled: Database, name: str, act: Act, samples: Mapping[str, Mapping[str, object]]
) -> None:
    table = next(table for table in RECORDS if table.name == name)
    with pytest.raises(IntegrityError), filled.writing() as archive:
        record(archive, act, table, samples[name])
