"""The journal: chained from the first row, and every tampering is found."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Column, Table, delete, insert, select, type_coerce, update
from sqlalchemy.types import NullType

from governance.journal import GENESIS, Entry, digest
from storage import tables
from storage.archive import Archive
from storage.columns import STOCKHOLM
from storage.database import Database
from storage.journal import Act, Broken, Fault, latest, links, note, record, verify
from storage.tables import RECORDS
from storage.vote_tables import vote_heads
from tests.storage.owner import as_owner, other


def sequence_of(archive: Archive, table: str) -> int:
    query = select(tables.journal.c.sequence).where(tables.journal.c.table == table)
    return int(archive.connection.execute(query).scalar_one())


def altered(archive: Archive, table: Table, column: Column[object]) -> Broken | None:
    """What is found when the one row's column is given another value."""
    value = archive.connection.execute(select(column)).scalar_one()
    with archive.connection.begin_nested() as step:
        archive.connection.execute(update(table).values({column.name: other(value)}))
        found = verify(archive)
        step.rollback()
    return found


def test_an_untouched_database_is_whole(filled: Database) -> None:
    with filled.reading() as archive:
        assert verify(archive) is None
        assert archive.revision == len(RECORDS) == len(list(links(archive)))


def test_an_empty_journal_stands_at_its_beginning(database: Database) -> None:
    with database.reading() as archive:
        assert (archive.revision, archive.head, verify(archive)) == (0, GENESIS, None)


def test_an_entry_says_who_did_what_when_and_how_the_row_became(
    database: Database, at: datetime
) -> None:
    values = {"key": "samordnare", "team": "T1", "channel": "C2", "since": date(2026, 1, 1)}
    with database.writing() as archive:
        row = record(archive, Act("kanal satt", at, 7), tables.channels, values)
    with database.reading() as archive:
        (link,) = links(archive)
    became = {**values, "since": "2026-01-01", "replaces": None}
    assert link.entry == Entry(1, at, 7, "kanal satt", "channels", row, became)
    assert (link.previous, link.digest) == (GENESIS, digest(GENESIS, link.entry))


def test_the_chain_is_read_from_any_entry_and_its_latest_moment_is_known(
    database: Database, act: Act
) -> None:
    with database.writing() as archive:
        assert latest(archive) is None
        note(archive, act, first=1)
        note(archive, replace(act, at=act.at - timedelta(days=1)), second=2)
        assert latest(archive) == act.at
        assert [link.entry.record for link in links(archive, 1)] == [{"second": 2}]
        assert list(links(archive, 2)) == []


def test_a_note_leaves_no_row(database: Database, act: Act) -> None:
    with database.writing() as archive:
        note(archive, act, omröstning=12, orsak="ingen stol")
    with database.reading() as archive:
        (link,) = links(archive)
        assert verify(archive) is None
    assert (link.entry.table, link.entry.row) == ("", 0)
    assert link.entry.record == {"omröstning": 12, "orsak": "ingen stol"}


def test_the_chain_holds_no_title_and_no_address(filled: Database) -> None:
    with filled.reading() as archive:
        chain = str(list(links(archive)))
        salts = archive.connection.execute(select(tables.people.c.salt)).scalars().all()
    for secret in ("Upphandlingschef", "example.org'", "@example.org", *salts):
        assert secret not in chain


def test_the_same_person_twice_gets_two_commitments(database: Database, act: Act) -> None:
    with database.writing() as archive:
        for handle in ("a", "b"):
            values = {"handle": handle, "title": "Ledamot", "email": ""}
            record(archive, act, tables.people, values)
        first, second = (link.entry.record["personal"] for link in links(archive))
    assert first != second


@pytest.mark.parametrize("table", RECORDS, ids=lambda table: str(table.name))
def test_every_altered_column_of_a_record_is_found(filled: Database, table: Table) -> None:
    with as_owner(filled) as archive:
        sequence = sequence_of(archive, table.name)
        for column in table.c:
            fault = Fault.MISSING if column.name == "id" else Fault.ALTERED
            expected = Broken(fault, table.name, 1, sequence)
            assert (column.name, altered(archive, table, column)) == (column.name, expected)
        assert verify(archive) is None


