"""What can be found wrong with the records."""

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """What can be wrong with a chain, or with a row it vouches for."""

    CHAIN = "chain"
    ANCHOR = "anchor"
    ALTERED = "altered"
    MISSING = "missing"
    ADDED = "added"
    UNREADABLE = "unreadable"
    MISCOUNTED = "miscounted"
    HEAD = "head"


@dataclass(frozen=True, slots=True)
class Broken:
    """The first thing found wrong; `sequence` is its entry in the journal, None when it has none.

    Of a vote's chain `row` is the event's; of its head it is the vote's number.
    """

    fault: Fault
    table: str
    row: int
    sequence: int | None
