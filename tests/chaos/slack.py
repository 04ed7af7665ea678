"""Slack's stand-in as a process of its own: the sandbox's server, with room for many posts."""

import asyncio
import sys
from contextlib import suppress

from bot.clock import Clock, wall_clock
from bot.sandbox.app import create_app
from bot.sandbox.options import BOT_SCOPES, Options, Pace
from bot.sandbox.workspace import Channel, Member, Workspace
from bot.web import serving
from handlers import directory
from storage.database import Database

TEAM = "T0CHAOS"
BOT = Member("UHALLBAR", "hallbar", "Hållbar", is_bot=True)
PEOPLE = tuple(f"UPERSON{number:02}" for number in range(8))
CHANNELS = tuple(f"C0KANAL{number:02}" for number in range(12))
HISTORY = {"channels:history", "groups:history"}


def workspace() -> Workspace:
    members = [BOT, *(Member(user, user.lower(), user) for user in PEOPLE)]
    inside = frozenset({BOT.user, *PEOPLE})
    channels = [Channel(each, each.lower(), "", inside) for each in CHANNELS]
    return Workspace(TEAM, "Kaos", members, channels, wall_clock)


def workspace_of(database: Database, clock: Clock = wall_clock) -> Workspace:
    """The people and the channels of an example database."""
    day = clock().date()
    with database.reading() as archive:
        entries = list(directory.accounts(archive, day))
        ids = directory.channel_ids(archive, day)
    inside = frozenset({BOT.user, *(each.user for each in entries)})
    members = [BOT, *(Member(each.user, each.handle, each.title, each.email) for each in entries)]
    channels = [Channel(identity, key, "", inside) for key, identity in ids.items()]
    return Workspace("T0SANDBOX", "Kaos", members, channels, clock)


def workspace_at(url: str) -> Workspace:
    """The same, of the example database at an address."""
    database = Database.open(url)
    try:
        return workspace_of(database)
    finally:
        database.close()


async def serve(port: int, url: str = "") -> None:
    """Serve until ended; Slack's own limits would take longer than the test may."""
    options = Options(scopes=BOT_SCOPES | HISTORY, pace=Pace(rate_limits=False))
    inside = workspace_at(url) if url else workspace()
    async with serving(create_app(inside, options), "127.0.0.1", port):
        await asyncio.Event().wait()


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        asyncio.run(serve(int(sys.argv[1]), *sys.argv[2:]))
