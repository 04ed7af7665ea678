"""Who and what there is in the sandbox's workspace: the example's people, and its channels.

Who is a member there does not follow from whom the bot has linked, as little as in Slack.
"""

from collections.abc import Sequence

from bot.clock import Clock
from bot.sandbox.workspace import Channel, Member, Workspace
from handlers import directory
from handlers.example import users
from storage.database import Database

TEAM = "T0SANDBOX"
NAME = "Hållbar upphandling"
BOT = Member("UHALLBAR", "hallbar", "Hållbar", is_bot=True)
NEWCOMER = Member("UNYKOLLEGA", "ny-kollega", "Ny kollega", "ny.kollega@example.org")
"""Whom the bot does not know yet: here one can see what it is to say who one is."""
TOPICS = {
    "styrgruppen": "Styrgruppens sju och kansliet",
    "samordnare": "Regionsamordnare, områdessamordnare, styrgruppen och kansliet",
}
NEWCOMERS = "samordnare"


def workspace(database: Database, clock: Clock) -> Workspace:
    """The workspace as it begins, without messages."""
    day = clock().date()
    with database.reading() as archive:
        entries = directory.members(archive, day, TEAM, users())
        ids = directory.channel_ids(archive, day)
    members = [Member(each.user, each.handle, each.title, each.email) for each in entries]
    channels = [
        Channel(ids[key], key, topic, _members_of(key, entries)) for key, topic in TOPICS.items()
    ]
    return Workspace(TEAM, NAME, [*members, NEWCOMER, BOT], channels, clock)


def _members_of(key: str, entries: Sequence[directory.Entry]) -> frozenset[str]:
    found = {each.user for each in entries if key in each.channels}
    return frozenset({BOT.user, *found, *([NEWCOMER.user] if key == NEWCOMERS else [])})
