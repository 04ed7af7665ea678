"""`hallbar run`, `sandbox` and `tick`: the bot at work, or one beat of its heart."""

import asyncio
import logging
from typing import Annotated

import typer

from bot.commandline.loading import loading
from bot.commandline.manual import Command
from bot.commandline.options import At, DatabaseUrl, moment, opened
from bot.failures import HalfSet, NoSandbox
from bot.settings import Mode, Settings

CHATTY = ("alembic", "apscheduler", "slack_bolt", "slack_sdk", "uvicorn", "bot.slack")

NEVER = "never"

app = typer.Typer()


@app.command(cls=Command)
def run() -> None:
    """Starta boten: mot Slack om nycklarna finns, annars i sandlådan."""
    settings = Settings()
    if settings.half and settings.sandbox != NEVER:
        raise HalfSet(settings.half)
    if settings.mode is Mode.SANDBOX:
        _rehearse(settings)
        return
    with loading():
        # A bot at work in Slack holds no sandbox in memory.
        from bot.run import run as serve  # noqa: PLC0415

    _log()
    asyncio.run(serve(settings))


@app.command(cls=Command)
def sandbox() -> None:
    """Starta sandlådan: en lokal arbetsyta med exempelorganisationen."""
    _rehearse(Settings())


@app.command(cls=Command)
def tick(
    at: At = None,
    database: DatabaseUrl = None,
    *,
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run",
            help="Visa bara vad som skulle göras och skickas från nu till dess, om boten är i "
            "gång: när, till vem och hur det börjar. Ingenting sparas eller skickas. Högst två år "
            "framåt; ett år tar några sekunder, och så länge väntar det som ska sparas.",
        ),
    ] = False,
) -> None:
    """Gör ett hjärtslag: det som är dags görs och skickas."""
    # A beat by hand needs what serving does not, and the other way round.
    from bot.ticking import ticked  # noqa: PLC0415
    from bot.trying import tried  # noqa: PLC0415

    given = moment(at)
    with opened(database) as found:
        lines = tried(found, given) if dry_run else ticked(found, Settings(), given)
    typer.echo("\n".join(lines))


def _rehearse(settings: Settings) -> None:
    if settings.sandbox == NEVER:
        raise NoSandbox
    with loading():
        # The same the other way: the sandbox is loaded only where it is run.
        from bot.rehearsal import run as rehearse  # noqa: PLC0415

    _log()
    asyncio.run(rehearse(settings))


def _log() -> None:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for chatty in CHATTY:
        logging.getLogger(chatty).setLevel(logging.WARNING)
