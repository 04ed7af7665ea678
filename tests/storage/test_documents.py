"""Documents, out and in again."""

from datetime import date

from governance.documents import Document
from storage import documents
from storage.database import Database
from storage.journal import Act

FIRST = Document("strategi", "Strategi", "https://example.org/1", date(2024, 1, 1))
LATER = Document("strategi", "Strategi", "", date(2026, 1, 1), date(2027, 12, 31))
OTHER = Document("ansvar", "Ansvarsfördelning", "", date(2025, 1, 1))


def test_documents_come_back_by_key_and_day(database: Database, act: Act) -> None:
    with database.writing() as archive:
        for document in (LATER, FIRST, OTHER):
            documents.put(archive, act, document)
    with database.reading() as archive:
        assert documents.load(archive) == (OTHER, FIRST, LATER)


def test_a_document_from_the_same_day_corrects(database: Database, act: Act) -> None:
    right = Document("strategi", "Strategi", "https://example.org/2", date(2024, 1, 1))
    with database.writing() as archive:
        for document in (FIRST, LATER, right, FIRST, right):
            documents.put(archive, act, document)
    with database.reading() as archive:
        assert documents.load(archive) == (right, LATER)
