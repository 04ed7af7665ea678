"""The outbox: posts that must not be lost, written with what they tell of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.archive import Archive
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


@dataclass(frozen=True, slots=True)
class Post:
    """A post: `key` says which one it is, however often it is put."""

    key: str
    recipient: Mapping[str, object]
    content: Mapping[str, object]
    due_at: datetime


def put(archive: Archive, post: Post) -> bool:
    """Put a post in the outbox; False when one with its key is there already."""
    dialect = postgresql if archive.connection.dialect.name == "postgresql" else sqlite
    values = {
        "key": post.key,
        "recipient": post.recipient,
        "content": post.content,
        "state": State.PENDING,
        "due_at": post.due_at,
        "attempts": 0,
    }
    added = dialect.insert(outbox).values(values).on_conflict_do_nothing(index_elements=["key"])
    # Not by rowcount: with psycopg it is -1 after such an insert.
    return archive.connection.execute(added.returning(outbox.c.id)).first() is not None


def due(archive: Archive, at: datetime) -> Mapping[int, Post]:
    """The posts that wait and are due, by id, the oldest first."""
    waiting = (outbox.c.state == State.PENDING) & (outbox.c.due_at <= at)
    query = select(outbox).where(waiting).order_by(outbox.c.due_at, outbox.c.id)
    return {
        row.id: Post(row.key, row.recipient, row.content, row.due_at)
        for row in archive.connection.execute(query)
    }


def next_due(archive: Archive) -> datetime | None:
    """The earliest moment at which a waiting post is due."""
    earliest = select(func.min(outbox.c.due_at)).where(outbox.c.state == State.PENDING)
    moment: datetime | None = archive.connection.execute(earliest).scalar_one()
    return moment


def mark(archive: Archive, post: int, state: State, remark: str = "") -> None:
    """Set a post's state; the remark is the message's id when sent, else what went wrong."""
    told = "sent_ts" if state is State.SENT else "error"
    changes = {"state": state, told: remark or None}
    archive.connection.execute(update(outbox).where(outbox.c.id == post).values(changes))
