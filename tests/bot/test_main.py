"""The command line's one door: the right commands behind it, and what goes wrong told."""

import subprocess
import sys

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from bot.__main__ import ROOMS, made, main

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
