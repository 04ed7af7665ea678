"""Where a rule comes from: every rule shown to people carries one of four marks."""

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """The four kinds of ground a rule can stand on."""

    CHARTER = "Samarbetsformerna"
    WORKING_ORDER = "Arbetsordning"
    SETTING = "Inställning"
    READING = "Tolkning"


@dataclass(frozen=True, slots=True)
class Source:
    """A mark and what it points at: a clause (R4), a reading (A8) or a default (D1)."""

    mark: Mark
    ref: str


def charter(clause: str) -> Source:
    """A clause of the founding document; `clause` is its R-id."""
    return Source(Mark.CHARTER, clause)


def reading(ambiguity: str) -> Source:
    """Our reading where the document is open; `ambiguity` is its A-id."""
    return Source(Mark.READING, ambiguity)


def setting(name: str) -> Source:
    """A default the document does not hold; `name` says which."""
    return Source(Mark.SETTING, name)
