"""The sandbox running: the example organisation in a local Slack workspace, and the real bot."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from pydantic import SecretStr

from bot import calendars
from bot.clock import Clock, MovableClock
from bot.failures import MISREAD, REFUSED, Failure
from bot.house import fill, opened, worker
from bot.run import until_stopped
from bot.sandbox.app import create_app
from bot.sandbox.options import Options, Pace
from bot.sandbox.refusals import RefusedError
from bot.sandbox.workspace import Channel, Member, Workspace
from bot.settings import Settings
from bot.slack.attachment import attached
from bot.tick import Tick
from bot.web import serving
from bot.worker import Worker
from handlers import directory
from handlers.another_time import LAST, within_reach
from handlers.example import first_day
from handlers.texts.ticks import on_the_way
from storage import journal, meta
from storage.database import Database

HOST = "127.0.0.1"
TEAM = "T0SANDBOX"
NAME = "Hållbar upphandling"
BOT = Member("UHALLBAR", "hallbar", "Hållbar", is_bot=True)
TOPICS = {
    "styrgruppen": "Styrgruppens sju och kansliet",
    "samordnare": "Regionsamordnare, områdessamordnare, styrgruppen och kansliet",
}


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
    """Serve the sandbox until stopped."""
    async with rehearsing(settings) as address:
        print(f"Sandlådan är öppen: {address}  (avsluta med Ctrl-C)", flush=True)  # noqa: T201
        await until_stopped()


@asynccontextmanager
async def rehearsing(settings: Settings) -> AsyncIterator[str]:
    """The sandbox and the bot in it for as long as the block runs; the page's address."""
    clock = MovableClock()
    start = settings.sandbox_start
    if start is not None:
        if start.date() < first_day():
            raise TooEarly
        clock.move_to(start)
    with opened(settings.sandbox_database_url) as database:
        fill(database, clock, example=True)
        _check_example(database)
        _go_on(clock, database)
        with worker(database) as hands:
            async with _workspace(settings, database, hands, clock) as address:
                yield address


class ClockMover:
    """Moves the clock, stopping at every moment something is due on the way."""

    def __init__(self, clock: MovableClock) -> None:
        self._clock = clock
        self.tick: Tick | None = None

    async def __call__(self, to: datetime) -> list[str]:
        """Move to a moment; what was posted on the way, and when."""
        if not within_reach(to):
            raise RefusedError("too_far", f"{LAST} är den sista dagen")
        tick = self.tick
        if tick is None:
            self._clock.move_to(to)
            return []
        to, seen = to.astimezone(UTC), self._clock()
        posted = on_the_way(seen, await tick(seen))
        while (due := await tick.next_due(seen)) is not None and _utc(due) <= to:
            self._clock.move_to(max(_utc(due), _utc(self._clock())))
            posted += on_the_way(due, await tick(due))
            seen = due
        self._clock.move_to(max(to, _utc(self._clock())))
        return posted


def _utc(moment: datetime) -> datetime:
    """The moment in UTC: in the autumn night the wall's clock cannot tell which comes first."""
    return moment.astimezone(UTC)


@asynccontextmanager
async def _workspace(
    settings: Settings, database: Database, hands: Worker, clock: MovableClock
) -> AsyncIterator[str]:
    mover = ClockMover(clock)
    options = Options(move_clock=mover, pace=Pace(rate_limits=False))
    web = create_app(_example_workspace(database, clock), options)
    web.routes.extend(calendars.routes(hands, clock))
    async with serving(web, HOST, settings.sandbox_port) as port:
        address = f"http://{HOST}:{port}"
        await hands.run(lambda each: calendars.publish(each, address))
        async with attached(_inside(settings, options, address), hands, clock) as attachment:
            mover.tick = attachment.tick
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
        clock.move_to(max(_utc(last), _utc(clock())))


def _check_example(database: Database) -> None:
    with database.reading() as archive:
        if not meta.is_example(archive):
            raise NotAnExample


def _example_workspace(database: Database, clock: Clock) -> Workspace:
    day = clock().date()
    with database.reading() as archive:
        entries = [each for each in directory.accounts(archive, day) if each.team == TEAM]
        ids = directory.channel_ids(archive, day)
    members = [Member(each.user, each.handle, each.title, each.email) for each in entries]
    channels = [
        Channel(ids[key], key, topic, _members_of(key, entries)) for key, topic in TOPICS.items()
    ]
    return Workspace(TEAM, NAME, [*members, BOT], channels, clock)


def _members_of(key: str, entries: list[directory.Entry]) -> frozenset[str]:
    return frozenset({BOT.user, *(each.user for each in entries if key in each.channels)})
