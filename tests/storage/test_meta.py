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


def marked_and_vouched_for(url: str, statement: str = "") -> tuple[bool, bool]:
    """What a database opened afresh says, perhaps after a change past the journal."""
    database = Database.open(url)
    if statement:
        with database.writing() as archive:
            archive.connection.exec_driver_sql(statement)
    with database.reading() as archive:
        found = meta.is_example(archive), meta.mark_is_vouched_for(archive)
    database.close()
    return found


def test_a_mark_changed_past_the_journal_is_seen(url: str, act: Act) -> None:
    assert marked_and_vouched_for(url) == (False, True)
    mark = "INSERT INTO meta (key, value) VALUES ('example', 'yes')"
    assert marked_and_vouched_for(url, mark) == (True, False)
    unmark = "DELETE FROM meta WHERE key = 'example'"
    assert marked_and_vouched_for(url, unmark) == (False, True)
    database = Database.open(url)
    with database.writing() as archive:
        meta.mark_example(archive, act)
    database.close()
    assert marked_and_vouched_for(url) == (True, True)
    assert marked_and_vouched_for(url, unmark) == (False, False)


def test_the_secret_is_made_with_the_tables_and_stays(database: Database) -> None:
    with database.reading() as archive:
        first = meta.secret(archive)
    with database.writing() as archive:
        assert meta.secret(archive) == first
    assert len(first) == 64


def test_the_public_address_is_the_one_set_last(database: Database) -> None:
    with database.writing() as archive:
        assert not meta.public_url(archive)
        for url in ("https://a.example.org", "https://b.example.org"):
            meta.set_public_url(archive, url)
            assert meta.public_url(archive) == url
        meta.set_public_url(archive, "")
        assert not meta.public_url(archive)
        assert list(links(archive)) == [], "it is the operator's, and no fact"
