"""Facts about the database itself."""

from storage import meta
from storage.database import Database
from storage.journal import Act, links


def test_a_database_is_no_example_until_it_is_marked(database: Database, act: Act) -> None:
    with database.reading() as archive:
        assert not meta.is_example(archive)
    with database.writing() as archive:
        meta.mark_example(archive, act)
    with database.reading() as archive:
        assert meta.is_example(archive)
        assert [link.entry.record for link in links(archive)] == [{"exempel": True}]


def test_the_secret_is_made_with_the_tables_and_stays(database: Database) -> None:
    with database.reading() as archive:
        first = meta.secret(archive)
    with database.writing() as archive:
        assert meta.secret(archive) == first
    assert len(first) == 64
