"""Why a calendar's address is not given."""

from enum import StrEnum


class Reason(StrEnum):
    """A refusal's reason."""

    NO_PUBLIC_URL = "no public url"
