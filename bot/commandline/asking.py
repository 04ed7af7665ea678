"""`hallbar ask`: the same answers, in the terminal."""

from typing import Annotated

import typer

from bot.commandline.options import DatabaseUrl, Form, moment, opened, tell
from bot.failures import explained
from bot.terminal import Format, Guise, printed, unasked
from bot.terminal import ask as asked

app = typer.Typer()

Words = Annotated[list[str] | None, typer.Argument(help="Det som skrivs efter /hallbar.")]
As = Annotated[str | None, typer.Option("--as", help="Fråga som, t.ex. lfu1.")]
At = Annotated[str | None, typer.Option("--at", help="Fråga vid, t.ex. 2027-03-31T08:00.")]


@app.command(
    context_settings={"allow_interspersed_args": False, "ignore_unknown_options": True},
)
def ask(  # noqa: PLR0913 - an option is an argument
    words: Words = None,
    *,
    handle: As = None,
    at: At = None,
    database: DatabaseUrl = None,
    form: Form = "text",
) -> None:
    """Fråga boten här i terminalen."""
    try:
        guise = Guise(handle, moment(at))
        with opened(database) as found:
            outcome = asked(found, words or [], guise)
    except Exception as error:
        failure = explained(error)
        if failure is None or form == "text":
            raise
        typer.echo(printed(unasked(failure), Format(form)))
        raise typer.Exit(failure.exit) from None
    tell(outcome, Format(form))
