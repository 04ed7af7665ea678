"""`hallbar doctor`, `verify` and `export`: whether all is well, and what is handed out as files."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.clock import wall_clock
from bot.commandline import files
from bot.commandline.manual import Command, Group
from bot.commandline.options import DatabaseUrl, SheetForm, opened, tell, year_option
from bot.doctor import examine
from bot.failures import BUG
from bot.settings import Settings
from handlers.calendars import exported
from handlers.register_export import document
from handlers.verification import verify as verified

app = typer.Typer()
Year = Annotated[int | None, year_option("förra, årets och nästa")]
Output = Annotated[
    Path | None,
    typer.Option(metavar="FIL", help="Filen att skriva till; annars skrivs det ut här."),
]
Anchor = Annotated[
    str, typer.Option(metavar="SUMMA", help="En kontrollsumma som lämnats ut tidigare.")
]

export = typer.Typer(cls=Group, help="Lämna ut uppgifter.")
app.add_typer(export, name="export")


@app.command(cls=Command)
def doctor(database: DatabaseUrl = None) -> None:
    """Kontrollera inställningar, databas, nycklar och behörigheter."""
    settings = Settings()
    findings = asyncio.run(examine(settings, database or settings.database_url))
    for finding in findings:
        typer.echo(f"{finding.mark:3}  {finding.what}: {finding.said}")
    raise typer.Exit(0 if all(finding.well for finding in findings) else BUG)


@app.command(cls=Command)
def verify(database: DatabaseUrl = None, *, anchor: Anchor = "") -> None:
    """Kontrollera att inget i journalen eller registren har ändrats i efterhand."""
    with opened(database) as found:
        tell(verified(found, anchor))


@export.command("register", cls=Command)
def export_register(form: SheetForm = "csv", database: DatabaseUrl = None) -> None:
    """Skriv ut beslutsregistret med bevis."""
    with opened(database) as found:
        # As bytes, so that no terminal's encoding or line endings change the file.
        typer.echo(document(form, found).text.encode(), nl=False)


@export.command("calendar", cls=Command)
def export_calendar(year: Year = None, output: Output = None, database: DatabaseUrl = None) -> None:
    """Skriv ut kalendern: frister, möten, mandat som går ut och omröstningar (iCalendar)."""
    with opened(database) as found:
        text = exported(found, year, wall_clock()).text.encode()
    if output is None:
        typer.echo(text, nl=False)
    else:
        files.write(output, text)
