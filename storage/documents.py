"""The documents the charter names, and where they can be read, as recorded."""

from dataclasses import asdict

from governance.documents import Document
from storage import tables
from storage.archive import Archive, remembered
from storage.journal import Act, record
from storage.records import standing


@remembered
def load(archive: Archive) -> tuple[Document, ...]:
    """Every document, by key and then by day."""
    found = [
        Document(row.key, row.title, row.link, row.since, row.until)
        for row in standing(archive, tables.documents)
    ]
    return tuple(sorted(found, key=lambda document: (document.key, document.since)))


def put(archive: Archive, act: Act, document: Document) -> None:
    """Record a document; one with the same key from the same day is corrected by it."""
    same = (
        row.id
        for row in standing(archive, tables.documents)
        if (row.key, row.since) == (document.key, document.since)
    )
    values = {**asdict(document), "replaces": next(same, None)}
    record(archive, act, tables.documents, values)
