"""The sandbox running: the example organisation in a local Slack workspace, and the real bot."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from pydantic import SecretStr

from bot import calendars
from bot.beginning import Beginning, can_start_over, remembering, start_over
from bot.cast import workspace
from bot.clock import MovableClock
from bot.clock_mover import ClockMover, utc
from bot.failures import MISREAD, REFUSED, Failure
from bot.house import fill, opened, worker
from bot.run import until_stopped
from bot.sandbox.app import create_app
from bot.sandbox.options import Options, Pace
from bot.sandbox.workspace import Workspace
from bot.settings import Settings
from bot.slack.attachment import attached
from bot.web import serving
from bot.worker import Worker
from handlers.example import first_day
from storage import journal, meta
from storage.database import Database

HOST = "127.0.0.1"


class NotAnExample(Failure):
    """The database holds a real organisation; in the sandbox anybody may act as anybody."""

    exit = REFUSED

    def __init__(self) -> None:
        super().__init__("Databasen är inte märkt som exempel, så sandlådan rör den inte.")


class TooEarly(Failure):
    """A start at which there is nobody in the workspace yet."""

    exit = MISREAD

    def __init__(self) -> None:
        super().__init__(
            f"HALLBAR_SANDBOX_AT: exempelorganisationen finns från {first_day()}. Välj den dagen "
            "eller en senare."
        )


async def run(settings: Settings) -> None:
    """Serve the sandbox until stopped, over again as often as somebody at the page wants that."""
    stopped = asyncio.create_task(until_stopped())
    beginning: Beginning | None = Beginning()
    while beginning is not None:
        async with rehearsing(settings, beginning) as address:
            # The page that is open finds the next one at the same port.
            settings = settings.model_copy(update={"sandbox_port": urlsplit(address).port})
            print(f"Sandlådan är öppen: {address}  (avsluta med Ctrl-C)", flush=True)  # noqa: T201
            again = await _wanted(beginning, stopped)
        url = settings.sandbox_database_url
        beginning = Beginning(start_over(url)) if again else None


async def _wanted(beginning: Beginning, stopped: asyncio.Task[None]) -> bool:
    """Wait until it is to end; whether it is to begin over again."""
    over = asyncio.create_task(beginning.over.wait())
    await asyncio.wait((over, stopped), return_when=asyncio.FIRST_COMPLETED)
    over.cancel()
    return not stopped.done()


@asynccontextmanager
async def rehearsing(settings: Settings, beginning: Beginning | None = None) -> AsyncIterator[str]:
    """The sandbox and the bot in it for as long as the block runs; the page's address."""
    clock = MovableClock()
    start = settings.sandbox_start
    if start is not None:
        if start.date() < first_day():
            raise TooEarly
        clock.move_to(start)
    with opened(settings.sandbox_database_url) as database:
        new = fill(database, clock, example=True)
        _check_example(database)
        _go_on(clock, database)
        begun = workspace(database, clock)
        begun.notice = beginning.notice if beginning else ""
        with worker(database) as hands:
            options = _options(settings, beginning, clock)
            async with (
                remembering(settings.sandbox_database_url, begun, new=new),
                _served(settings, Stage(begun, options), hands, clock) as address,
            ):
                yield address


@dataclass(frozen=True, slots=True)
class Stage:
    """What the sandbox is made of."""

    workspace: Workspace
    options: Options


def _options(settings: Settings, beginning: Beginning | None, clock: MovableClock) -> Options:
    again = beginning is not None and can_start_over(settings.sandbox_database_url)
    return Options(
        move_clock=ClockMover(clock),
        start_over=beginning.over.set if beginning is not None and again else None,
        pace=Pace(rate_limits=False),
    )


@asynccontextmanager
async def _served(
    settings: Settings, stage: Stage, hands: Worker, clock: MovableClock
) -> AsyncIterator[str]:
    web = create_app(stage.workspace, stage.options)
    web.routes.extend(calendars.routes(hands, clock))
    async with serving(web, HOST, settings.sandbox_port) as port:
        address = f"http://{HOST}:{port}"
        await hands.run(lambda each: calendars.publish(each, address))
        inside = _inside(settings, stage.options, address)
        async with attached(inside, hands, clock) as attachment:
            if isinstance(stage.options.move_clock, ClockMover):
                stage.options.move_clock.tick = attachment.tick
            yield address


def _inside(settings: Settings, options: Options, address: str) -> Settings:
    """The settings that point the bot at the sandbox instead of at Slack.

    Posts are not spread out: on a clock that is moved, weeks of them come in one second.
    """
    return settings.model_copy(
        update={
            "post_seconds": 0.0,
            "slack_bot_token": SecretStr(options.bot_token),
            "slack_app_token": SecretStr(options.app_token),
            "slack_api_url": f"{address}/api/",
        }
    )


def _go_on(clock: MovableClock, database: Database) -> None:
    """Let no time pass twice: what was done on a moved clock is not in the future."""
    with database.reading() as archive:
        last = journal.latest(archive)
    if last is not None:
        clock.move_to(max(utc(last), utc(clock())))


def _check_example(database: Database) -> None:
    with database.reading() as archive:
        if not meta.is_example(archive):
            raise NotAnExample
