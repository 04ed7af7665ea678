"""What to be careful of in a meeting as it is planned: nothing here stops anybody (R21, R22)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from governance.local_time import LOCAL, before, comes_twice
from governance.meetings import MEETING_TIMES, Meeting
from governance.proposed_year import CALENDAR, FREE_WEEKS
from governance.provenance import Source
from governance.year import Workdays


class Caution(StrEnum):
    """What a receipt warns of."""

    FREE_DAY = "not a working day"
    SUMMER = "in the weeks of summer"
    OVERLAP = "another meeting goes on"
    COMES_TWICE = "the time comes twice"


@dataclass(frozen=True, slots=True)
class Warned:
    """A caution with its ground, and the meeting that goes on at the same time, if any."""

    caution: Caution
    source: Source
    other: Meeting | None = None


def cautions(meeting: Meeting, known: Iterable[Meeting], works: Workdays) -> Iterator[Warned]:
    """Everything to be careful of, beside the other meetings there are."""
    if not works(meeting.day):
        yield Warned(Caution.FREE_DAY, CALENDAR)
    if meeting.day.isocalendar().week in FREE_WEEKS:
        yield Warned(Caution.SUMMER, CALENDAR)
    for other in known:
        if other.id != meeting.id and not other.cancelled and _overlap(meeting, other):
            yield Warned(Caution.OVERLAP, MEETING_TIMES, other)
    ends = meeting.ends_at
    if comes_twice(meeting.starts_at) or (ends is not None and comes_twice(ends)):
        yield Warned(Caution.COMES_TWICE, LOCAL)


def _overlap(one: Meeting, other: Meeting) -> bool:
    """Whether two meetings go on at once, as far as anybody has said until when they do."""
    if one.ends_at is None or other.ends_at is None:
        return False
    return before(one.starts_at, other.ends_at) and before(other.starts_at, one.ends_at)
