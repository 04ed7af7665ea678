"""The journal: the one way into a record table, each row chained to the one before it."""

import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import RowMapping, Table, insert, select

from governance.journal import Entry, Link, Record, Value, canonical, digest, first_broken
from storage.archive import Archive
from storage.columns import STOCKHOLM
from storage.rows import chained, raw, salt_column
from storage.tables import RECORDS, journal


@dataclass(frozen=True, slots=True)
class Act:
    """What is being done, when, and by which person; None when the system does it."""

    name: str
    at: datetime
    actor: int | None


class Fault(StrEnum):
    """What can be wrong with the chain, or with a row it vouches for."""

    CHAIN = "chain"
    ANCHOR = "anchor"
    ALTERED = "altered"
    MISSING = "missing"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Broken:
    """The first thing found wrong; `sequence` is its entry, None when it has none."""

    fault: Fault
    table: str
    row: int
    sequence: int | None


def record(archive: Archive, act: Act, table: Table, values: Mapping[str, object]) -> int:
    """Insert a row into a record table and chain it; the row's id."""
    salt = salt_column(table)
    salted = {**values, salt.name: secrets.token_hex(16)} if salt is not None else values
    inserted = insert(table).values(**salted).returning(*raw(table))
    row = archive.connection.execute(inserted).mappings().one()
    _append(archive, act, (table.name, row["id"]), chained(table, row))
    return int(row["id"])


def note(archive: Archive, act: Act, **facts: Value) -> None:
    """Chain an act that leaves no row: a refused attempt, a database made."""
    _append(archive, act, ("", 0), facts)


def links(archive: Archive) -> Iterator[Link]:
    """The chain from its first entry; ValueError at an entry that cannot be read."""
    rows = archive.connection.execute(select(*raw(journal)).order_by(journal.c.sequence))
    return (_link(row) for row in rows.mappings())


def verify(archive: Archive, anchor: str = "") -> Broken | None:
    """Recompute the chain and hold every record against it; None when all is whole.

    `anchor` is a digest that was posted earlier: a history rewritten since does not hold it.
    """
    sequence = _broken_link(archive)
    if sequence is not None:
        return Broken(Fault.CHAIN, journal.name, sequence, sequence)
    if anchor and not _holds(archive, anchor):
        return Broken(Fault.ANCHOR, journal.name, 0, None)
    return next((broken for table in RECORDS for broken in _broken_rows(archive, table)), None)


def _broken_link(archive: Archive) -> int | None:
    read = 0

    def counted() -> Iterator[Link]:
        nonlocal read
        for link in links(archive):
            yield link
            read += 1

    try:
        return first_broken(counted())
    except (ValueError, TypeError):
        return read + 1


def _holds(archive: Archive, anchor: str) -> bool:
    query = select(journal.c.sequence).where(journal.c.digest == anchor)
    return archive.connection.execute(query).first() is not None


def _broken_rows(archive: Archive, table: Table) -> Iterator[Broken]:
    rows = {row["id"]: row for row in archive.connection.execute(select(*raw(table))).mappings()}
    query = select(journal).where(journal.c.table == table.name).order_by(journal.c.sequence)
    for entry in archive.connection.execute(query):
        row = rows.pop(entry.row, None)
        if row is None:
            yield Broken(Fault.MISSING, table.name, entry.row, entry.sequence)
        elif canonical(chained(table, row)) != entry.record:
            yield Broken(Fault.ALTERED, table.name, entry.row, entry.sequence)
    for identity in rows:
        yield Broken(Fault.ADDED, table.name, identity, None)


def _append(archive: Archive, act: Act, subject: tuple[str, int], facts: Record) -> None:
    table, row = subject
    at = act.at.astimezone(STOCKHOLM)
    entry = Entry(archive.revision + 1, at, act.actor, act.name, table, row, facts)
    chained_as = digest(archive.head, entry)
    values = {
        "sequence": entry.sequence,
        "at": entry.at,
        "actor": entry.actor,
        "act": entry.act,
        "table": table,
        "row": row,
        "record": canonical(facts),
        "previous": archive.head,
        "digest": chained_as,
    }
    archive.connection.execute(insert(journal), values)
    archive.revision, archive.head = entry.sequence, chained_as


def _link(row: RowMapping) -> Link:
    at = datetime.fromisoformat(str(row["at"])).astimezone(STOCKHOLM)
    facts = json.loads(row["record"])
    if not isinstance(facts, dict) or canonical(facts) != row["record"]:
        raise ValueError(row["sequence"])
    act = (row["act"], row["table"], row["row"], facts)
    return Link(Entry(row["sequence"], at, row["actor"], *act), row["previous"], row["digest"])
