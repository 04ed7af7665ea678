"""Meetings (möten): when they are, how they stand, and how many the year has had (R21, R22)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from governance.local_time import at_wall, at_wall_or_later, before
from governance.provenance import Source, charter, setting
from governance.year import CONFERENCES, MEETINGS, operating_year

MEETING_TIMES: Source = setting("mötens gång")
"""Where it stands how a meeting goes from planned to held."""
LATE_IN_THE_YEAR = (10, 1)
"""The month and day from which a meeting that is not even planned rings the alarm."""
ALARM: Source = setting("larm om möten som saknas")


class Kind(StrEnum):
    """What a meeting is; the value is the word people type."""

    MEETING = "sammanträde"
    CONFERENCE = "konferens"


class State(StrEnum):
    """How a meeting stands; the value is the word people read.

    UNCONFIRMED is one whose day is over while nobody has said that it was held.
    """

    PLANNED = "planerat"
    CALLED = "kallat"
    GOING_ON = "pågår"
    UNCONFIRMED = "inte avslutat"
    HELD = "hållet"
    CANCELLED = "inställt"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting; one made for a vote alone has no hours: it begins at midnight and has no end.

    `elected` presides after chair and vice chair. `called_at`, `ended_at` are None before that,
    `cancelled` is why it is cancelled, empty while it is not. `moves` counts how often its day,
    hours or place were changed or it was cancelled, `version` how often that had been before the
    call that holds or is to come. `number` is what people call it by; it and `id` are 0 until it is
    recorded.
    """

    day: date
    start: time
    place: str = ""
    kind: Kind = Kind.MEETING
    elected: int | None = None
    ended_at: datetime | None = None
    ends: time | None = None
    called_at: datetime | None = None
    cancelled: str = ""
    moves: int = 0
    version: int = 0
    number: int = 0
    id: int = 0

    @property
    def timed(self) -> bool:
        """Whether anybody has said at what hour it begins."""
        return self.ends is not None or self.start != time()

    @property
    def starts_at(self) -> datetime:
        """When it begins."""
        return at_wall_or_later(datetime.combine(self.day, self.start))

    @property
    def ends_at(self) -> datetime | None:
        """When it is meant to end; None when nobody has said."""
        if self.ends is None:
            return None
        return at_wall_or_later(datetime.combine(self.day, self.ends))

    @property
    def over_at(self) -> datetime:
        """When it is over: when it was ended, at the latest when its day is."""
        return self.ended_at or self.midnight

    @property
    def midnight(self) -> datetime:
        """When its day is over."""
        return at_wall(datetime.combine(self.day + timedelta(days=1), time()))

    @property
    def slot(self) -> str:
        """The day and time, as keys hold them: another once it has moved."""
        return f"{self.day:%Y-%m-%d}T{self.start:%H:%M}"


def state(meeting: Meeting, at: datetime) -> State:
    """How a meeting stands at a moment."""
    if meeting.cancelled:
        return State.CANCELLED
    if meeting.ended_at is not None and not before(at, meeting.ended_at):
        return State.HELD
    if not before(at, meeting.midnight):
        return State.UNCONFIRMED
    if not before(at, meeting.starts_at):
        return State.GOING_ON
    called = meeting.called_at is not None and not before(at, meeting.called_at)
    return State.CALLED if called else State.PLANNED


@dataclass(frozen=True, slots=True)
class Count:
    """How many of one kind a year has: those held, still planned, and over but not confirmed."""

    kind: Kind
    year: int
    needed: int
    held: int
    planned: int
    unconfirmed: int
    source: Source

    @property
    def missing(self) -> int:
        """How many are neither held nor in the calendar."""
        return max(0, self.needed - self.held - self.planned - self.unconfirmed)

    @property
    def met(self) -> bool:
        """Whether enough are held."""
        return self.held >= self.needed


NEEDED: Mapping[Kind, tuple[int, Source]] = {
    Kind.MEETING: (MEETINGS, charter("R21")),
    Kind.CONFERENCE: (CONFERENCES, charter("R22")),
}
"""How many a year has at least, and where that stands."""


def count(meetings: Iterable[Meeting], kind: Kind, year: int, at: datetime) -> Count:
    """The count of one kind in an operating year: conferences are never counted as meetings."""
    states = [
        state(each, at)
        for each in meetings
        if each.kind is kind and operating_year(each.day) == year
    ]
    coming = {State.PLANNED, State.CALLED, State.GOING_ON}
    needed, source = NEEDED[kind]
    return Count(
        kind=kind,
        year=year,
        needed=needed,
        held=states.count(State.HELD),
        planned=sum(each in coming for each in states),
        unconfirmed=states.count(State.UNCONFIRMED),
        source=source,
    )


def rings(found: Count, today: date) -> bool:
    """Whether the year is running out on what is missing (R21, R22).

    From 1 October on, and for meetings before that once only the last one is missing and none is
    planned: conferences are not the steering group's own to plan.
    """
    if found.missing == 0 or operating_year(today) != found.year:
        return False
    last_one = found.held == found.needed - 1 and found.planned == 0
    own = found.kind is Kind.MEETING
    return (own and last_one) or today >= date(found.year, *LATE_IN_THE_YEAR)
