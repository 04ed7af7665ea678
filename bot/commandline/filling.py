"""`hallbar init` and `hallbar import`: what goes into a database."""

from pathlib import Path
from typing import Annotated

import typer

from bot.clock import wall_clock
from bot.commandline.options import (
    DatabaseUrl,
    DryRun,
    File,
    Force,
    Verified,
    configured,
    opened,
    tell,
)
from bot.house import fill
from bot.house import opened as made
from bot.scb import Scb
from handlers.example import example_text
from handlers.import_figures import from_scb, from_sheet
from handlers.import_organisation import from_file, shown
from handlers.population_plan import Manner

app = typer.Typer()
fetch = typer.Typer(help="Hämta in uppgifter.", no_args_is_help=True)
app.add_typer(fetch, name="import")

Year = Annotated[int | None, typer.Option(help="Året; annars det senaste hos SCB.")]
Saved = Annotated[Path | None, typer.Option(exists=True, help="Ett sparat svar.")]


@app.command()
def init(
    database: DatabaseUrl = None,
    *,
    example: Annotated[bool, typer.Option(help="Med exempelorganisationen.")] = False,
    print_example: Annotated[bool, typer.Option(help="Skriv ut exempelfilen.")] = False,
) -> None:
    """Gör en databas med regioner och folkmängder."""
    if print_example:
        typer.echo(example_text(), nl=False)
        return
    with made(database or configured()) as found:
        new = fill(found, wall_clock, example=example)
    typer.echo("Databasen är gjord." if new else "Databasen finns redan; inget är ändrat.")


@fetch.command("organisation")
def import_organisation(
    file: File, database: DatabaseUrl = None, *, dry_run: DryRun = False
) -> None:
    """Ta in en organisation: personer, stolar, roller, samordnare och kanaler (TOML)."""
    work = shown if dry_run else from_file
    with opened(database) as found:
        tell(work(file.read_bytes(), wall_clock(), found))


@fetch.command("populations")
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
    with opened(database) as found:
        tell(from_sheet(file.read_bytes(), manner, wall_clock(), found))


@fetch.command("scb")
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

    def from_network() -> bytes:
        return Scb().figures(year or Scb().latest_year())

    manner = Manner(dry_run, force, verified)
    with opened(database) as found:
        tell(from_scb(file.read_bytes if file else from_network, manner, wall_clock(), found))
