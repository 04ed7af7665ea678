"""A chat system as the outbox's sender needs it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from handlers.answer import Answer

Drawn = Mapping[str, Any]
"""A message as the platform itself spells it."""


class Refused(Exception):
    """The platform took the call and said no, for good: nothing was done."""


class Needless(Refused):
    """What a post changes or tells of is no more: nothing was done, nothing is to be done."""


class NotNow(Exception):
    """The platform could not be reached, or cannot do it just now: nothing was done."""


class TooSoon(NotNow):
    """The platform asks us to wait so many seconds: nothing was done."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"wait {seconds:g} s")
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Letter:
    """A message ready to be posted.

    `key` travels with it, so that it can be found; `under` is the message whose thread it goes
    into, `instead_of` the message it replaces, which keeps its files unless it `drops_files`.
    """

    key: str
    place: str
    drawn: Drawn
    under: str = ""
    instead_of: str = ""
    drops_files: bool = False


class Platform(Protocol):
    """A chat system; a message is known by the address the platform gives it.

    Each call raises Refused or NotNow when surely nothing was done; anything else it raises may
    have come after the deed.
    """

    async def direct(self, user: str) -> str:
        """The place where a person is written to."""

    async def draw(self, answer: Answer) -> Drawn:
        """An answer as a message; its files are taken to the platform, where nobody sees them."""

    async def post(self, letter: Letter) -> str:
        """Post a message, or put it in another's place; its address."""

    async def find(self, letter: Letter, since: datetime) -> Sequence[str]:
        """Every message with the letter's key posted in its place since then, the oldest first."""

    async def take_back(self, message: str) -> None:
        """Remove a message of ours."""
