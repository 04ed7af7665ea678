"""A Slack workspace in memory: its people, channels, messages, views and files."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Literal

from bot.clock import STOCKHOLM, Clock
from bot.sandbox.changes import Changes
from bot.sandbox.files import Files
from bot.sandbox.messages import Messages
from bot.sandbox.views import Views

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True)
class Member:
    """A person, or the bot."""

    user: str
    handle: str
    title: str
    email: str = ""
    is_bot: bool = False
    deleted: bool = False


@dataclass(frozen=True)
class Channel:
    """A public channel, a private one (group), or a direct conversation (im) with the bot."""

    id: str
    name: str
    topic: str
    members: frozenset[str]
    kind: Literal["channel", "group", "im"] = "channel"
    is_archived: bool = False


@dataclass
class Workspace:
    """Everything the sandbox remembers. Its time is `clock`, which may be moved forward."""

    team: str
    name: str
    members: Sequence[Member]
    channels: Sequence[Channel]
    clock: Clock
    notice: str = ""  # what everybody at the page is told of how it began
    address: str = field(init=False, default="http://127.0.0.1")  # where it was last reached
    changes: Changes = field(init=False, default_factory=Changes)
    messages: Messages = field(init=False)
    views: Views = field(init=False)
    files: Files = field(init=False)
    began: str = field(init=False, default_factory=lambda: secrets.token_hex(8))

    def __post_init__(self) -> None:
        changed = self.changes.mark
        self.messages = Messages(self.stamp, changed)
        self.views = Views(self.stamp, changed)
        self.files = Files(changed)
        self.last_stamp = 0
        self._channels = {channel.id: channel for channel in self.channels}
        self._people = {key: m for m in self.members for key in (m.handle, m.user)}
        self.bot = next(member for member in self.members if member.is_bot)

    @property
    def bot_id(self) -> str:
        """The bot's B-number."""
        return "B" + self.bot.user[1:]

    @property
    def app_id(self) -> str:
        """The app's A-number."""
        return "A" + self.bot.user[1:]

    def stamp(self) -> str:
        """Give the next ts: the clock's moment, unique and strictly increasing."""
        moment = (self.clock() - _EPOCH) // _MICROSECOND
        self.last_stamp = max(moment, self.last_stamp + 1)
        return f"{self.last_stamp // 1_000_000}.{self.last_stamp % 1_000_000:06}"

    def member(self, who: str) -> Member | None:
        """Find a member by user id or handle."""
        return self._people.get(who)

    def channel(self, which: str) -> Channel | None:
        """Find a channel by id, `name` or `#name`."""
        name = which.removeprefix("#")
        named = (c for c in self._channels.values() if c.name == name and c.kind != "im")
        return self._channels.get(which) or next(named, None)

    def direct(self, user: str) -> Channel:
        """Give the conversation between a member and the bot, made on demand."""
        identity = "D" + user[1:]
        if identity not in self._channels:
            both = frozenset({user, self.bot.user})
            self._channels[identity] = Channel(identity, self.bot.title, "", both, "im")
        return self._channels[identity]

    def reopen(self, identity: str) -> None:
        """Make a direct conversation of before, which is made on demand, once more."""
        if identity.startswith("D"):
            self.direct("U" + identity[1:])

    def conversations(self) -> list[Channel]:
        """Give every channel and every direct conversation made so far."""
        return list(self._channels.values())

    def join(self, channel: str, user: str) -> None:
        """Let a member into a channel, as a person would with /invite."""
        there = self._channels[channel]
        self._channels[channel] = replace(there, members=there.members | {user})
        self.changes.mark()


def moment_of(ts: str) -> datetime:
    """Give the moment a ts names, in Stockholm."""
    seconds, _, micros = ts.partition(".")
    since = timedelta(seconds=int(seconds), microseconds=int(micros))
    return (_EPOCH + since).astimezone(STOCKHOLM)
