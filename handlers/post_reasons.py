"""Why something cannot be done with a post."""

from enum import StrEnum


class Reason(StrEnum):
    """A refusal's reason."""

    NOT_STUCK = "not stuck"
    NO_SUCH_POST = "no such post"
