"""The archive: an open transaction, as the concepts read and write it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Connection

Kept = TypeVar("Kept")


class Memory:
    """What one database's readers share; each remembered loader keeps its own part of it."""


@dataclass(eq=False, slots=True)
class Archive:
    """An open transaction.

    `revision` and `head` are the sequence and the digest of the journal's last entry as it stands
    here; every change of a record moves them.
    """

    connection: Connection
    revision: int
    head: str
    memory: Memory
    read_only: bool


def remembered(load: Callable[[Archive], Kept]) -> Callable[[Archive], Kept]:
    """Keep what `load` reads of the records until the journal's head moves.

    What a writing transaction reads is never kept: it may be rolled back.
    """
    kept: WeakKeyDictionary[Memory, tuple[str, Kept]] = WeakKeyDictionary()

    @wraps(load)
    def loader(archive: Archive) -> Kept:
        found = kept.get(archive.memory)
        if found is not None and found[0] == archive.head:
            return found[1]
        value = load(archive)
        if archive.read_only:
            kept[archive.memory] = (archive.head, value)
        return value

    return loader
