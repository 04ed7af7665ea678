"""The command line: `hallbar`. Only what the command asked for needs is loaded."""

import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import Annotated

import typer

from bot.commandline.loading import loading
from bot.commandline.manual import Group

ASKING, CHECKING, FILLING, RUNNING = "asking", "checking", "filling", "running"
ROOMS = {
    "ask": ASKING,
    "init": FILLING,
    "import": FILLING,
    "run": RUNNING,
    "sandbox": RUNNING,
    "tick": RUNNING,
    "doctor": CHECKING,
    "verify": CHECKING,
    "export": CHECKING,
}
"""Where in `bot.commandline` each command lives."""
VERSION = "--version"
INTERRUPTED = 130
EPILOG = (
    "Börja så här: hallbar init --example, och sedan: hallbar ask hjälp\n"
    "Ett kommando slutar med 0 när det gick, 1 när något hindrar eller är fel, 2 när orden inte "
    "gick att läsa, 3 när det inte får göras och 130 när det avbröts."
)


def main() -> None:
    """Run the command line; a failure is one sentence, a bug is a traceback."""
    _never_choke()
    try:
        ended = made(sys.argv[1:])(standalone_mode=False)
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None
    except Exception as error:
        said = _explained(error)
        if said is None:
            raise
        sentence, code = said
        typer.echo(sentence, err=True)
        raise SystemExit(code) from None
    raise SystemExit(ended or 0)


def made(words: Sequence[str]) -> typer.Typer:
    """The command line with the command that is asked for; with every command when none is."""
    app = typer.Typer(
        cls=Group,
        help="Hållbar: regionernas bot för samarbetsformerna.",
        epilog=EPILOG,
        context_settings={"help_option_names": ["--help", "-h"]},
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
    )
    app.callback()(_itself)
    for room in _rooms(words[0] if words else ""):
        app.add_typer(_loaded(room))
    return app


def _rooms(word: str) -> Sequence[str]:
    """The rooms that a first word takes: one of them, none to tell the version, else all."""
    if word == VERSION:
        return ()
    return (ROOMS[word],) if word in ROOMS else tuple(dict.fromkeys(ROOMS.values()))


def _tell_version(wanted: bool) -> None:  # noqa: FBT001 - so typer calls it
    if wanted:
        from importlib.metadata import version

        typer.echo(f"hallbar {version('hallbar')}")
        raise typer.Exit


def _itself(
    *,
    version: Annotated[
        bool,
        typer.Option(VERSION, is_eager=True, callback=_tell_version, help="Visa versionen."),
    ] = False,
) -> None:
    """What can be said before any command."""


def _never_choke() -> None:
    """Let a terminal that has no ” show something else instead."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _loaded(room: str) -> typer.Typer:
    with loading():
        app: typer.Typer = import_module(f"bot.commandline.{room}").app
    return app


def _explained(error: Exception) -> tuple[str, int] | None:
    """What to say of an error, and the exit code; None of a bug."""
    from bot.commandline.misuse import misuse
    from bot.failures import explained

    failure = misuse(error) if isinstance(error, typer.TyperException) else explained(error)
    return None if failure is None else (str(failure), failure.exit)


if __name__ == "__main__":
    main()
