"""Reminders (påminnelser): what is told of before it is due, when, and to whom.

What has a date is a subject. Its kind has a plan: how long before, at what hour, and who is told.
Nothing here is in the document: the plans are settings, and dates are never moved by them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from governance.duties import Kind as Duty
from governance.findings import WARN_DAYS
from governance.local_time import at_wall_or_later, before, hours_after, instant, local
from governance.provenance import Source, setting
from governance.reminder_offsets import AFTER, HALF, Offset, farthest_first
from governance.turns import Awaited
from governance.year import Workdays, first_working_day, last_working_day

REMINDERS: Source = setting("påminnelser")
"""Where it stands when people are reminded, and who they are."""


class Kind(StrEnum):
    """What can be reminded of; the value is the word people type."""

    DUTY = "frist"
    EXIT = "utträde"
    MEETING = "möte"
    TERM = "mandat"
    OTHER = "bevakning"
    VOTE = "omröstning"


class Told(StrEnum):
    """Who is told; the value is the word people type."""

    CHANNEL = "kanal"
    OWNER = "ägare"
    BACKUP = "reserv"
    CHAIR = "ordförande"
    EVERYBODY = "alla"


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that is due.

    `key` is stable and unique and holds the date or time, so that what is moved has another key.
    `due` is what a plan counts back from: a date for what is due by a day, a moment for what begins
    at a time. What is not `dated` has no date of its own and is due on a day chosen for it. `ask`
    is the command that shows how it stands: its verb and fields. No reminder is sent after `until`;
    without one it is sent however late, and says so. `turns` is whose turn it is; what is
    `pressing` waits for them already, however far its day is. The rest are persons: `everybody`
    those invited to a meeting, `awaited` those whom it waits for. At `called_at` the call tells of
    it already. On the day it became `known` whoever it concerns was told of it. `duties` are the
    kinds of duty it is about, if any: they share a plan.
    """

    kind: Kind
    key: str
    due: datetime | date
    ask: tuple[str, Mapping[str, str]]
    until: datetime | None = None
    owners: tuple[int, ...] = ()
    backups: tuple[int, ...] = ()
    chairs: tuple[int, ...] = ()
    everybody: tuple[int, ...] = ()
    called_at: datetime | None = None
    dated: bool = True
    turns: tuple[Awaited, ...] = ()
    pressing: bool = False
    awaited: tuple[int, ...] = ()
    duties: tuple[Duty, ...] = ()
    known: date | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """When subjects of a kind are told of: offsets, the hour on the wall, and who is told.

    A vote's tells nobody but those who have not voted, within working hours whatever its hour.
    """

    offsets: tuple[Offset, ...]
    told: tuple[Told, ...]
    hour: time = time(8)


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder of a subject at a moment: in the channel or not, and to which persons."""

    subject: Subject
    offset: Offset
    at: datetime
    channel: bool
    persons: tuple[int, ...]


TOLD_FROM: Mapping[Told, int] = {Told.BACKUP: 7, Told.CHAIR: 1, Told.EVERYBODY: 1}
"""From so many days before, each of them is told; the others are told each time."""
_DAYS = tuple(map(Offset, (60, 30, 14, 7, 1)))
_ALL_BUT_EVERYBODY = (Told.CHANNEL, Told.OWNER, Told.BACKUP, Told.CHAIR)
PLANS: Mapping[Kind, Plan] = {
    Kind.DUTY: Plan((*_DAYS, AFTER), _ALL_BUT_EVERYBODY),
    Kind.EXIT: Plan(_DAYS, _ALL_BUT_EVERYBODY),
    Kind.MEETING: Plan(
        (*map(Offset, (14, 3, 1)), Offset(hours=1)), (Told.CHANNEL, Told.OWNER, Told.EVERYBODY)
    ),
    Kind.TERM: Plan(tuple(map(Offset, (WARN_DAYS, 30))), (Told.CHANNEL, Told.OWNER)),
    Kind.OTHER: Plan((*_DAYS, AFTER), _ALL_BUT_EVERYBODY),
    Kind.VOTE: Plan((HALF, Offset(hours=48), Offset(hours=4)), ()),
}
"""The proposed plans: they hold until kansliet has chosen others."""


def reminders(subject: Subject, plan: Plan, works: Workdays) -> tuple[Reminder, ...]:
    """A subject's reminders, first to last; of two at one moment only the nearer to the date.

    None at a time when it is over: on a meeting's day its hour may come after the meeting's. Nor
    one beside the call, which says the same.
    """
    found = {instant(each.at): each for each in _planned(subject, plan, works)}
    if subject.called_at is not None:
        found.pop(instant(subject.called_at), None)
    if subject.until is not None:
        found = {at: each for at, each in found.items() if before(each.at, subject.until)}
    return tuple(found[moment] for moment in sorted(found))


def begun(subject: Subject, plan: Plan, works: Workdays, today: date) -> bool:
    """Whether a subject is told of by a day: its first reminder goes out then, or has."""
    return any(local(each.at).date() <= today for each in reminders(subject, plan, works))


def is_told(told: Told, each: Offset) -> bool:
    """Whether a group is told so long before."""
    return told not in TOLD_FROM or each.ahead <= timedelta(days=TOLD_FROM[told])


def morning(day: date, hour: time) -> datetime:
    """When a clock shows `hour` on a day; an hour that the spring night skips comes later."""
    return at_wall_or_later(datetime.combine(day, hour))


def last_day(subject: Subject) -> date:
    """The day a subject is due."""
    return local(subject.due).date() if isinstance(subject.due, datetime) else subject.due


def _planned(subject: Subject, plan: Plan, works: Workdays) -> Iterator[Reminder]:
    """From the farthest to the nearest."""
    for each in farthest_first(plan.offsets):
        moment = _moment(subject, each, plan, works)
        if moment is not None:
            persons = tuple(dict.fromkeys(_persons(subject, plan, each)))
            yield Reminder(subject, each, moment, Told.CHANNEL in plan.told, persons)


def _moment(subject: Subject, each: Offset, plan: Plan, works: Workdays) -> datetime | None:
    """When a reminder goes out; None where hours count from what has no time of day."""
    if each.hours:
        due = subject.due
        return hours_after(due, -each.hours) if isinstance(due, datetime) else None
    day = last_day(subject) - timedelta(days=each.days)
    free = first_working_day if each == AFTER else last_working_day
    return morning(_not_at_once(free(day, works), subject, works), plan.hour)


def _not_at_once(day: date, subject: Subject, works: Workdays) -> date:
    """The day of a reminder; the first one that works after what it is of became known."""
    if subject.known is None:
        return day
    return max(day, first_working_day(subject.known + timedelta(days=1), works))


def _persons(subject: Subject, plan: Plan, each: Offset) -> Iterator[int]:
    groups = {
        Told.OWNER: subject.owners,
        Told.BACKUP: subject.backups,
        Told.CHAIR: subject.chairs,
        Told.EVERYBODY: subject.everybody,
    }
    for told, persons in groups.items():
        if told in plan.told and is_told(told, each):
            yield from persons
