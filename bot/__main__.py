"""The command line: `hallbar`. Only what the command asked for needs is loaded."""

import sys
from collections.abc import Sequence
from importlib import import_module

import typer

from bot.commandline.loading import loading

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


def main() -> None:
    """Run the command line; a failure is one sentence, a bug is a traceback."""
    try:
        made(sys.argv[1:])()
    except Exception as error:
        from bot.failures import explained

        failure = explained(error)
        if failure is None:
            raise
        typer.echo(str(failure), err=True)
        raise SystemExit(failure.exit) from None


def made(words: Sequence[str]) -> typer.Typer:
    """The command line with the command that is asked for; with every command when none is."""
    app = typer.Typer(
        help="Hållbar: regionernas bot för samarbetsformerna.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
    )
    wanted = ROOMS.get(words[0]) if words else None
    for room in [wanted] if wanted else dict.fromkeys(ROOMS.values()):
        app.add_typer(_loaded(room))
    return app


def _loaded(room: str) -> typer.Typer:
    with loading():
        app: typer.Typer = import_module(f"bot.commandline.{room}").app
    return app


if __name__ == "__main__":
    main()
