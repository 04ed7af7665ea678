"""A command line that cannot be read: what is wrong with it, in Swedish."""

import re
from collections.abc import Sequence

import typer
from typer.core import TyperArgument, TyperGroup, TyperOption

from bot.commandline.manual import name
from bot.failures import MISREAD, Failure
from handlers.texts.formats import listed

QUOTED = re.compile("'([^']*)'")
BRACKETED = re.compile(r"\((?!s\))(.*)\)$")


class Misuse(Failure):
    """Words that no command takes."""

    exit = MISREAD


def misuse(error: typer.TyperException) -> Misuse:
    """What typer could not read; its errors say it in English, their fields say which it was."""
    context, option = getattr(error, "ctx", None), getattr(error, "option_name", "")
    if context is None:  # an option without its value, or with one too many
        return Misuse(f"Valet {option} är fel skrivet. Hjälp: hallbar --help")
    said = _said(error, option, in_group=isinstance(context.command, TyperGroup))
    return Misuse(f"{said} Hjälp: {context.command_path} --help" if said else context.get_help())


def _said(error: typer.TyperException, option: str, *, in_group: bool) -> str:
    """What is wrong; nothing when it is only that no command is named."""
    parameter = getattr(error, "param", None)
    if isinstance(parameter, TyperArgument | TyperOption):
        return f"{name(parameter)} saknas eller är fel skrivet. {parameter.help}"
    if option:
        return _unknown("Valet", option, getattr(error, "possibilities", None) or ())
    if in_group:
        word, *near = QUOTED.findall(error.message) or [""]
        return _unknown("Kommandot", word, near) if word else ""
    return _too_much(error.message)


def _unknown(what: str, written: str, near: Sequence[str]) -> str:
    meant = f" Menade du {listed(tuple(near), 'eller')}?" if near else ""
    return f"{what} {written} finns inte.{meant}"


def _too_much(message: str) -> str:
    words = BRACKETED.search(message)
    return f"Det står för mycket: {words[1]}." if words else "Raden gick inte att läsa."
