"""Digests (sammandrag): a week's gathered reminder on Monday morning, and who wants theirs so."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from governance.local_time import before, local
from governance.provenance import Source, setting
from governance.reminders import Subject, last_day, morning

DIGESTS: Source = setting("sammandrag")
"""Where it stands that the week's digest is posted, and when."""
HOUR = time(8)
"""The hour a clock shows when digests go out, on Mondays, working day or not."""
WEEK = timedelta(days=7)
AHEAD = timedelta(days=30)
"""How far ahead a digest looks."""


class Wish(StrEnum):
    """How a person wants the reminders to themselves; the value is the word people type."""

    ON = "på"
    DIGEST = "sammandrag"
    OFF = "av"


@dataclass(frozen=True, slots=True)
class Digest:
    """A week's digest: when it goes out, and from when on the next one tells instead."""

    week: str
    at: datetime
    until: datetime


def waits(subject: Subject, today: date) -> bool:
    """Whether a subject waits for somebody now: it presses, or its day is near or has passed."""
    return bool(subject.turns) and (subject.pressing or last_day(subject) - today <= AHEAD)


def is_near(subject: Subject, today: date) -> bool:
    """Whether a digest tells of a subject's day.

    One that has passed is told of as long as it waits for anybody, else as long as one ahead is.
    A day that was only chosen is not told of.
    """
    ahead = last_day(subject) - today
    return subject.dated and (ahead if subject.turns else abs(ahead)) <= AHEAD


def digests(first: datetime, last: datetime) -> tuple[Digest, ...]:
    """The digests from the newest at `first` to those that go out by `last`."""
    day = local(first).date()
    found = [digest(day)]
    if before(first, found[0].at):
        found = [digest(day - WEEK)]
    while not before(last, found[-1].until):
        found.append(digest(found[-1].until.date()))
    return tuple(found)


def digest(day: date, hour: time = HOUR) -> Digest:
    """The digest of the week that a day lies in."""
    monday = day - timedelta(days=day.weekday())
    year, week, _ = monday.isocalendar()
    return Digest(f"{year}-W{week:02}", morning(monday, hour), morning(monday + WEEK, hour))
