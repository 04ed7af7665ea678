"""The journal's chain: each entry carries the hash of the one before it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

GENESIS = "0" * 64
"""What the first entry is chained to."""

Value = str | int | bool | None
Record = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Entry:
    """One act: who did what, when, to which row, with the row as it became.

    `actor` is a person's id, None for the system itself. `record` holds the row; about people it
    holds a commitment in place of every name.
    """

    sequence: int
    at: datetime
    actor: int | None
    act: str
    table: str
    row: int
    record: Record


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as it lies in the chain."""

    entry: Entry
    previous: str
    digest: str


def canonical(record: Record) -> str:
    """The one spelling of a record: sorted keys, no blanks, plain UTF-8."""
    return json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(previous: str, entry: Entry) -> str:
    """The SHA-256 of an entry chained to `previous`, in hex."""
    head: Record = {
        "previous": previous,
        "sequence": entry.sequence,
        "at": entry.at.astimezone(UTC).isoformat(),
        "actor": entry.actor,
        "act": entry.act,
        "table": entry.table,
        "row": entry.row,
        "record": canonical(entry.record),
    }
    return hashlib.sha256(canonical(head).encode()).hexdigest()


def commitment(salt: str, record: Record) -> str:
    """What the chain holds in place of a name: worthless once the salt is gone."""
    return hashlib.sha256(f"{salt}{canonical(record)}".encode()).hexdigest()


def first_broken(links: Iterable[Link]) -> int | None:
    """The sequence number of the first entry that does not fit the chain, else None."""
    previous = GENESIS
    for expected, link in enumerate(links, start=1):
        fits = link.previous == previous and link.digest == digest(previous, link.entry)
        if not fits or link.entry.sequence != expected:
            return expected
        previous = link.digest
    return None
