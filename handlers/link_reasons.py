"""Why an account is not linked."""

from enum import StrEnum


class Reason(StrEnum):
    """A refusal's reason."""

    NO_ACCOUNT = "no account"
    TOO_MANY = "too many"
    NOT_WAITING = "not waiting"
    OWN = "own"
    TWICE = "twice"
    OTHER_APPROVER = "other approver"
    NOT_CONNECTED = "not connected"
    LAST_KANSLI = "last kansli account"
    TAKEN = "somebody else's"
