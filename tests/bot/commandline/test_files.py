import errno
from pathlib import Path

import pytest

from bot.commandline.files import REASONS, Unreadable, Unwritable, read, write
from bot.failures import BUG, MISREAD


def test_what_is_written_is_read(tmp_path: Path) -> None:
    write(tmp_path / "a.bin", b"\xff\x00")
    assert read(tmp_path / "a.bin") == b"\xff\x00"


@pytest.mark.parametrize("number", REASONS)
def test_each_reason_is_one_swedish_sentence(number: int) -> None:
    error = OSError(number, "No such luck")
    for failure in (Unreadable(Path("a.csv"), error), Unwritable(Path("a.csv"), error)):
        assert str(failure).startswith("Filen a.csv går inte att ")
        assert "luck" not in str(failure)
    assert (Unreadable.exit, Unwritable.exit) == (MISREAD, BUG)


def test_a_reason_nobody_thought_of_is_told_as_the_system_tells_it() -> None:
    assert "is odd" in str(Unreadable(Path("a"), OSError(errno.EXDEV, "is odd")))
