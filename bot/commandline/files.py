"""Files that a command reads or writes, and why one cannot be."""

import errno
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from bot.failures import MISREAD, Failure
from handlers.cleaning import clean

File = Annotated[Path, typer.Argument(metavar="FIL", help="Filen att läsa in.")]

REASONS: Mapping[int | None, str] = {
    errno.ENOENT: "det finns ingen sådan fil eller mapp",
    errno.ENOTDIR: "det finns ingen sådan mapp",
    errno.EISDIR: "det är en mapp",
    errno.EACCES: "rättigheterna räcker inte",
    errno.EPERM: "rättigheterna räcker inte",
    errno.EROFS: "disken är skrivskyddad",
    errno.ENOSPC: "disken är full",
    errno.ENAMETOOLONG: "namnet är för långt",
}


class Unreadable(Failure):
    """A file that cannot be read."""

    exit = MISREAD

    def __init__(self, file: Path, error: OSError) -> None:
        super().__init__(f"Filen {clean(str(file))} går inte att läsa: {_reason(error)}.")


class Unwritable(Failure):
    """A file that cannot be written."""

    def __init__(self, file: Path, error: OSError) -> None:
        super().__init__(f"Filen {clean(str(file))} går inte att skriva: {_reason(error)}.")


def read(file: Path) -> bytes:
    """What a file holds; Unreadable when it cannot be."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise Unreadable(file, error) from None


def write(file: Path, content: bytes) -> None:
    """Write a file; Unwritable when that cannot be."""
    try:
        file.write_bytes(content)
    except OSError as error:
        raise Unwritable(file, error) from None


def _reason(error: OSError) -> str:
    return REASONS.get(error.errno, str(error.strerror))
