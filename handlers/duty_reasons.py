"""Why something of the year's duties cannot be dealt with."""

from enum import StrEnum


class Reason(StrEnum):
    """A refusal's reason."""

    NO_SUCH_NOTICE = "no such notice"
    NOTICE_STANDS = "notice stands"
    NOT_YOUR_REGION = "not your region"
    NOT_HANDED_OVER = "not handed over"
    NO_EVIDENCE = "no evidence"
    SAME_ROLE = "same role"
