"""A database tried out: whatever is written to it is read back, and nothing of it is kept."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import update

from storage.archive import Archive
from storage.database import Database
from storage.outbox import State
from storage.tables import outbox


def suppose(archive: Archive, number: int, state: State) -> None:
    """Let a post stand as if it had been sent, or not."""
    values = {"state": state, **({"sent_ts": f"?/{number}"} if state is State.SENT else {})}
    archive.connection.execute(update(outbox).where(outbox.c.id == number).values(values))


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
