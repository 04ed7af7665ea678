"""Why something about a meeting is refused before any of its rules is tried."""

from enum import StrEnum


class Reason(StrEnum):
    """A refusal's reason."""

    NO_SUCH_MEETING = "no such meeting"
    NOT_CALLED_TO_IT = "not called to the meeting"
    HAS_A_SEAT = "called by the seat"
    INVITED_ALREADY = "invited already"
    NOT_INVITED = "not invited"
    YEAR_IS_OVER = "the year is over"
    AGENDA_CLOSED = "the call has gone out"
    NO_MINUTES = "no minutes of a cancelled meeting"
    NO_ROLL_AT_MEETING = "no roll at the meeting"
