"""Trigger ids: each opens one view, within three seconds of what the person did."""

import secrets
from dataclasses import dataclass
from itertools import count

from bot.sandbox.options import Pace
from bot.sandbox.wire import SlackError

MOST_KEPT = 1000


@dataclass
class Trigger:
    """What a person did, worth one view."""

    user: str
    born: float
    in_modal: bool
    used: bool = False


class Triggers:
    """Every trigger id handed to the bot."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._issued: dict[str, Trigger] = {}
        self._number = count(1)

    def issue(self, user: str, *, in_modal: bool = False) -> str:
        """Give a new trigger id for something a person did."""
        identity = f"{next(self._number)}.{secrets.token_hex(8)}"
        self._issued[identity] = Trigger(user, self._pace.monotonic(), in_modal)
        if len(self._issued) > MOST_KEPT:
            del self._issued[next(iter(self._issued))]
        return identity

    def check(self, identity: str) -> Trigger:
        """Give what a trigger id stands for, or say why it opens nothing."""
        trigger = self._issued.get(identity)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if self._pace.monotonic() - trigger.born > self._pace.trigger:
            raise SlackError("expired_trigger_id")
        return trigger
