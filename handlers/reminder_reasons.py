"""Why there is nothing to remind of, or to take back."""

from enum import StrEnum


class Reason(StrEnum):
    """A refusal's reason."""

    NOTHING_DUE = "nothing due"
    NO_SUBJECT = "no such subject"
    NOTHING_CHOSEN = "nothing chosen"
