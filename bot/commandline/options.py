"""What several commands take: the database they work on, and the options of their imports."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer

from bot.clock import STOCKHOLM
from bot.failures import NoDatabase, NoMoment
from bot.terminal import Format, printed
from handlers.outcome import Outcome
from storage.database import Database

DatabaseUrl = Annotated[str | None, typer.Option("--database", help="Databasens adress.")]
Form = Annotated[Literal["text", "json", "blocks"], typer.Option("--format", help="Form.")]
SheetForm = Annotated[Literal["csv", "json"], typer.Option("--format", help="Form.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Visa bara vad som skulle ändras.")]
Force = Annotated[bool, typer.Option("--force", help="Ta in siffror som ser orimliga ut.")]
Verified = Annotated[bool, typer.Option("--verified", help="Jag har kontrollerat siffrorna.")]
File = Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True)]


@contextmanager
def opened(url: str | None) -> Iterator[Database]:
    """The database of a command, which is there already; NoDatabase when it is not."""
    address = url or configured()
    if not _exists(address):
        raise NoDatabase
    found = Database.open(address)
    try:
        if not found.at_head():
            raise NoDatabase
        yield found
    finally:
        found.close()


def tell(outcome: Outcome, form: Format = Format.TEXT) -> NoReturn:
    """Print an outcome and end with its exit code."""
    typer.echo(printed(outcome.answer, form))
    raise typer.Exit(int(outcome.exit))


def configured() -> str:
    """The address that the settings give."""
    # Reading settings takes longer than answering; whoever names a database needs none.
    from bot.settings import Settings  # noqa: PLC0415

    return Settings().database_url


def moment(text: str | None) -> datetime | None:
    """A moment as an operator writes it, in Stockholm unless it says otherwise."""
    if text is None:
        return None
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        raise NoMoment from None
    return read.astimezone(STOCKHOLM) if read.tzinfo else read.replace(tzinfo=STOCKHOLM)


def _exists(url: str) -> bool:
    scheme, _, path = url.partition(":///")
    return not scheme.startswith("sqlite") or Path(path).is_file()
