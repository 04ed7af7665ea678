"""`hallbar ask`: the same answers, in the terminal."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from bot.commandline import handing
from bot.commandline.manual import Command
from bot.commandline.options import At, DatabaseUrl, Form, moment, opened, show, tell
from bot.failures import MISREAD, Failure, explained
from bot.terminal import Format, Guise, printed, unasked
from bot.terminal import ask as asked
from handlers.outcome import Exit, Outcome

OPTIONS = frozenset({"--as", "--at", "--database", "--format", "--out", "--help"})
EPILOG = (
    "Valen står före orden: hallbar ask --as lfu1 andel Region Skåne\n"
    "Allt som går att fråga: hallbar ask hjälp"
)

app = typer.Typer()

Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="ORD …", help="Det som i Slack skrivs efter /hallbar."),
]
As = Annotated[
    str | None,
    typer.Option(
        "--as", metavar="NAMN", help="Vem som frågar, till exempel lfu1; bara i en exempeldatabas."
    ),
]
Out = Annotated[
    Path | None,
    typer.Option(
        metavar="FIL", help="Filen att skriva svarets bild eller dokument till; svaret visas ändå."
    ),
]


class WrongOption(Failure):
    """An option there is not, or one after the words, where it would be a word itself."""

    exit = MISREAD

    def __init__(self, option: str) -> None:
        said = "ska stå före orden" if option in OPTIONS else "finns inte"
        super().__init__(
            f"Valet {option} {said}. Hjälp: hallbar ask --help, och om orden: hallbar ask hjälp"
        )


@app.command(
    cls=Command,
    epilog=EPILOG,
    context_settings={"allow_interspersed_args": False, "ignore_unknown_options": True},
)
def ask(  # noqa: PLR0913 - an option is an argument
    words: Words = None,
    *,
    handle: As = None,
    at: At = None,
    database: DatabaseUrl = None,
    form: Form = "text",
    out: Out = None,
) -> None:
    """Fråga boten här i terminalen."""
    try:
        _check_order(words or [])
        guise = Guise(handle, moment(at))
        with opened(database) as found:
            outcome = asked(found, words or [], guise)
    except Exception as error:
        failure = explained(error)
        if failure is None or form == "text":
            raise
        typer.echo(printed(unasked(failure), Format(form)))
        raise typer.Exit(failure.exit) from None
    if outcome.exit is Exit.ANSWER:
        outcome = _handed(outcome, Format(form), out)
    tell(outcome, Format(form))


def _handed(outcome: Outcome, form: Format, out: Path | None) -> Outcome:
    """The outcome when its file has been handed over; what only tells of one is not content."""
    if out is not None:
        try:
            rest = handing.written(outcome.answer, out)
        except Failure:
            # It may have been done, and so is told.
            show(outcome.answer, form)
            raise
        return outcome if form is Format.JSON else replace(outcome, answer=rest)
    if form is Format.TEXT and handing.is_a_text_file(outcome.answer):
        show(handing.printed(outcome.answer), form, beside=True)
        raise typer.Exit
    return outcome


def _check_order(words: list[str]) -> None:
    """Refuse what is meant as an option: of the bot's own words none looks like one."""
    for word in words:
        option, _, _ = word.partition("=")
        if option in OPTIONS or (word is words[0] and word.startswith("--")):
            raise WrongOption(option)
