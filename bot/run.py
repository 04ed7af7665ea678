"""The running bot, attached to Slack."""

import asyncio
import signal
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager, nullcontext

from starlette.applications import Starlette

from bot import calendars, health
from bot.clock import wall_clock
from bot.failures import ExampleInSlack
from bot.house import fill, opened, worker
from bot.settings import Mode, Settings
from bot.slack.attachment import Attachment, attached
from bot.web import serving
from bot.worker import Worker
from handlers.ask import Account
from handlers.linking import link_first_kansli
from storage import meta
from storage.database import Database


async def until_stopped() -> None:
    """Wait for SIGTERM or SIGINT."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    await stop.wait()


async def run(settings: Settings) -> None:
    """Serve Slack until stopped."""
    with opened(settings.database_url) as database, worker(database) as hands:
        fill(database, wall_clock, example=False)
        _check_real(settings, database)
        if settings.kansli:
            team, user = settings.kansli.split(":")
            link_first_kansli(database, Account(team, user), wall_clock())
        await hands.run(lambda each: calendars.publish(each, settings.public_url))
        async with attached(settings, hands, wall_clock) as attachment:
            checks = health.web_app(_checks(hands, attachment))
            async with (
                serving(checks, settings.host, settings.health_port),
                _pages(settings, hands),
            ):
                await until_stopped()


def _check_real(settings: Settings, database: Database) -> None:
    """Raise where anybody may act as anybody and the others are real people."""
    with database.reading() as archive:
        if settings.in_slack and meta.is_example(archive):
            raise ExampleInSlack


def _pages(settings: Settings, hands: Worker) -> AbstractAsyncContextManager[object]:
    """Our own pages, where Slack's requests come by another way and the world is to reach us."""
    if settings.mode is not Mode.SOCKET or not settings.public_url:
        return nullcontext()
    web = Starlette(routes=calendars.routes(hands, wall_clock))
    return serving(web, settings.host, settings.port)


def _checks(hands: Worker, attachment: Attachment) -> Mapping[str, health.Check]:
    async def can_write() -> bool:
        return await hands.run(_can_write)

    async def at_head() -> bool:
        return await hands.run(Database.at_head)

    async def ticks() -> bool:
        return attachment.heart.fresh

    return {
        "database": can_write,
        "migrations": at_head,
        "heartbeat": ticks,
        "slack": attachment.authorised,
    }


def _can_write(database: Database) -> bool:
    with database.writing() as archive:
        return not archive.read_only
