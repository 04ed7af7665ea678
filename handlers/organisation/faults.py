"""What is wrong with an organisation file, each fault with the key it stands at."""

from dataclasses import dataclass
from enum import StrEnum


class Problem(StrEnum):
    """What can be wrong at a key."""

    SYNTAX = "syntax"
    MISSING = "missing"
    UNKNOWN_KEY = "unknown key"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    SECTION = "section"
    VALUE = "value"
    HANDLE = "handle"
    TWICE = "twice"
    EMAIL = "email"
    PERSON = "person"
    REGION = "region"
    AREA = "area"
    SEAT = "seat"
    SEAT_OVERLAP = "seat overlap"
    ROLE = "role"
    COORDINATOR = "coordinator"
    DESIGNATED = "designated"
    ROLE_OVERLAP = "role overlap"
    ROLE_TAKEN_LATER = "role taken later"
    BACKWARDS = "backwards"
    YEAR = "year"
    KRONOR = "kronor"
    AMOUNT = "amount"
    FIGURES = "figures"
    DOCUMENT = "document"
    LINK = "link"
    CHANNEL = "channel"
    TEAM = "team"
    ACCOUNT_TAKEN = "account taken"
    SEAT_LINK = "seat link"
    PROTOCOL = "protocol"


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem, the key it stands at and what was written there."""

    path: str
    problem: Problem
    given: str = ""


def at(section: str, index: int, key: str) -> str:
    """A key of a row as it is pointed out; rows are counted from one."""
    return f"{section}[{index + 1}].{key.replace('_', '-')}"
