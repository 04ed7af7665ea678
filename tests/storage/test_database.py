"""The database: one transaction at a time, all of it or nothing."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from storage import database as under_test
from storage import inbox, outbox
from storage.database import AlreadyServed, Busy, Database, Unusable
from storage.journal import Act, note, verify

WRITERS = 8
ACTS = 10


def revision(database: Database) -> int:
    with database.reading() as archive:
        return archive.revision


def write(database: Database, act: Act) -> None:
    with database.writing() as archive:
        note(archive, act)


def test_what_is_written_is_read(database: Database, act: Act) -> None:
    write(database, act)
    assert revision(database) == 1


def test_an_exception_rolls_everything_back(database: Database, act: Act) -> None:
    with suppress(KeyError), database.writing() as archive:
        note(archive, act)
        inbox.remember(archive, "k", "{}", act.at)
        raise KeyError
    with database.reading() as archive:
        assert (archive.revision, inbox.seen(archive, "k")) == (0, None)
    write(database, act)


def test_a_failed_statement_rolls_everything_back(database: Database, act: Act) -> None:
    with suppress(DBAPIError), database.writing() as archive:
        inbox.remember(archive, "k", "{}", act.at)
        inbox.remember(archive, "k", "{}", act.at)
    with database.reading() as archive:
        assert inbox.seen(archive, "k") is None
    write(database, act)


def test_reading_refuses_to_write(database: Database, act: Act) -> None:
    with pytest.raises(DBAPIError), database.reading() as archive:
        note(archive, act)
    with pytest.raises(DBAPIError), database.reading() as archive:
        inbox.remember(archive, "k", "{}", act.at)
    assert revision(database) == 0


def test_a_reading_sees_one_moment_whatever_is_written(database: Database, act: Act) -> None:
    with database.reading() as archive:
        before = archive.revision
        with database.writing() as writing:
            note(writing, act)
            inbox.remember(writing, "k", "{}", act.at)
        assert (before, inbox.seen(archive, "k")) == (0, None)
    with database.reading() as archive:
        assert (archive.revision, inbox.seen(archive, "k")) == (1, "{}")


def test_many_writers_neither_lose_nor_deadlock(url: str, act: Act) -> None:
    databases = [Database.open(url) for _ in range(2)]

    def work(number: int) -> None:
        for _ in range(ACTS):
            write(databases[number % 2], act)

    with ThreadPoolExecutor(WRITERS) as threads:
        list(threads.map(work, range(WRITERS)))
    with databases[0].reading() as archive:
        assert archive.revision == WRITERS * ACTS
        assert verify(archive) is None
    for database in databases:
        database.close()


def hold(database: Database, entered: threading.Event, release: threading.Event) -> None:
    with database.writing():
        entered.set()
        release.wait(10)


def held(holder: Database, attempt: Callable[[], None]) -> None:
    """Make the attempt while `holder` is in the middle of writing."""
    entered, release = threading.Event(), threading.Event()
    with ThreadPoolExecutor(1) as threads:
        holding = threads.submit(hold, holder, entered, release)
        try:
            assert entered.wait(10)
            attempt()
        finally:
            release.set()
        holding.result()


@pytest.mark.parametrize("own_process", [True, False])
def test_a_writer_that_waits_too_long_is_told_busy(
    url: str, act: Act, monkeypatch: pytest.MonkeyPatch, *, own_process: bool
) -> None:
    monkeypatch.setattr(under_test, "PATIENCE", 0.05)
    first = Database.open(url)
    second = first if own_process else Database.open(url)

    def attempt() -> None:
        with pytest.raises(Busy):
            write(second, act)

    held(first, attempt)
    write(second, act)
    assert revision(first) == 1
    first.close()
    second.close()


def test_reading_goes_on_while_somebody_writes(database: Database) -> None:
    def attempt() -> None:
        assert revision(database) == 0

    held(database, attempt)


@pytest.mark.parametrize("kind", ["postgresql"])
def test_a_statement_that_takes_too_long_is_told_busy(
    database: Database, act: Act, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(under_test, "PATIENCE", 0.2)

    def dawdle() -> None:
        with database.writing() as archive:
            note(archive, act)
            archive.connection.exec_driver_sql("SELECT pg_sleep(5)")

    with pytest.raises(Busy):
        dawdle()
    assert revision(database) == 0


def test_only_sqlite_is_read_on_the_event_loop(database: Database, kind: str) -> None:
    assert database.inline_reads is (kind == "sqlite")


@pytest.mark.parametrize("kind", ["sqlite"])
def test_a_second_serving_process_is_refused_a_sqlite_file(url: str, act: Act) -> None:
    first, second = Database.open(url), Database.open(url)
    with first.serve_alone():
        with pytest.raises(AlreadyServed), second.serve_alone():
            pass
        write(second, act)
    with second.serve_alone():
        pass
    first.close()
    second.close()


@pytest.mark.parametrize("kind", ["postgresql"])
def test_several_processes_may_serve_postgresql(url: str) -> None:
    first, second = Database.open(url), Database.open(url)
    with first.serve_alone(), second.serve_alone():
        pass
    first.close()
    second.close()


def test_a_new_sqlite_file_gets_its_folder_and_stands_before_the_first_migration(
    tmp_path: Path,
) -> None:
    database = Database.open(f"sqlite:///{tmp_path}/data/ny.db")
    assert not database.at_head()
    database.migrate()
    assert database.at_head()
    assert revision(database) == 0
    database.close()


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_a_database_in_memory_is_refused(url: str) -> None:
    with pytest.raises(Unusable, match="address"):
        Database.open(url)


def test_a_post_is_in_the_same_transaction_as_its_cause(database: Database, act: Act) -> None:
    post = outbox.Post("k", {}, {}, act.at)
    with suppress(KeyError), database.writing() as archive:
        outbox.put(archive, post)
        raise KeyError
    with database.reading() as archive:
        assert outbox.due(archive, act.at) == {}
