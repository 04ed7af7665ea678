"""What is installed is what the locks hold, byte for byte, and no address is written anywhere."""

import re
import tomllib
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-build.lock")
EVERY_LOCK = pytest.mark.parametrize("lock", LOCKS)
INSTALLS = re.compile(r"pip install .*")


def commands(file: str) -> list[str]:
    """The commands of a file that install something, each on one line."""
    return INSTALLS.findall((TOP / file).read_text("utf-8").replace("\\\n", ""))


def entries(lock: str) -> list[str]:
    """What a lock pins, each with its hashes."""
    found = re.split(r"\n(?=[a-z])", (TOP / lock).read_text("utf-8"))
    return [entry for entry in found if not entry.startswith("#")]


@pytest.mark.parametrize(("file", "count"), [("Makefile", 4), ("deploy/Dockerfile", 3)])
def test_nothing_is_installed_but_by_its_hash_or_from_here(file: str, count: int) -> None:
    found = commands(file)
    assert len(found) == count
    for command in found:
        from_here = "--no-deps" in command and {"--no-build-isolation", "--no-index"} & set(
            command.split()
        )
        assert "--require-hashes" in command or from_here, command


@EVERY_LOCK
def test_every_entry_of_a_lock_has_its_version_and_a_hash(lock: str) -> None:
    for entry in entries(lock):
        assert re.match(r"[a-z0-9][a-z0-9._-]*(\[[a-z,]+\])?==\S+", entry), entry[:60]
        assert "--hash=sha256:" in entry, entry[:60]


@EVERY_LOCK
def test_no_lock_holds_an_address(lock: str) -> None:
    assert "://" not in (TOP / lock).read_text("utf-8")


def test_what_builds_is_pinned() -> None:
    built_by = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["build-system"]
    pinned = {entry.split("==")[0] for entry in entries("requirements-build.lock")}
    assert {*built_by["requires"], "editables", "uv"} <= pinned