@pytest.mark.parametrize("column", tables.journal.c, ids=lambda column: str(column.name))
def test_every_altered_column_of_an_entry_is_found(
    filled: Database, column: Column[object]
) -> None:
    last = tables.journal.c.sequence == len(RECORDS)
    with as_owner(filled) as archive:
        value = archive.connection.execute(select(column).where(last)).scalar_one()
        change = update(tables.journal).where(last).values({column.name: other(value)})
        archive.connection.execute(change)
        expected = Broken(Fault.CHAIN, "journal", len(RECORDS), len(RECORDS))
        assert verify(archive) == expected


@pytest.mark.parametrize("table", RECORDS, ids=lambda table: str(table.name))
def test_a_deleted_row_is_found(filled: Database, table: Table) -> None:
    with as_owner(filled) as archive:
        archive.connection.execute(delete(table))
        expected = Broken(Fault.MISSING, table.name, 1, sequence_of(archive, table.name))
        assert verify(archive) == expected


@pytest.mark.parametrize("table", RECORDS, ids=lambda table: str(table.name))
def test_an_added_row_is_found(filled: Database, table: Table) -> None:
    with as_owner(filled) as archive:
        row = archive.connection.execute(select(table)).mappings().one()
        archive.connection.execute(insert(table), {**row, "id": 2, "replaces": 1})
        assert verify(archive) == Broken(Fault.ADDED, table.name, 2, None)


@pytest.mark.parametrize("kind", ["sqlite"])
def test_garbage_in_a_row_is_found_and_told(filled: Database) -> None:
    with as_owner(filled) as archive:
        for wrong in ("i går", b"\x00", 1.5):
            change = update(tables.channels).values(since=type_coerce(wrong, NullType()))
            archive.connection.execute(change)
            expected = Broken(Fault.ALTERED, "channels", 1, sequence_of(archive, "channels"))
            assert verify(archive) == expected


@pytest.mark.parametrize("kind", ["sqlite"])
@pytest.mark.parametrize(
    ("column", "wrong"), [("at", "i går"), ("record", "{"), ("record", "[]"), ("act", b"\x00")]
)
def test_garbage_in_an_entry_is_found_and_told(
    filled: Database, column: str, wrong: object
) -> None:
    with as_owner(filled) as archive:
        change = update(tables.journal).where(tables.journal.c.sequence == 5)
        garbage = {column: type_coerce(wrong, NullType())}
        archive.connection.execute(change.values(garbage))
        assert verify(archive) == Broken(Fault.CHAIN, "journal", 5, 5)


def test_a_deleted_entry_is_found(filled: Database) -> None:
    with as_owner(filled) as archive:
        archive.connection.execute(delete(tables.journal).where(tables.journal.c.sequence == 3))
        assert verify(archive) == Broken(Fault.CHAIN, "journal", 3, 3)


def test_a_truncated_journal_leaves_rows_without_an_entry(filled: Database) -> None:
    with as_owner(filled) as archive:
        kept = len(RECORDS) - 1
        *_, link = links(archive)
        last = link.entry.table
        archive.connection.execute(delete(tables.journal).where(tables.journal.c.sequence > kept))
        found = verify(archive)
    assert found == Broken(Fault.ADDED, last, 1, None)


def test_a_history_rewritten_whole_is_found_by_an_earlier_anchor(
    filled: Database, at: datetime
) -> None:
    with filled.reading() as archive:
        anchor = archive.head
        assert verify(archive, anchor) is None
    with as_owner(filled) as archive:
        for table in (vote_heads, *reversed(RECORDS)):
            archive.connection.execute(delete(table))
        archive.connection.execute(delete(tables.journal))
        archive.revision, archive.head = 0, GENESIS
        note(archive, Act("omskriven", at, None))
        assert verify(archive) is None
        assert verify(archive, anchor) == Broken(Fault.ANCHOR, "journal", 0, None)


def test_an_act_in_the_doubled_hour_of_autumn_is_chained_right(database: Database) -> None:
    hour = datetime(2026, 10, 25, 2, 30, tzinfo=STOCKHOLM)
    moments = [hour.replace(fold=0), hour.replace(fold=1)]
    with database.writing() as archive:
        for moment in moments:
            note(archive, Act("prov", moment, None))
    with database.reading() as archive:
        assert verify(archive) is None
        first, second = (link.entry.at for link in links(archive))
    assert second.timestamp() - first.timestamp() == timedelta(hours=1).total_seconds()
