"""The outbox: posts that must not be lost, written with what they tell of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import BindParameter, ColumnElement, Row, bindparam, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningUpdate

from storage.archive import Archive
from storage.numbers import borne
from storage.tables import outbox


class State(StrEnum):
    """How a post stands."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


COMING = (State.PENDING, State.SENDING)
"""The states of a post that still comes by itself."""
STUCK = (State.UNCERTAIN, State.FAILED)
"""The states from which only a person takes a post further."""
OVER = (State.SENT, State.EXPIRED, State.CANCELLED)
"""The states of what is not sent any more."""
WITHDRAWN = "withdrawn"
"""What a post cancelled while its fate was unknown is marked with: it is not sent again."""
PERHAPS_TWICE = "perhaps twice"
"""What a post is marked with that was sent again though nobody could see if it was there."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post: `key` says which one it is, however often it is put."""

    key: str
    recipient: Mapping[str, object]
    content: Mapping[str, object]
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """A post as the outbox keeps it; `message` is where the platform has it, once it is sent.

    `began` is how its text began when it was last on its way, nothing if it never was.
    """

    id: int
    post: Post
    state: State
    attempts: int
    unknown_since: datetime | None
    message: str
    error: str
    began: str = ""


def put(archive: Archive, post: Post) -> bool:
    """Put a post in the outbox; False when one with its key is there already."""
    values = {
        "key": post.key,
        "recipient": post.recipient,
        "content": post.content,
        "state": State.PENDING,
        "due_at": post.due_at,
        "attempts": 0,
    }
    adding = _ADDING[archive.connection.dialect.name]
    # Not by rowcount: with psycopg it is -1 after such an insert.
    return archive.connection.execute(adding, values).first() is not None


_ADDING = {
    name: dialect.insert(outbox)
    .on_conflict_do_nothing(index_elements=["key"])
    .returning(outbox.c.id)
    for name, dialect in (("postgresql", postgresql), ("sqlite", sqlite))
}


def renew(archive: Archive, post: Post, prefix: str) -> bool:
    """Put a post that is asked when it is sent, unless one whose key begins so waits to be.

    That one will tell the same: as only one writes at a time, nobody claims it meanwhile.
    """
    mine = _between(prefix)
    return archive.connection.execute(_WAITING, mine).first() is None and put(archive, post)


def cancel(archive: Archive, prefix: str) -> int:
    """Cancel the posts whose key begins so and that are not sent; how many there were.

    One that is being sent may be there already: it is not sent again if it is not.
    """
    mine = _between(prefix)
    return sum(len(archive.connection.execute(each, mine).all()) for each in _CANCELLING)


def begins(prefix: str) -> ColumnElement[bool]:
    """That a post's key begins so."""
    return _from_to(*_between(prefix).values())


def _between(prefix: str) -> Mapping[str, str]:
    """The bounds of the keys that begin so: an index finds them, as they sort by code point."""
    return {"first": prefix, "beyond": prefix[:-1] + chr(ord(prefix[-1]) + 1)}


def _from_to(
    first: str | BindParameter[str], beyond: str | BindParameter[str]
) -> ColumnElement[bool]:
    return (outbox.c.key >= first) & (outbox.c.key < beyond)


_BEGINS_SO = _from_to(bindparam("first"), bindparam("beyond"))
_WAITING = select(outbox.c.id).where(_BEGINS_SO, outbox.c.state == State.PENDING).limit(1)


def _cancelling() -> tuple[ReturningUpdate[int], ...]:
    """What cancels, put together once: every ballot cancels its voter's nudges."""
    sending = outbox.c.state == State.SENDING
    untried = (outbox.c.state == State.PENDING) | (sending & outbox.c.unknown_since.is_(None))
    values = {"state": State.CANCELLED, "lease_owner": None, "lease_until": None}
    return (
        update(outbox).where(_BEGINS_SO & untried).values(values).returning(outbox.c.id),
        update(outbox).where(_BEGINS_SO & sending).values(error=WITHDRAWN).returning(outbox.c.id),
    )


_CANCELLING = _cancelling()


def next_due(archive: Archive, after: datetime | None = None) -> datetime | None:
    """The earliest moment, later than `after`, at which a waiting post is due."""
    earliest = select(func.min(outbox.c.due_at)).where(outbox.c.state == State.PENDING)
    if after is not None:
        earliest = earliest.where(outbox.c.due_at > after)
    moment: datetime | None = archive.connection.execute(earliest).scalar_one()
    return moment


def counted(archive: Archive) -> Mapping[State, int]:
    """How many posts there are in each state that has any."""
    query = select(outbox.c.state, func.count()).group_by(outbox.c.state)
    return {State(state): count for state, count in archive.connection.execute(query)}


def due(archive: Archive, at: datetime) -> Mapping[int, Post]:
    """The posts that wait and are due, by id, the oldest first."""
    waiting = (outbox.c.state == State.PENDING) & (outbox.c.due_at <= at)
    query = select(outbox).where(waiting).order_by(outbox.c.due_at, outbox.c.id)
    return {row.id: kept(row).post for row in archive.connection.execute(query)}


def gone_out(archive: Archive, prefix: str, at: datetime) -> Sequence[Kept]:
    """The posts whose key begins so and that are sent, or are to be by a moment."""
    out = (outbox.c.due_at <= at) & outbox.c.state.not_in((State.CANCELLED, State.EXPIRED))
    query = select(outbox).where(begins(prefix), out).order_by(outbox.c.id)
    return [kept(row) for row in archive.connection.execute(query)]


def numbered(archive: Archive, number: int) -> Kept | None:
    """The post with an id."""
    return _one(archive, outbox.c.id == number) if borne(number) else None


def keyed(archive: Archive, key: str) -> Kept | None:
    """The post with a key."""
    return _one(archive, outbox.c.key == key)


def kept(row: Row[tuple[object, ...]]) -> Kept:
    """A row of the outbox."""
    return Kept(
        row.id,
        Post(row.key, row.recipient, row.content, row.due_at),
        State(row.state),
        row.attempts,
        row.unknown_since,
        row.sent_ts or "",
        row.error or "",
        row.began or "",
    )


def _one(archive: Archive, which: ColumnElement[bool]) -> Kept | None:
    row = archive.connection.execute(select(outbox).where(which)).one_or_none()
    return None if row is None else kept(row)
