"""The manual: every page in Swedish, fitted to the screen, and nothing left without a word."""

import re
from collections.abc import Iterator

import pytest
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.main import get_command
from typer.testing import CliRunner

from bot.__main__ import ROOMS, made
from bot.commandline.manual import Command, Group

RUNNER = CliRunner()
ENGLISH = re.compile(r"Usage|Options|Arguments|Commands|default|required|Show this|<\w+>")


def pages(command: object, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    yield path, command
    if isinstance(command, TyperGroup):
        for name, each in command.commands.items():
            yield from pages(each, (*path, name))


PAGES = dict(pages(get_command(made(()))))


def page(*path: str) -> str:
    shown = RUNNER.invoke(made(path), [*path, "--help"], prog_name="hallbar")
    assert shown.exit_code == 0
    return shown.output


def test_every_command_has_its_page() -> None:
    assert {path[0] for path in PAGES if path} == set(ROOMS)
    assert ("export", "register") in PAGES
    assert all(isinstance(command, Command | Group) for command in PAGES.values())


@pytest.mark.parametrize("path", PAGES, ids=" ".join)
def test_a_page_is_swedish_and_says_how_the_command_is_written(path: tuple[str, ...]) -> None:
    shown = page(*path)
    assert shown.startswith(" ".join(["Så skriver du: hallbar", *path]))
    assert not ENGLISH.search(shown)
    assert shown == RUNNER.invoke(made(path), [*path, "-h"], prog_name="hallbar").output
    assert max(map(len, shown.splitlines())) <= 80


@pytest.mark.parametrize("path", PAGES, ids=" ".join)
def test_every_command_argument_and_option_has_its_sentence(path: tuple[str, ...]) -> None:
    command = PAGES[path]
    assert isinstance(command, TyperCommand | TyperGroup)
    assert command.help
    for each in command.params:
        assert isinstance(each, TyperArgument | TyperOption)
        assert each.help
        assert each.help.endswith(".")
        assert each.metavar or (isinstance(each, TyperOption) and each.is_flag)


def test_the_first_page_says_where_to_begin_and_what_the_exit_codes_are() -> None:
    shown = page()
    assert "hallbar init --example" in shown
    assert all(f" {code} " in shown for code in (0, 1, 2, 3, 130))


def test_a_narrow_screen_gets_narrow_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    assert max(map(len, page("ask").splitlines())) <= 50
    monkeypatch.setenv("COLUMNS", "500")
    assert max(map(len, page("ask").splitlines())) <= 100
