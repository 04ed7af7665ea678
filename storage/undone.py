"""A database tried out: whatever is written to it is read back, and nothing of it is kept."""

from collections.abc import Iterator
from contextlib import contextmanager

from storage.archive import Archive
from storage.database import Database


class _Undo(Exception):
    """Ends the transaction without a trace."""


def _undo() -> None:
    raise _Undo


class Undone(Database):
    """A database whose every transaction lies inside one that is never committed."""

    def __init__(self, archive: Archive) -> None:
        self._inside = archive
        self.inline_reads = False

    @contextmanager
    def reading(self) -> Iterator[Archive]:
        """What stands there so far."""
        yield self._inside

    @contextmanager
    def writing(self) -> Iterator[Archive]:
        """One transaction of those tried out."""
        before = self._inside.revision, self._inside.head
        try:
            with self._inside.connection.begin_nested():
                yield self._inside
        except BaseException:
            self._inside.revision, self._inside.head = before
            raise


@contextmanager
def undone(database: Database) -> Iterator[Database]:
    """The database to try something out in; others that write wait meanwhile."""
    try:
        with database.writing() as archive:
            yield Undone(archive)
            _undo()
    except _Undo:
        return
