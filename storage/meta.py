"""Facts about the database itself."""

from sqlalchemy import delete, insert, select

from governance.journal import canonical
from storage.archive import Archive, remembered
from storage.journal import Act, note
from storage.tables import journal, meta

EXAMPLE = "example"
PUBLIC_URL = "public_url"
YES = "yes"
MARKING = {"exempel": True}
"""What the journal says of the mark."""


@remembered
def is_example(archive: Archive) -> bool:
    """Whether this is an example database, where anybody may act as anybody."""
    return _value(archive, EXAMPLE) == YES


def mark_example(archive: Archive, act: Act) -> None:
    """Mark the database as an example, for good."""
    archive.connection.execute(insert(meta), {"key": EXAMPLE, "value": YES})
    note(archive, act, **MARKING)


def mark_is_vouched_for(archive: Archive) -> bool:
    """Whether the journal says the same of the database being an example as its mark does."""
    noted = select(journal.c.sequence).where(
        journal.c.table == "", journal.c.record == canonical(MARKING)
    )
    return is_example(archive) == (archive.connection.execute(noted).first() is not None)


@remembered
def secret(archive: Archive) -> str:
    """The database's own random secret, made with its tables."""
    return _value(archive, "secret") or ""


def public_url(archive: Archive) -> str:
    """Where the world reaches the bot, empty when it does not."""
    return _value(archive, PUBLIC_URL) or ""


def set_public_url(archive: Archive, url: str) -> None:
    """Keep where the world reaches the bot: the operator's to say, so the journal holds no word."""
    archive.connection.execute(delete(meta).where(meta.c.key == PUBLIC_URL))
    if url:
        archive.connection.execute(insert(meta), {"key": PUBLIC_URL, "value": url})


def _value(archive: Archive, key: str) -> str | None:
    query = select(meta.c.value).where(meta.c.key == key)
    return archive.connection.execute(query).scalar_one_or_none()
