"""A database file put aside whole, so that a new one can be made in its place."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from sqlalchemy import make_url

BESIDE = ("-wal", "-shm")
"""What SQLite keeps beside a file; gone when the last connection closed as it should."""


def file_of(url: str) -> Path | None:
    """The file a database is; None of one on a server."""
    found = make_url(url)
    is_file = found.get_backend_name() == "sqlite" and found.database
    return Path(str(found.database)) if is_file else None


def put_aside(file: Path, mark: str) -> Path:
    """Rename a database nobody has open to bear a mark, beside where it was; its new name."""
    kept = next(each for each in _names(file, mark) if not each.exists())
    for suffix in BESIDE:
        beside = file.with_name(file.name + suffix)
        if beside.exists():
            beside.rename(kept.with_name(kept.name + suffix))
    return file.rename(kept)


def _names(file: Path, mark: str) -> Iterator[Path]:
    """The names it may get: with the mark alone, and when that is taken with a number too."""
    yield file.with_name(f"{file.stem}-{mark}{file.suffix}")
    for number in count(2):
        yield file.with_name(f"{file.stem}-{mark}-{number}{file.suffix}")
