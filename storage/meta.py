"""Facts about the database itself."""

from sqlalchemy import insert, select

from storage.archive import Archive, remembered
from storage.journal import Act, note
from storage.tables import meta

EXAMPLE = "example"
YES = "yes"


@remembered
def is_example(archive: Archive) -> bool:
    """Whether this is an example database, where anybody may act as anybody."""
    return _value(archive, EXAMPLE) == YES


def mark_example(archive: Archive, act: Act) -> None:
    """Mark the database as an example, for good."""
    archive.connection.execute(insert(meta), {"key": EXAMPLE, "value": YES})
    note(archive, act, exempel=True)


@remembered
def secret(archive: Archive) -> str:
    """The database's own random secret, made with its tables."""
    return _value(archive, "secret") or ""


def _value(archive: Archive, key: str) -> str | None:
    query = select(meta.c.value).where(meta.c.key == key)
    return archive.connection.execute(query).scalar_one_or_none()
