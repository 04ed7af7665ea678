"""What several commands take: the database they work on, and the options of their imports."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Annotated, Literal, NoReturn

import typer
from typer.models import OptionInfo

from bot.failures import NoDatabase, NoMoment, OldDatabase
from bot.terminal import Format, printed
from handlers.another_time import WrongTime, is_either, read_time
from handlers.answer import Answer
from handlers.kinds import FIRST_YEAR, LAST_YEAR
from handlers.outcome import Outcome
from handlers.texts import another_time
from storage.database import Database

DatabaseUrl = Annotated[
    str | None,
    typer.Option(
        "--database",
        metavar="ADRESS",
        help="Databasens adress, till exempel sqlite:///prov.db; annars HALLBAR_DATABASE_URL.",
    ),
]
Form = Annotated[
    Literal["text", "json", "blocks"],
    typer.Option(
        "--format",
        metavar="FORM",
        help="Svarets form: text, json eller blocks (som Slack får det); annars text.",
    ),
]
SheetForm = Annotated[
    Literal["csv", "json"],
    typer.Option("--format", metavar="FORM", help="Filens form: csv eller json; annars csv."),
]
At = Annotated[
    str | None,
    typer.Option("--at", metavar="TID", help="En annan tid än nu, till exempel 2027-03-31T08:00."),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Visa bara vad som skulle ändras.")]
Force = Annotated[bool, typer.Option("--force", help="Ta in siffror som ser orimliga ut.")]
Verified = Annotated[bool, typer.Option("--verified", help="Jag har kontrollerat siffrorna.")]


def year_option(otherwise: str) -> OptionInfo:
    """The option that names a year, and what is meant without one."""
    between = f"Ett år mellan {FIRST_YEAR} och {LAST_YEAR}; annars {otherwise}."
    found: OptionInfo = typer.Option(min=FIRST_YEAR, max=LAST_YEAR, metavar="ÅR", help=between)
    return found


@contextmanager
def opened(url: str | None) -> Iterator[Database]:
    """The database of a command, which is there already; NoDatabase when it is not."""
    address = url or configured()
    if not Database.is_there(address):
        raise NoDatabase
    found = Database.open(address)
    try:
        _check_form(found)
        yield found
    finally:
        found.close()


def tell(outcome: Outcome, form: Format = Format.TEXT) -> NoReturn:
    """Print an outcome and end with its exit code."""
    show(outcome.answer, form)
    raise typer.Exit(int(outcome.exit))


def show(answer: Answer, form: Format, *, beside: bool = False) -> None:
    """Print an answer; beside the content when it only tells of it."""
    typer.echo(printed(answer, form, _width()), err=beside)


def configured() -> str:
    """The address that the settings give."""
    # Reading settings takes longer than answering; whoever names a database needs none.
    from bot.settings import Settings  # noqa: PLC0415

    return Settings().database_url


def moment(text: str | None) -> datetime | None:
    """A moment as an operator writes it; of two that it may mean, which one is taken is told."""
    if text is None:
        return None
    try:
        read = read_time(text)
    except WrongTime as error:
        raise NoMoment(error) from None
    if is_either(text, read):
        typer.echo(f"--at: {another_time.either(read)}", err=True)
    return read


def _width() -> int | None:
    """How wide the screen is; None where somebody else than a person reads."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _check_form(database: Database) -> None:
    if not database.at_head():
        raise NoDatabase if database.is_empty() else OldDatabase
