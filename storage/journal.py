"""The journal: the one way into a record table, each row chained to the one before it."""

import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import chain
from typing import Any

from sqlalchemy import RowMapping, Table, func, insert, select
from sqlalchemy.sql.dml import ReturningInsert

from governance.journal import Entry, Link, Record, Value, canonical, digest, first_broken
from storage.archive import Archive
from storage.columns import STOCKHOLM
from storage.faults import Broken, Fault
from storage.rows import chained, raw, salt_column
from storage.tables import RECORDS, journal
from storage.vote_chains import broken_votes
from storage.vote_tables import vote_events

__all__ = ["Act", "Broken", "Fault", "latest", "links", "new_salt", "note", "record", "verify"]

INSERTION = insert(journal)
LATEST = select(func.max(journal.c.at))


@dataclass(frozen=True, slots=True)
class Act:
    """What is being done, when, and by which person; None when the system does it."""

    name: str
    at: datetime
    actor: int | None


def record(archive: Archive, act: Act, table: Table, values: Mapping[str, object]) -> int:
    """Insert a row into a record table and chain it; the row's id.

    Where something is personal, a salt that is not among the values is made.
    """
    salt = salt_column(table)
    salted = dict(values) if salt is None else {salt.name: new_salt(), **values}
    row = archive.connection.execute(_insertion(table), salted).mappings().one()
    _append(archive, act, (table.name, row["id"]), chained(table, row))
    return int(row["id"])


def new_salt() -> str:
    """A salt nobody can guess."""
    return secrets.token_hex(16)


def note(archive: Archive, act: Act, **facts: Value) -> None:
    """Chain an act that leaves no row: a refused attempt, a database made."""
    _append(archive, act, ("", 0), facts)


def links(archive: Archive, since: int = 0) -> Iterator[Link]:
    """The chain after an entry, from its first; ValueError at an entry that cannot be read."""
    query = select(*raw(journal)).where(journal.c.sequence > since).order_by(journal.c.sequence)
    return (_link(row) for row in archive.connection.execute(query).mappings())


def latest(archive: Archive) -> datetime | None:
    """The latest moment anything was done at; None when nothing has been."""
    moment: datetime | None = archive.connection.execute(LATEST).scalar_one()
    return moment


def verify(archive: Archive, anchor: str = "") -> Broken | None:
    """Recompute every chain and hold every record against them; None when all is whole.

    `anchor` is a digest that was posted earlier, of the journal or of a vote's event: a history
    rewritten or cut off since does not hold it.
    """
    sequence = _broken_link(archive)
    if sequence is not None:
        return Broken(Fault.CHAIN, journal.name, sequence, sequence)
    if anchor and not _holds(archive, anchor):
        return Broken(Fault.ANCHOR, journal.name, 0, None)
    broken_rows = (broken for table in RECORDS for broken in _broken_rows(archive, table))
    return next(chain(broken_rows, broken_votes(archive)), None)


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
    digests = (journal.c.digest, vote_events.c.digest)
    queries = (select(column).where(column == anchor) for column in digests)
    return any(archive.connection.execute(query).first() is not None for query in queries)


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


@cache
def _insertion(table: Table) -> ReturningInsert[Any]:
    # Made once for each table: to put it together costs more than to run it.
    return insert(table).returning(*raw(table))


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
    archive.connection.execute(INSERTION, values)
    archive.moved(entry.sequence, chained_as, table)


def _link(row: RowMapping) -> Link:
    at = datetime.fromisoformat(str(row["at"])).astimezone(STOCKHOLM)
    facts = json.loads(row["record"])
    if not isinstance(facts, dict) or canonical(facts) != row["record"]:
        raise ValueError(row["sequence"])
    act = (row["act"], row["table"], row["row"], facts)
    return Link(Entry(row["sequence"], at, row["actor"], *act), row["previous"], row["digest"])
