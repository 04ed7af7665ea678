"""Remembered loaders: read once, and anew when the journal's head has moved."""

import importlib
import pkgutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from types import FunctionType, ModuleType

import pytest
from sqlalchemy import Engine, event

import storage
from governance.polls import Poll
from storage import channels, people, polls
from storage.archive import BUSY, Archive, remembered
from storage.channels import Channel
from storage.database import Database
from storage.journal import Act, verify


class Counting:
    """A loader that counts how often it reads."""

    def __init__(self) -> None:
        self.reads = 0

    def load(self, archive: Archive) -> int:
        self.reads += 1
        return archive.revision


def channel(act: Act) -> Channel:
    return Channel("styrgruppen", "T1", "C1", act.at.date())


def test_a_loader_reads_once_while_nothing_changes(database: Database) -> None:
    counting = Counting()
    loader = remembered(counting.load)
    for _ in range(3):
        with database.reading() as archive:
            assert loader(archive) == 0
    assert counting.reads == 1


def test_a_loader_reads_anew_after_a_change(database: Database, act: Act) -> None:
    counting = Counting()
    loader = remembered(counting.load)
    for expected in (0, 1, 2):
        with database.reading() as archive:
            assert loader(archive) == expected
        with database.writing() as archive:
            channels.put(archive, act, channel(act))
    assert counting.reads == 3


def test_a_change_by_another_connection_is_seen(url: str, act: Act) -> None:
    ours, theirs = Database.open(url), Database.open(url)
    with ours.reading() as archive:
        assert channels.load(archive) == ()
    with theirs.writing() as archive:
        channels.put(archive, act, channel(act))
    with ours.reading() as archive:
        assert channels.load(archive) == (channel(act),)
    ours.close()
    theirs.close()


ANOTHER = """
import sys
from datetime import datetime, UTC
from storage.database import Database
from storage.journal import Act
from storage.meta import mark_example
database = Database.open(sys.argv[1])
with database.writing() as archive:
    mark_example(archive, Act("prov", datetime(2026, 1, 1, tzinfo=UTC), None))
"""


@pytest.mark.parametrize("kind", ["sqlite"])
def test_a_change_by_another_process_is_seen(url: str, database: Database) -> None:
    counting = Counting()
    loader = remembered(counting.load)
    with database.reading() as archive:
        assert loader(archive) == 0
    subprocess.run([sys.executable, "-c", ANOTHER, url], check=True)
    with database.reading() as archive:
        assert loader(archive) == 1


def test_what_a_transaction_reads_after_a_change_is_kept_for_it_alone(
    database: Database, act: Act
) -> None:
    counting = Counting()
    loader = remembered(counting.load)
    with suppress(KeyError), database.writing() as archive:
        channels.put(archive, act, channel(act))
        assert loader(archive) == loader(archive) == 1
        assert counting.reads == 1
        channels.put(archive, act, channel(act))
        assert loader(archive) == 2
        raise KeyError
    assert counting.reads == 2
    with database.reading() as archive:
        assert loader(archive) == 0


def test_what_is_written_apart_and_fails_is_undone_alone(database: Database, act: Act) -> None:
    with database.writing() as archive:
        channels.put(archive, act, channel(act))
        stood = (archive.revision, archive.head, archive.facts)
        with suppress(KeyError), archive.apart():
            channels.put(archive, act, replace(channel(act), key="en annan"))
            assert len(channels.load(archive)) == 2
            raise KeyError
        assert (archive.revision, archive.head, archive.facts) == stood
        assert len(channels.load(archive)) == 1
        with archive.apart():
            channels.put(archive, act, replace(channel(act), key="en tredje"))
    with database.reading() as archive:
        assert [each.key for each in channels.load(archive)] == ["styrgruppen", "en tredje"]
        assert verify(archive) is None


def test_a_writing_transaction_may_use_what_readers_keep_until_it_changes_something(
    database: Database, act: Act
) -> None:
    counting = Counting()
    loader = remembered(counting.load)
    with database.reading() as archive:
        loader(archive)
    with database.writing() as archive:
        assert loader(archive) == 0
        assert counting.reads == 1
        channels.put(archive, act, channel(act))
        assert loader(archive) == 1


def test_two_databases_keep_their_own(url: str, act: Act) -> None:
    counting = Counting()
    loader = remembered(counting.load)
    databases = [Database.open(url) for _ in range(2)]
    for database in databases:
        with database.reading() as archive:
            loader(archive)
        database.close()
    assert counting.reads == 2
    assert act.actor is None


def answered(archive: Archive, act: Act) -> None:
    """Grow a busy record: a poll's answers."""
    asked = polls.load(archive, 1)
    assert asked is not None
    polls.answer(archive, act, asked, polls.Answer(1, frozenset({1})))


@pytest.fixture
def asked(database: Database, act: Act) -> Database:
    """A database with a person and a poll."""
    with database.writing() as archive:
        people.add(archive, act, people.Entry("skane", "Upphandlingschef"))
        polls.ask(archive, act, Poll("Ska vi?", ("ja", "nej"), author=1))
    return database


def test_a_busy_record_leaves_what_is_kept_as_it_is(asked: Database, act: Act) -> None:
    counting = Counting()
    loader = remembered(counting.load)
    for _ in range(3):
        with asked.reading() as archive:
            loader(archive)
        with asked.writing() as archive:
            answered(archive, act)
            loader(archive)
    assert counting.reads == 1
    with asked.writing() as archive:
        answered(archive, act)
        channels.put(archive, act, channel(act))
        answered(archive, act)
    with asked.reading() as archive:
        loader(archive)
    assert counting.reads == 2


def test_a_change_before_another_connections_busy_records_is_seen(
    asked: Database, url: str, act: Act
) -> None:
    with asked.reading() as archive:
        assert channels.load(archive) == ()
    theirs = Database.open(url)
    with theirs.writing() as archive:
        channels.put(archive, act, channel(act))
    for _ in range(3):
        with theirs.writing() as archive:
            answered(archive, act)
    theirs.close()
    with asked.reading() as archive:
        assert channels.load(archive) == (channel(act),)


def test_a_snapshot_older_than_what_is_known_reads_for_itself(asked: Database, act: Act) -> None:
    with asked.reading() as before:
        assert channels.load(before) == ()
        with asked.writing() as archive:
            channels.put(archive, act, channel(act))
        with asked.reading() as after:
            assert channels.load(after) == (channel(act),)
        assert channels.load(before) == ()
    with asked.reading() as after:
        assert channels.load(after) == (channel(act),)


def test_no_remembered_loader_reads_a_busy_record(asked: Database) -> None:
    asked_for: list[str] = []

    def hear(*told: object) -> None:
        asked_for.append(str(told[2]))

    event.listen(Engine, "before_cursor_execute", hear)
    with asked.reading() as archive:
        loaders = [each for module in MODULES for each in remembered_in(module)]
        for loader in loaders:
            loader(archive)
    event.remove(Engine, "before_cursor_execute", hear)
    assert len(loaders) > 20
    assert not [each for each in asked_for for busy in BUSY if busy in each]


MODULES = [
    importlib.import_module(f"storage.{found.name}")
    for found in pkgutil.iter_modules(storage.__path__)
    if found.name != "migrations"
]


def remembered_in(module: ModuleType) -> list[Callable[[Archive], object]]:
    """The loaders a module has made `remembered`."""
    return [
        each
        for each in vars(module).values()
        if isinstance(each, FunctionType)
        and hasattr(each, "__wrapped__")
        and each.__module__ == module.__name__
        and each.__code__.co_name == "loader"
    ]
