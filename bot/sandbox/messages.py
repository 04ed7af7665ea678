"""The messages of a workspace: posted, ephemeral, edited, in threads, with metadata."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.files import File
from bot.sandbox.wire import Payload


@dataclass
class Message:
    """One message; `reader` alone sees it when it is ephemeral."""

    channel: str
    user: str
    text: str = ""
    blocks: list[Payload] = field(default_factory=list)
    attachments: list[Any] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    metadata: Payload | None = None
    thread_ts: str | None = None
    broadcast: bool = False
    reader: str | None = None
    ts: str = ""
    edited_ts: str | None = None

    @property
    def in_thread(self) -> bool:
        """Whether it is a reply, not the message a thread hangs from."""
        return self.thread_ts is not None and self.thread_ts != self.ts


class Messages:
    """Every message of the workspace, in the order they came."""

    def __init__(self, stamp: Callable[[], str], changed: Callable[[], None]) -> None:
        self._stamp = stamp
        self._changed = changed
        self._channels: dict[str, dict[str, Message]] = {}

    def add(self, message: Message) -> Message:
        """Keep a message under a new ts."""
        message.ts = self._stamp()
        self._channels.setdefault(message.channel, {})[message.ts] = message
        self._changed()
        return message

    def put_back(self, message: Message) -> None:
        """Keep a message of before under the ts it has."""
        self._channels.setdefault(message.channel, {})[message.ts] = message
        self._changed()

    def everywhere(self) -> list[Message]:
        """Give what all members of each channel see, oldest first in each."""
        return [message for channel in self._channels for message in self.posted(channel)]

    def find(self, channel: str, ts: str) -> Message | None:
        """Give a message, ephemeral ones too."""
        return self._channels.get(channel, {}).get(ts)

    def edited(self, message: Message) -> None:
        """Mark a message as changed by its author."""
        message.edited_ts = self._stamp()
        self._changed()

    def remove(self, message: Message) -> None:
        """Take a message away."""
        self._channels[message.channel].pop(message.ts, None)
        self._changed()

    def posted(self, channel: str) -> list[Message]:
        """Give what every member of the channel sees, oldest first."""
        return [m for m in self._channels.get(channel, {}).values() if m.reader is None]

    def seen_by(self, user: str, channel: str) -> list[Message]:
        """Give what one member sees, oldest first."""
        kept = self._channels.get(channel, {}).values()
        return [m for m in kept if m.reader in (None, user)]

    def replies(self, message: Message) -> list[Message]:
        """Give the replies in the message's thread, oldest first."""
        return [
            m for m in self.posted(message.channel) if m.in_thread and m.thread_ts == message.ts
        ]
