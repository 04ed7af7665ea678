"""Remembered loaders: read once, and anew when the journal's head has moved."""

import subprocess
import sys
from contextlib import suppress

import pytest

from storage import channels
from storage.archive import Archive, remembered
from storage.channels import Channel
from storage.database import Database
from storage.journal import Act


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


def test_what_a_writing_transaction_reads_is_not_kept(database: Database, act: Act) -> None:
    counting = Counting()
    loader = remembered(counting.load)
    with suppress(KeyError), database.writing() as archive:
        channels.put(archive, act, channel(act))
        assert loader(archive) == loader(archive) == 1
        raise KeyError
    assert counting.reads == 2
    with database.reading() as archive:
        assert loader(archive) == 0


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
