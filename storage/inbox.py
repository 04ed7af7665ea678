"""The inbox: what a delivery was answered, so that its repetition is answered the same."""

from datetime import datetime

from sqlalchemy import Text, bindparam, insert, select

from storage.archive import Archive
from storage.tables import inbox


def seen(archive: Archive, key: str) -> str | None:
    """The answer the delivery was given, as JSON; None when it is new."""
    return archive.connection.execute(_SEEN, {"key": key}).scalar_one_or_none()


_SEEN = select(inbox.c.answer).where(inbox.c.key == bindparam("key", type_=Text))
# Put together once: every delivery that writes asks it.


def remember(archive: Archive, key: str, answer: str, at: datetime) -> None:
    """Keep what the delivery is answered."""
    archive.connection.execute(insert(inbox), {"key": key, "answer": answer, "at": at})
