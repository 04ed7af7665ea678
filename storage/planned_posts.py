"""Planned posts: put in the outbox long before they are due, and changed with what they tell of."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, bindparam, select, update

from storage.archive import Archive
from storage.outbox import Kept, Post, State, begins, kept, put
from storage.tables import outbox

NEVER_SENT = (State.CANCELLED, State.EXPIRED)
"""The states of a post that was never sent, and may be after all."""


def waiting(archive: Archive, prefixes: tuple[str, ...]) -> Mapping[str, Kept]:
    """The posts that wait and whose key begins with one of these, by key."""
    found = (row for prefix in prefixes for row in _waiting(archive, prefix))
    ordered = sorted(found, key=lambda row: (row.due_at, row.id))
    return {row.key: kept(row) for row in ordered}


def _waiting(archive: Archive, prefix: str) -> Sequence[Row[Any]]:
    # Written out: an index on the posts that wait is none on those in a state to be told later.
    waits = outbox.c.state == bindparam("state", State.PENDING, literal_execute=True)
    return archive.connection.execute(select(outbox).where(begins(prefix), waits)).all()


def plan(archive: Archive, post: Post) -> bool:
    """Put a post whose time is to come, anew if it was over; False when it is sent or waits."""
    return put(archive, post) or _changed(archive, post, NEVER_SENT)


def move(archive: Archive, post: Post) -> bool:
    """Give a post that waits another time; False when it waits no more."""
    return _changed(archive, post, (State.PENDING,))


def end(archive: Archive, posts: Collection[int], state: State, remark: str = "") -> int:
    """End posts that wait, by id, with a remark on why; how many there were."""
    if not posts:
        return 0
    waits = outbox.c.id.in_(posts) & (outbox.c.state == State.PENDING)
    values = {"state": state, "lease_until": None, **({"error": remark} if remark else {})}
    ended = update(outbox).where(waits).values(values).returning(outbox.c.id)
    return len(archive.connection.execute(ended).all())


def _changed(archive: Archive, post: Post, states: Collection[State]) -> bool:
    mine = (outbox.c.key == post.key) & outbox.c.state.in_(states) & outbox.c.sent_ts.is_(None)
    values = {
        "state": State.PENDING,
        "recipient": post.recipient,
        "content": post.content,
        "due_at": post.due_at,
        "attempts": 0,
        "lease_until": None,
        "error": None,
        "began": None,
    }
    changed = update(outbox).where(mine).values(values).returning(outbox.c.id)
    return archive.connection.execute(changed).first() is not None
