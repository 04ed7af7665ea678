"""A database that cannot be used is told apart from a statement that is at fault."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError

from storage.database import Database, Trouble, Unusable
from storage.journal import Act, note
from storage.postgresql import Postgresql

PAGE = 4096
SCRIBBLE = b"\xff" * 200


def scribbled(whole: bytes) -> bytes:
    """A database whose pages but the first are written over where they begin."""
    pages = [whole[at : at + PAGE] for at in range(0, len(whole), PAGE)]
    return b"".join([pages[0], *(SCRIBBLE + page[len(SCRIBBLE) :] for page in pages[1:])])


def read(url: str) -> None:
    database = Database.open(url)
    with database.reading() as archive:
        assert archive.revision == 0
    database.close()


@pytest.mark.parametrize("kind", ["sqlite"])
@pytest.mark.parametrize(
    "harm",
    [lambda _: b"Hej! " * 300, lambda _: b"Hej", lambda whole: whole[: 5 * PAGE], scribbled],
    ids=["text", "a word", "cut off", "scribbled on"],
)
def test_a_damaged_file_is_told(url: str, harm: Callable[[bytes], bytes]) -> None:
    file = Path(url.removeprefix("sqlite:///"))
    file.write_bytes(harm(file.read_bytes()))
    with pytest.raises(Unusable) as seen:
        read(url)
    assert seen.value.trouble is Trouble.DAMAGED
    with pytest.raises(Unusable, match="damaged"):
        Database.open(url).at_head()


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "en-mapp").mkdir()
    (tmp_path / "brev.txt").touch()
    for place in ("en-mapp", "brev.txt/hallbar.db"):
        with pytest.raises(Unusable, match="closed"):
            read(f"sqlite:///{tmp_path}/{place}")


@pytest.mark.parametrize("kind", ["sqlite"])
def test_a_full_disk_is_told_and_nothing_is_written(database: Database, act: Act) -> None:
    def fill(size: int) -> None:
        with database.writing() as archive:
            archive.connection.exec_driver_sql("PRAGMA max_page_count = 1")
            note(archive, act, filling="x" * size)

    with pytest.raises(Unusable, match="closed"):
        fill(1_000_000)
    with database.reading() as archive:
        assert archive.revision == 0


@pytest.mark.parametrize("kind", ["sqlite"])
def test_a_file_that_may_only_be_read_is_told_before_anything_is_written(
    database: Database, act: Act, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Root may write whatever the file says, so the question is answered here instead.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(Unusable, match="closed"), database.writing() as archive:
        note(archive, act)
    with database.reading() as archive:
        assert archive.revision == 0
    monkeypatch.undo()
    with database.writing() as archive:
        note(archive, act)


def test_whether_a_file_is_there_is_seen_without_making_one(tmp_path: Path) -> None:
    (tmp_path / "hallbar.db").touch()
    assert Database.is_there(f"sqlite:///{tmp_path}/hallbar.db")
    assert not Database.is_there(f"sqlite:///{tmp_path}/ny/hallbar.db")
    assert not Database.is_there(f"sqlite:///{tmp_path}")
    assert [each.name for each in tmp_path.iterdir()] == ["hallbar.db"]
    assert Database.is_there("postgresql://127.0.0.1:9/x"), "a server is asked when it is opened"


def test_a_folder_that_lets_nobody_in_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(_file: Path) -> bool:
        raise PermissionError

    monkeypatch.setattr(Path, "is_file", closed)
    with pytest.raises(Unusable, match="closed"):
        Database.is_there(f"sqlite:///{tmp_path}/hallbar.db")


def test_a_mark_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "hallbar.db.serving").mkdir()
    database = Database.open(f"sqlite:///{tmp_path}/hallbar.db")
    with pytest.raises(Unusable, match="closed"), database.serve_alone():
        pytest.fail("it is served")
    database.close()


@pytest.mark.parametrize("url", ["mysql://bot@db/hallbar", "hallbar.db", "", "sqlite"])
def test_an_address_that_cannot_be_read_is_told(url: str) -> None:
    for ask in (Database.open, Database.is_there):
        with pytest.raises(Unusable, match="address"):
            ask(url)


@pytest.mark.parametrize("kind", ["postgresql"])
def test_a_server_or_a_database_that_is_not_there_is_away(url: str) -> None:
    there = make_url(url)
    for elsewhere in (there.set(database="finns_inte"), make_url("postgresql://127.0.0.1:9/x")):
        address = elsewhere.render_as_string(hide_password=False)
        with pytest.raises(Unusable, match="away"):
            read(address)
        with pytest.raises(Unusable, match="away"):
            Database.open(address).at_head()


@pytest.mark.parametrize("kind", ["postgresql"])
def test_a_connection_lost_while_it_works_is_told_and_another_is_made(
    database: Database, act: Act
) -> None:
    def lose() -> None:
        with database.writing() as archive:
            note(archive, act)
            archive.connection.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")

    with pytest.raises(Unusable, match="away"):
        lose()
    with database.reading() as archive:
        assert archive.revision == 0


@pytest.mark.parametrize("kind", ["postgresql"])
def test_a_value_the_driver_refuses_says_nothing_of_the_database(database: Database) -> None:
    with pytest.raises(DBAPIError, match="NUL"), database.reading() as archive:
        archive.connection.exec_driver_sql("SELECT %s", ("\0",))


class Told(Exception):
    """Stands in for an error of PostgreSQL's."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.sqlstate = code


@pytest.mark.parametrize(
    ("code", "trouble"),
    [
        ("08006", Trouble.AWAY),
        ("57P01", Trouble.AWAY),
        ("3D000", Trouble.AWAY),
        ("28P01", Trouble.DENIED),
        ("57014", None),
        ("23505", None),
    ],
)
def test_what_postgresql_says_is_told_by_its_code(code: str, trouble: Trouble | None) -> None:
    server = Postgresql(make_url("postgresql://127.0.0.1:9/x"))
    assert server.trouble(DBAPIError("", None, Told(code))) is trouble
