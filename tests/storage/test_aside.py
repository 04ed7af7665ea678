from pathlib import Path

import pytest

from storage.aside import file_of, put_aside


def test_only_a_sqlite_database_is_a_file() -> None:
    assert file_of("sqlite:///data/sandbox.db") == Path("data/sandbox.db")
    assert file_of("sqlite:////var/lib/hallbar.db") == Path("/var/lib/hallbar.db")
    assert file_of("postgresql+psycopg://bot:hemligt@db/hallbar") is None


@pytest.fixture
def file(tmp_path: Path) -> Path:
    found = tmp_path / "sandbox.db"
    found.write_text("rader")
    return found


def test_a_database_put_aside_is_whole_and_no_earlier_one_is_lost(file: Path) -> None:
    file.with_name("sandbox.db-wal").write_text("nyast")
    assert put_aside(file, "i-dag").name == "sandbox-i-dag.db"
    file.write_text("andra")
    assert put_aside(file, "i-dag").name == "sandbox-i-dag-2.db"
    held = {each.name: each.read_text() for each in file.parent.iterdir()}
    assert held == {
        "sandbox-i-dag.db": "rader",
        "sandbox-i-dag.db-wal": "nyast",
        "sandbox-i-dag-2.db": "andra",
    }
