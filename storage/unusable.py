"""What keeps a database from being used at all: an operator mends it, nobody else can."""

from enum import StrEnum


class Trouble(StrEnum):
    """What is the matter with a database."""

    ADDRESS = "address"
    AWAY = "away"
    DENIED = "denied"
    CLOSED = "closed"
    DAMAGED = "damaged"
    FOREIGN = "foreign"
    NEWER = "newer"


class Unusable(Exception):
    """A database that cannot be used; the error it was seen by is its cause."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble
