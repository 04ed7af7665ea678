from datetime import datetime
from pathlib import Path

import pytest

from bot.clock import STOCKHOLM
from bot.house import fill, opened, worker
from storage import meta
from storage.database import AlreadyServed, Database

NOW = datetime(2026, 1, 1, 8, tzinfo=STOCKHOLM)


def test_a_database_is_made_where_none_was_and_migrated(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/ny/hallbar.db"
    with opened(url) as database:
        assert database.at_head()
        assert fill(database, lambda: NOW, example=False)
        assert not fill(database, lambda: NOW, example=True)
        with database.reading() as archive:
            assert not meta.is_example(archive)
            assert archive.revision > 0


def test_an_example_is_marked_as_one(tmp_path: Path) -> None:
    with opened(f"sqlite:///{tmp_path}/hallbar.db") as database:
        assert fill(database, lambda: NOW, example=True)
        with database.reading() as archive:
            assert meta.is_example(archive)


def test_a_second_process_does_not_serve_the_same_file(example: Database, tmp_path: Path) -> None:
    beside = Database.open(f"sqlite:///{tmp_path}/copy.db")
    with worker(example):
        with pytest.raises(AlreadyServed, match=r"copy\.db"), worker(beside):
            pytest.fail("both serve it")
        with beside.reading() as archive:
            assert archive.revision > 0, "the command line beside it still works"
    with worker(beside):
        pass
    beside.close()
