"""One call of a Web API method: its arguments, and what they point at."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.sandbox.block_kit import parsed
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.wire import Payload, SlackError, rejected
from bot.sandbox.workspace import Channel, Member, Workspace

Item = TypeVar("Item")
_CURSOR = "next:"
_MOST_ITEMS = 1000


@dataclass(frozen=True)
class Call:
    """The arguments of a call, form-encoded (all text) or JSON."""

    sandbox: Sandbox
    args: Payload

    @property
    def workspace(self) -> Workspace:
        """The workspace the token belongs to."""
        return self.sandbox.workspace

    def text(self, name: str) -> str:
        """Give an argument as text, empty when it is missing."""
        value = self.args.get(name)
        return "" if value is None else str(value)

    def required(self, name: str) -> str:
        """Give an argument that must be there."""
        value = self.text(name)
        if not value:
            raise rejected("invalid_arguments", [f"[ERROR] missing required field: {name}"])
        return value

    def flag(self, name: str) -> bool:
        """Give a yes or no."""
        return self.text(name).lower() in {"1", "true"}

    def number(self, name: str, default: int) -> int:
        """Give a whole number from 1 up."""
        given = self.text(name) or str(default)
        if not given.isdecimal() or int(given) < 1:
            raise SlackError("invalid_limit" if name == "limit" else "invalid_arguments")
        return int(given)

    def json(self, name: str, error: str) -> object:
        """Give an argument that is JSON, or a string of it; None when it is missing."""
        return parsed(self.args.get(name), error)

    def need(self, scope: str) -> None:
        """Refuse the call unless the token has a scope."""
        provided = self.sandbox.options.scopes
        if scope not in provided:
            held = ",".join(sorted(provided))
            raise SlackError("missing_scope", needed=scope, provided=held)

    def member(self, name: str, error: str = "user_not_found") -> Member:
        """Give the member an argument names by user id."""
        member = self.workspace.member(self.required(name))
        if member is None or member.user != self.text(name):
            raise SlackError(error)
        return member

    def channel(self) -> Channel:
        """Give the conversation the argument `channel` names, if the bot may know of it."""
        channel = self.workspace.channel(self.required("channel"))
        hidden = channel is not None and channel.kind != "channel" and not self.inside(channel)
        if channel is None or hidden:
            raise SlackError("channel_not_found")
        return channel

    def inside(self, channel: Channel) -> bool:
        """Whether the bot is a member."""
        return self.workspace.bot.user in channel.members

    def page(self, items: Sequence[Item], default: int = 100) -> tuple[list[Item], Payload]:
        """Give the page of items the cursor asks for, and the response_metadata after it."""
        size = min(self.number("limit", default), _MOST_ITEMS)
        start = _start(self.text("cursor"))
        end = start + size
        following = base64.b64encode(f"{_CURSOR}{end}".encode()).decode()
        metadata = {"next_cursor": following if end < len(items) else ""}
        return list(items[start:end]), {"response_metadata": metadata}


def _start(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        return int(base64.b64decode(cursor, validate=True).decode().removeprefix(_CURSOR))
    except ValueError:
        raise SlackError("invalid_cursor") from None
