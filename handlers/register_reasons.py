"""Why a question of the register cannot be dealt with."""

from enum import StrEnum


class Reason(StrEnum):
    """A refusal's reason."""

    NO_SUCH_DECISION = "no such decision"
