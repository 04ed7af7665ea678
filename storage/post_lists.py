"""Posts listed (utskick): those in a state, a part at a time."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, select

from storage.archive import Archive
from storage.outbox import OVER, Kept, State, kept
from storage.tables import outbox


def listed(archive: Archive, state: State, most: int, after: Kept | None = None) -> Sequence[Kept]:
    """The posts in a state, at most so many: what waits by its time, what is over newest first.

    `after` goes on where a list ended, whatever has become of that post since.
    """
    order = outbox.c.due_at.desc() if state in OVER else outbox.c.due_at.asc()
    query = select(outbox).where(outbox.c.state == state).order_by(order, outbox.c.id).limit(most)
    if after is not None:
        query = query.where(~_listed_by(state, after))
    return [kept(row) for row in archive.connection.execute(query)]


def listed_by(archive: Archive, state: State, last: Kept) -> int:
    """How many posts of a state are listed when a post is: before it, and itself."""
    mine = (outbox.c.state == state) & _listed_by(state, last)
    query = select(func.count()).select_from(outbox).where(mine)
    return int(archive.connection.execute(query).scalar_one())


def _listed_by(state: State, last: Kept) -> ColumnElement[bool]:
    due, at = outbox.c.due_at, last.post.due_at
    before = due > at if state in OVER else due < at
    return before | ((due == at) & (outbox.c.id <= last.id))
