"""Why a question of polls cannot be dealt with, beside the rules of polls themselves."""

from enum import StrEnum


class Reason(StrEnum):
    """A refusal's reason."""

    NO_SUCH_POLL = "no such poll"
    POSTED = "poll posted"
