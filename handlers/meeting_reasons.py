"""Why something about a meeting is refused before any of its rules is tried."""

from enum import StrEnum


class Reason(StrEnum):
    """A refusal's reason."""

    NO_SUCH_MEETING = "no such meeting"
    NOT_CALLED_TO_IT = "not called to the meeting"
    MOVED_SINCE = "the meeting has moved since"
    CHANGED_SINCE = "the meeting stands otherwise since"
    CALLED_ANEW = "the meeting is called to anew"
    HAS_A_SEAT = "called by the seat"
    INVITED_ALREADY = "invited already"
    NOT_INVITED = "not invited"
    YEAR_IS_OVER = "the year is over"
    ANOTHER_YEAR = "a day of another year"
    PERIOD_HELD = "the part of the year has its meeting"
    AGENDA_CLOSED = "the call has gone out"
    NO_MINUTES = "no minutes of a cancelled meeting"
    NO_ROLL_AT_MEETING = "no roll at the meeting"
