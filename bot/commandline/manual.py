"""The manual of the command line, in Swedish: `hallbar --help`, and the page of each command."""

import shutil
import textwrap
from collections.abc import Iterable, Sequence
from typing import Protocol

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

NARROWEST, WIDEST = 40, 100
HELP = ("--help", "Visa den här hjälpen.")


class Called(Protocol):
    """A command as it was called."""

    @property
    def command_path(self) -> str:
        """The words that led to it: hallbar export register."""


class Command(TyperCommand):
    """A command with its page of the manual."""

    def get_help(self, ctx: Called) -> str:
        """The page."""
        return "\n\n".join(_blocks(self, ctx.command_path, ()))


class Group(TyperGroup):
    """Commands with a word in common, and their page of the manual."""

    def get_help(self, ctx: Called) -> str:
        """The page."""
        commands = [(name, each.help or "") for name, each in self.commands.items()]
        return "\n\n".join(_blocks(self, ctx.command_path, commands))


def usage(command: TyperCommand | TyperGroup, path: str) -> str:
    """How a command is written."""
    words = [_placeholder(each) for each in command.params if isinstance(each, TyperArgument)]
    if isinstance(command, TyperGroup):
        return f"{path} KOMMANDO"
    return " ".join([path, "[val]", *words])


def name(param: TyperArgument | TyperOption) -> str:
    """An argument or an option as it is written."""
    if isinstance(param, TyperArgument):
        return param.metavar or param.name
    return " ".join([*param.opts, *([param.metavar] if param.metavar else [])])


def _blocks(
    command: TyperCommand | TyperGroup, path: str, commands: Sequence[tuple[str, str]]
) -> Iterable[str]:
    yield f"Så skriver du: {usage(command, path)}"
    yield _filled(command.help or "")
    arguments = [each for each in command.params if isinstance(each, TyperArgument)]
    options = [each for each in command.params if isinstance(each, TyperOption)]
    for heading, rows in (
        ("Ord", [(name(each), each.help or "") for each in arguments]),
        ("Kommandon", commands),
        ("Val", [*((name(each), each.help or "") for each in options), HELP]),
    ):
        if rows:
            yield "\n".join([f"{heading}:", *_table(rows)])
    if command.epilog:
        yield "\n".join(_filled(line) for line in command.epilog.splitlines())


def _placeholder(argument: TyperArgument) -> str:
    return name(argument) if argument.required else f"[{name(argument)}]"


def _table(rows: Sequence[tuple[str, str]]) -> Iterable[str]:
    """Rows of two columns, the second one wrapped."""
    column = max(len(first) for first, _ in rows) + 4
    for first, second in rows:
        yield textwrap.fill(
            second,
            _width(),
            initial_indent=f"  {first}".ljust(column),
            subsequent_indent=" " * column,
        )


def _filled(text: str) -> str:
    return textwrap.fill(text, _width())


def _width() -> int:
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns))
