"""A change an organisation file asks for."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from governance.people import Person
from handlers.organisation.file import Row
from storage import people
from storage.archive import Archive
from storage.journal import Act

Write = Callable[[Archive, Act], object]


class Kind(StrEnum):
    """What a change is to what is recorded."""

    NEW = "new"
    CHANGED = "changed"
    LINKED = "linked"
    SOUGHT = "sought"


@dataclass(frozen=True, slots=True)
class Change:
    """What the row changes, and how it is written."""

    kind: Kind
    row: Row
    write: Write


def person(handle: str, archive: Archive) -> Person:
    """A person by handle, once the file's own have been written."""
    return people.by_handle(archive)[handle]
