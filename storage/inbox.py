"""The inbox: what a delivery was answered, so that its repetition is answered the same."""

from datetime import datetime

from sqlalchemy import insert, select

from storage.archive import Archive
from storage.tables import inbox


def seen(archive: Archive, key: str) -> str | None:
    """The answer the delivery was given, as JSON; None when it is new."""
    query = select(inbox.c.answer).where(inbox.c.key == key)
    return archive.connection.execute(query).scalar_one_or_none()


def remember(archive: Archive, key: str, answer: str, at: datetime) -> None:
    """Keep what the delivery is answered."""
    archive.connection.execute(insert(inbox), {"key": key, "answer": answer, "at": at})
