"""The archive: an open transaction, as the concepts read and write it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Connection

Kept = TypeVar("Kept")


BUSY = ("poll_answers", "vote_events")
"""The records that grow by every ballot and answer, and that no remembered loader reads."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the journal stood: its last entry, and the last that is not of a busy record."""

    revision: int
    head: str
    facts: str


class Memory:
    """What one database's transactions share; each remembered loader keeps its own part of it."""

    standing: Standing | None = None


@dataclass(eq=False, slots=True, weakref_slot=True)
class Archive:
    """An open transaction.

    `revision` and `head` are the sequence and the digest of the journal's last entry as it stands
    here; every change of a record moves them. `facts` is moved by all but the busy records, and
    `changed` says that this transaction has moved it.
    """

    connection: Connection
    revision: int
    head: str
    facts: str
    memory: Memory
    read_only: bool
    changed: bool = False

    def moved(self, revision: int, head: str, table: str) -> None:
        """Take in an entry of the journal that this transaction has made."""
        self.revision, self.head = revision, head
        if table not in BUSY:
            self.facts, self.changed = head, True

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Write so that what fails is undone, and what was written before it stands."""
        before = (self.revision, self.head, self.facts, self.changed)
        try:
            with self.connection.begin_nested():
                yield
        except BaseException:
            self.revision, self.head, self.facts, self.changed = before
            raise


def remembered(load: Callable[[Archive], Kept]) -> Callable[[Archive], Kept]:
    """Keep what `load` reads of the records until something but a busy record changes.

    What a transaction reads after changing something itself is kept for it alone: it may be rolled
    back.
    """
    kept: WeakKeyDictionary[Memory | Archive, tuple[str, Kept]] = WeakKeyDictionary()

    @wraps(load)
    def loader(archive: Archive) -> Kept:
        owner = archive if archive.changed else archive.memory
        found = kept.get(owner)
        if found is not None and found[0] == archive.facts:
            return found[1]
        value = load(archive)
        kept[owner] = (archive.facts, value)
        return value

    return loader
