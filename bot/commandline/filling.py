"""`hallbar init` and `hallbar import`: what goes into a database."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from bot.clock import wall_clock
from bot.commandline import files
from bot.commandline.files import File
from bot.commandline.manual import Command, Group
from bot.commandline.options import (
    DatabaseUrl,
    DryRun,
    Force,
    Verified,
    configured,
    opened,
    tell,
    year_option,
)
from bot.failures import MISREAD, Failure
from bot.house import fill
from bot.house import opened as made
from bot.scb import Scb
from handlers.example import example_text
from handlers.import_figures import from_scb, from_sheet
from handlers.import_organisation import from_file, shown
from handlers.population_plan import Manner

MADE = "Databasen är gjord. Prova: hallbar ask hjälp"
STANDS = "Databasen finns redan, av senaste form; inget är ändrat i den."

app = typer.Typer()
bring = typer.Typer(cls=Group, help="Hämta in uppgifter.")
app.add_typer(bring, name="import")

Year = Annotated[int | None, year_option("det senaste hos SCB")]
Saved = Annotated[
    Path | None, typer.Option("--file", metavar="FIL", help="Ett sparat svar från SCB.")
]
Example = Annotated[bool, typer.Option("--example", help="Med exempelorganisationen.")]
PrintExample = Annotated[
    bool, typer.Option("--print-example", help="Skriv bara ut exempelfilen, att fylla i.")
]


class YearAndFile(Failure):
    """A year to fetch, and a file instead of fetching."""

    exit = MISREAD

    def __init__(self) -> None:
        super().__init__("Ange --year eller --file, inte båda: i filen står åren redan.")


@app.command(cls=Command)
def init(
    database: DatabaseUrl = None,
    *,
    example: Example = False,
    print_example: PrintExample = False,
) -> None:
    """Gör en databas med regioner och folkmängder."""
    if print_example:
        typer.echo(example_text(), nl=False)
        return
    with made(database or configured()) as found:
        new = fill(found, wall_clock, example=example)
    typer.echo(MADE if new else STANDS)


@bring.command("organisation", cls=Command)
def import_organisation(
    file: File, database: DatabaseUrl = None, *, dry_run: DryRun = False
) -> None:
    """Ta in en organisation: personer, stolar, roller, samordnare och kanaler (TOML)."""
    work = shown if dry_run else from_file
    content = files.read(file)
    with opened(database) as found:
        tell(work(content, wall_clock(), found))


@bring.command("populations", cls=Command)
def import_populations(  # noqa: PLR0913 - an option is an argument
    file: File,
    database: DatabaseUrl = None,
    *,
    dry_run: DryRun = False,
    force: Force = False,
    verified: Verified = False,
) -> None:
    """Ta in folkmängder från en fil med kolumnerna year, region, population och source (CSV)."""
    manner = Manner(dry_run, force, verified)
    content = files.read(file)
    with opened(database) as found:
        tell(from_sheet(content, manner, wall_clock(), found))


@bring.command("scb", cls=Command)
def import_scb(  # noqa: PLR0913 - an option is an argument
    year: Year = None,
    file: Saved = None,
    database: DatabaseUrl = None,
    *,
    dry_run: DryRun = False,
    force: Force = False,
    verified: Verified = False,
) -> None:
    """Ta in folkmängder från SCB, eller från ett sparat svar därifrån (JSON-stat 2)."""
    if file is not None and year is not None:
        raise YearAndFile

    def from_network() -> bytes:
        return Scb().figures(year or Scb().latest_year())

    fetch = from_network if file is None else partial(files.read, file)
    manner = Manner(dry_run, force, verified)
    with opened(database) as found:
        tell(from_scb(fetch, manner, wall_clock(), found))
