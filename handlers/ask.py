"""What reaches us: a delivery from the outside, and the ask a command answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

from governance.people import Person, Role


@dataclass(frozen=True, slots=True)
class Account:
    """An identity the platform has verified; `email` only where the platform gave it."""

    team: str
    user: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class Handle:
    """A person named by handle: the terminal's way in, on an example database only."""

    name: str


class PlaceKind(StrEnum):
    """The kinds of place a question can be put in."""

    CHANNEL = "channel"
    DIRECT = "direct"
    HOME = "home"
    TERMINAL = "terminal"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question was put; `id` is the platform's own."""

    kind: PlaceKind
    id: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """One token of what was typed: `key` is set for `key=value`; quoted text is never a keyword."""

    text: str
    key: str = ""
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """What a person typed, as one line."""

    text: str


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person typed, as tokens."""

    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a button or a form says: a verb and its fields, never tokenised."""

    verb: str
    fields: Mapping[str, str]


Said = Written | Typed | Chosen


@dataclass(frozen=True, slots=True)
class Delivery:
    """A question as it comes through the door.

    `at` is aware, in Europe/Stockholm; `key` names the delivery, so that a repeated one is
    recognised, and is empty where the platform never repeats itself. `pretended` says that the
    sender or the time was chosen freely, as the terminal and the sandbox allow.
    """

    sender: Account | Handle | None
    place: Place
    at: datetime
    said: Said
    key: str = ""
    pretended: bool = False


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks: the verified account, the person linked to it, and that person's roles today."""

    account: Account | None
    person: Person | None
    roles: frozenset[Role]


Arguments_co = TypeVar("Arguments_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Ask(Generic[Arguments_co]):
    """A question with its arguments read and its asker known.

    `fields` are the arguments as they were written, for a button that asks again.
    """

    who: Asker
    place: Place
    at: datetime
    arguments: Arguments_co
    fields: Mapping[str, str] = field(default_factory=dict)
    key: str = ""

    @property
    def day(self) -> date:
        """The asking day, in Stockholm."""
        return self.at.date()

    @property
    def to_all(self) -> bool:
        """Whether a channel is told and nobody asks: whoever reads it there may act on it."""
        nobody = self.who.account is None and self.who.person is None
        return nobody and self.place.kind is PlaceKind.CHANNEL
