"""Why something about a vote is refused before any of its rules is tried."""

from enum import StrEnum


class Reason(StrEnum):
    """A refusal's reason."""

    NO_SUCH_VOTE = "no such vote"
    ADOPTED_BY_ITSELF = "adopted by itself"
    ADOPTED_LATER = "adopted later"
    ORDER_NOT_CORRECTED = "order not corrected"
    NO_DAY = "no day"
    ANOTHER_DAY = "another day than the meeting's"
    TOO_LATE_TO_REMIND = "too late to remind"
    NO_OBJECTION = "no objection"
    VOTES_OPEN = "votes open"
