"""The command line's one door: the right commands behind it, and what goes wrong told."""

import errno
import os
import subprocess
import sys
from importlib.metadata import version

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from bot.__main__ import ROOMS, made, main
from storage.database import Busy

HEAVY = ("alembic", "holidays", "httpx", "matplotlib", "pydantic_settings", "rich", "slack_bolt")


def commands(*words: str) -> list[str]:
    group = get_command(made(words))
    assert isinstance(group, TyperGroup)
    return list(group.commands)


@pytest.mark.parametrize("word", ROOMS)
def test_a_command_is_found_in_its_room(word: str) -> None:
    assert word in commands(word)


@pytest.mark.parametrize("words", [(), ("--help",), ("nonsens",)])
def test_without_a_command_there_are_all_of_them(words: tuple[str, ...]) -> None:
    assert commands(*words) == list(ROOMS)


def test_the_version_is_that_of_the_package(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["hallbar", "--version"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert (ended.value.code, capsys.readouterr().out) == (0, f"hallbar {version('hallbar')}\n")
    assert commands("--version") == []


def test_to_ask_loads_nothing_that_an_answer_does_not_need() -> None:
    asks = "import sys; from bot.__main__ import made; made(['ask']); print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", asks], check=True, capture_output=True, text=True)
    loaded = told.stdout.split()
    assert "handlers.table" in loaded
    assert not set(HEAVY) & set(loaded)


def test_a_bug_is_a_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_given: object, **_more: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("bot.commandline.filling.example_text", broken)
    monkeypatch.setattr(sys, "argv", ["hallbar", "init", "--print-example"])
    with pytest.raises(ZeroDivisionError):
        main()


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (KeyboardInterrupt(), 130, ""),
        (OSError(errno.ENOSPC, "full"), 1, "Disken är full, så allt gick inte att skriva.\n"),
        (Busy(), 3, "Databasen var upptagen för länge. Försök igen om en stund.\n"),
    ],
)
def test_what_is_no_bug_ends_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    code: int,
    told: str,
) -> None:
    def broken(*_given: object, **_more: object) -> None:
        raise error

    monkeypatch.setattr("bot.commandline.filling.example_text", broken)
    monkeypatch.setattr(sys, "argv", ["hallbar", "init", "--print-example"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert (ended.value.code, capsys.readouterr().err) == (code, told)


def test_to_be_interrupted_while_loading_is_no_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_room: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.__main__.import_module", interrupted)
    monkeypatch.setattr(sys, "argv", ["hallbar", "ask", "vem"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130


def test_a_terminal_that_knows_fewer_characters_is_answered_all_the_same() -> None:
    asks = [sys.executable, "-m", "bot", "ask", "--at", "1999", "vem"]
    latin = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    told = subprocess.run(asks, check=False, capture_output=True, env=latin)
    assert (told.returncode, told.stdout) == (2, b"")
    assert told.stderr.decode("latin-1").startswith("--at: ?1999? är ingen tid.")
