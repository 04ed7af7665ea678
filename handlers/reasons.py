"""Why an ask can be refused before any rule of a concept is tried."""

from enum import StrEnum


class Reason(StrEnum):
    """A refusal's reason."""

    NOT_ALLOWED = "not allowed"
    ONLY_EXAMPLE = "only example"
