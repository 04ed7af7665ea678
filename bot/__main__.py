"""The command line: `hallbar`. Each command loads only what it needs."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from bot.clock import STOCKHOLM, wall_clock
from bot.failures import BUG, Failure, NoDatabase, NoMoment, NoSandbox, explained
from bot.settings import Mode, Settings
from handlers.outcome import Outcome
from storage.database import Database

app = typer.Typer(
    help="Hållbar: regionernas bot för samarbetsformerna.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
fetch = typer.Typer(help="Hämta in uppgifter.", no_args_is_help=True)
app.add_typer(fetch, name="import")
export = typer.Typer(help="Lämna ut uppgifter.", no_args_is_help=True)
app.add_typer(export, name="export")

DatabaseUrl = Annotated[str | None, typer.Option("--database", help="Databasens adress.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Visa bara vad som skulle ändras.")]
Force = Annotated[bool, typer.Option("--force", help="Ta in siffror som ser orimliga ut.")]
Verified = Annotated[bool, typer.Option("--verified", help="Jag har kontrollerat siffrorna.")]
File = Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True)]
Form = Annotated[Literal["text", "json", "blocks"], typer.Option("--format", help="Form.")]


def main() -> None:
    """Run the command line; a failure is one sentence, a bug is a traceback."""
    try:
        app()
    except Exception as error:
        failure = explained(error)
        if failure is None:
            raise
        typer.echo(str(failure), err=True)
        raise SystemExit(failure.exit) from None


@app.command()
def run() -> None:
    """Starta boten: mot Slack om nycklarna finns, annars i sandlådan."""
    settings = Settings()
    if settings.mode is Mode.SANDBOX:
        _run_sandbox(settings)
        return
    from bot.run import run as serve

    _log()
    asyncio.run(serve(settings))


@app.command()
def sandbox() -> None:
    """Starta sandlådan: en lokal arbetsyta med exempelorganisationen."""
    _run_sandbox(Settings())


@app.command()
def init(
    database: DatabaseUrl = None,
    *,
    example: Annotated[bool, typer.Option(help="Med exempelorganisationen.")] = False,
    print_example: Annotated[bool, typer.Option(help="Skriv ut exempelfilen.")] = False,
) -> None:
    """Gör en databas med regioner och folkmängder."""
    from bot.house import fill
    from handlers.example import example_text

    if print_example:
        typer.echo(example_text(), nl=False)
        return
    with _opened(database, create=True) as opened:
        made = fill(opened, wall_clock, example=example)
    typer.echo("Databasen är gjord." if made else "Databasen finns redan; inget är ändrat.")


@app.command(
    context_settings={"allow_interspersed_args": False, "ignore_unknown_options": True},
)
def ask(
    words: Annotated[
        list[str] | None, typer.Argument(help="Det som skrivs efter /hallbar.")
    ] = None,
    *,
    handle: Annotated[str | None, typer.Option("--as", help="Fråga som, t.ex. lfu1.")] = None,
    at: Annotated[str | None, typer.Option(help="Fråga vid, t.ex. 2027-03-31T08:00.")] = None,
    database: DatabaseUrl = None,
    form: Form = "text",
) -> None:
    """Fråga boten här i terminalen."""
    from bot.terminal import Format, Guise, ask, printed, unasked

    try:
        guise = Guise(handle, _moment(at))
        with _opened(database) as opened:
            outcome = ask(opened, words or [], guise)
    except Failure as failure:
        if form == "text":
            raise
        typer.echo(printed(unasked(failure), Format(form)))
        raise typer.Exit(failure.exit) from None
    typer.echo(printed(outcome.answer, Format(form)))
    raise typer.Exit(int(outcome.exit))


@app.command()
def tick(
    at: Annotated[str | None, typer.Option(help="Vid, t.ex. 2027-03-31T08:00.")] = None,
    database: DatabaseUrl = None,
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Visa bara vad som skulle skickas.")
    ] = False,
) -> None:
    """Gör ett hjärtslag: det som är dags görs och skickas."""
    from bot.ticking import ticked, tried

    given = _moment(at)
    moment = given.astimezone(STOCKHOLM) if given else None
    with _opened(database) as opened:
        lines = tried(opened, moment) if dry_run else ticked(opened, Settings(), moment)
    typer.echo("\n".join(lines))


@app.command()
def doctor(database: DatabaseUrl = None) -> None:
    """Kontrollera inställningar, databas, nycklar och behörigheter."""
    from bot.doctor import examine

    settings = Settings()
    url = database or settings.database_url
    findings = asyncio.run(examine(settings, url))
    for finding in findings:
        typer.echo(f"{'ok ' if finding.well else 'FEL'}  {finding.what}: {finding.said}")
    raise typer.Exit(0 if all(finding.well for finding in findings) else BUG)


@app.command()
def verify(
    database: DatabaseUrl = None,
    *,
    anchor: Annotated[str, typer.Option(help="En kontrollsumma som lämnats ut tidigare.")] = "",
) -> None:
    """Kontrollera att inget i journalen eller registren har ändrats i efterhand."""
    from handlers.verification import verify as examined

    with _opened(database) as opened:
        _tell(examined(opened, anchor))


@export.command("register")
def export_register(
    form: Annotated[Literal["csv", "json"], typer.Option("--format", help="Form.")] = "csv",
    database: DatabaseUrl = None,
) -> None:
    """Skriv ut beslutsregistret med bevis."""
    from handlers.register_export import document

    with _opened(database) as opened:
        # As bytes, so that no terminal's encoding or line endings change the file.
        typer.echo(document(form, opened).text.encode(), nl=False)


@fetch.command("organisation")
def import_organisation(
    file: File, database: DatabaseUrl = None, *, dry_run: DryRun = False
) -> None:
    """Ta in en organisation: personer, stolar, roller, samordnare och kanaler (TOML)."""
    from handlers.import_organisation import from_file, shown

    work = shown if dry_run else from_file
    with _opened(database) as opened:
        _tell(work(file.read_bytes(), wall_clock(), opened))


@fetch.command("populations")
def import_populations(
    file: File,
    database: DatabaseUrl = None,
    *,
    dry_run: DryRun = False,
    force: Force = False,
    verified: Verified = False,
) -> None:
    """Ta in folkmängder från en fil med kolumnerna year, region, population och source (CSV)."""
    from handlers.import_figures import from_sheet
    from handlers.population_plan import Manner

    with _opened(database) as opened:
        manner = Manner(dry_run, force, verified)
        _tell(from_sheet(file.read_bytes(), manner, wall_clock(), opened))


@fetch.command("scb")
def import_scb(
    year: Annotated[int | None, typer.Option(help="Året; annars det senaste hos SCB.")] = None,
    file: Annotated[Path | None, typer.Option(exists=True, help="Ett sparat svar.")] = None,
    database: DatabaseUrl = None,
    *,
    dry_run: DryRun = False,
    force: Force = False,
    verified: Verified = False,
) -> None:
    """Ta in folkmängder från SCB, eller från ett sparat svar därifrån (JSON-stat 2)."""
    from bot.scb import Scb
    from handlers.import_figures import from_scb
    from handlers.population_plan import Manner

    def from_network() -> bytes:
        return Scb().figures(year or Scb().latest_year())

    with _opened(database) as opened:
        manner = Manner(dry_run, force, verified)
        _tell(from_scb(file.read_bytes if file else from_network, manner, wall_clock(), opened))


def _tell(outcome: Outcome) -> None:
    from bot.terminal import Format, printed

    typer.echo(printed(outcome.answer, Format.TEXT))
    raise typer.Exit(int(outcome.exit))


def _run_sandbox(settings: Settings) -> None:
    from bot.rehearsal import run as rehearse

    if settings.sandbox == "never":
        raise NoSandbox
    _log()
    asyncio.run(rehearse(settings))


@contextmanager
def _opened(url: str | None, *, create: bool = False) -> Iterator[Database]:
    from bot.house import opened

    address = url or Settings().database_url
    if create:
        with opened(address) as database:
            yield database
        return
    if not _exists(address):
        raise NoDatabase
    found = Database.open(address)
    try:
        if not found.at_head():
            raise NoDatabase
        yield found
    finally:
        found.close()


def _exists(url: str) -> bool:
    scheme, _, path = url.partition(":///")
    return not scheme.startswith("sqlite") or Path(path).is_file()


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise NoMoment from None
    return moment if moment.tzinfo else moment.replace(tzinfo=STOCKHOLM)


def _log() -> None:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for chatty in ("alembic", "apscheduler", "slack_bolt", "slack_sdk", "uvicorn", "bot.slack"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


if __name__ == "__main__":
    main()
