"""Example databases for tests: made once, then copied."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from handlers.example import make_example
from storage import meta
from storage.database import Database
from tests.conversations.scenes import STOCKHOLM

PUBLIC_URL = "https://hallbar.example.org"
MADE = datetime(2026, 1, 1, 8, tzinfo=STOCKHOLM)


def made(folder: Path) -> Path:
    """The file of a new example database."""
    file = folder / "example.db"
    database = Database.open(f"sqlite:///{file}")
    database.migrate()
    make_example(database, MADE)
    with database.writing() as archive:
        meta.set_public_url(archive, PUBLIC_URL)
    database.close()
    return file


@contextmanager
def copied(original: Path, folder: Path) -> Iterator[Database]:
    """A fresh copy of an example database."""
    copy = folder / "copy.db"
    shutil.copy(original, copy)
    database = Database.open(f"sqlite:///{copy}")
    try:
        yield database
    finally:
        database.close()
        for file in folder.glob(f"{copy.name}*"):
            file.unlink()
