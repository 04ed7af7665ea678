"""What the founding document (samarbetsformerna) is made of: clauses, readings and gaps."""

from dataclasses import dataclass
from enum import StrEnum


class Use(StrEnum):
    """What the rules make of a clause."""

    RULE = "rule"
    """A module of governance rests on it."""
    SHOWN = "shown"
    """So far only shown to people."""
    NONE = "none"
    """Holds nothing that could be a rule."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing the document says, in our own words.

    `reading` is how we read it where it is open, resting on the `readings` (A-ids); both are
    empty where it is plain. `words` are what people ask for it by, in lower case.
    """

    id: str
    heading: str
    paraphrase: str
    use: Use
    words: tuple[str, ...]
    reading: str = ""
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A question the document leaves open, the ways to answer it, and ours (tolkning)."""

    id: str
    question: str
    alternatives: tuple[str, ...]
    ours: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Something people ask for that the document does not regulate.

    `default` is the D-id of what we do meanwhile, "" when there is none; the steering group may
    set it in its working order where a term of that (`working_order.TERMS`) stands on it. `near`
    and `readings` are the clauses and readings that come closest.
    """

    key: str
    title: str
    words: tuple[str, ...]
    default: str = ""
    near: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document the charter names; `clause` is where."""

    key: str
    title: str
    clause: str


def words(text: str) -> tuple[str, ...]:
    """Search words, written with commas between them."""
    return tuple(text.split(", "))
