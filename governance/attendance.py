"""Attendance (närvaro): who is coming, who is there, who presides, and whether they are enough."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from governance.adoptions import AppliedOrder
from governance.meeting_acts import Reason
from governance.provenance import Source, reading
from governance.refusal import Refusal
from governance.room import Form, Presidium, Room, presiding
from governance.tally import Measure

PRESIDING: Source = reading("A6")
"""Who presides: the chair, else the vice chair, else the one elected for the meeting."""


@dataclass(frozen=True, slots=True)
class Reply:
    """Whether somebody comes, as they last said, about the meeting's day and time then."""

    person: int
    coming: bool
    slot: str


class Reach(StrEnum):
    """Whether the members will be enough to decide, as far as they have answered.

    UNSET while no working order is adopted: the founding document lays down no number.
    """

    ENOUGH = "enough"
    POSSIBLE = "possible"
    SHORT = "short"
    UNSET = "unset"


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the members have answered before a meeting, by seat, and the quorum those make who come.

    Who has no seat is no part of it.
    """

    coming: tuple[int, ...]
    away: tuple[int, ...]
    silent: tuple[int, ...]
    quorum: Measure
    reach: Reach

    @property
    def answered(self) -> bool:
        """Whether any member has."""
        return bool(self.coming or self.away)


@dataclass(frozen=True, slots=True)
class RollCall:
    """Who was there at a moment, and who presided; those without a seat too."""

    present: frozenset[int]
    presiding: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Attendance:
    """A roll call held against the seats: the members there, by seat, others, and the quorum.

    Conflicts are a matter's own, so this is the quorum before any.
    """

    members: tuple[int, ...]
    beside: tuple[int, ...]
    presiding: int | None
    quorum: Measure


def attendance(
    present: Collection[int],
    members: tuple[int, ...],
    presidium: Presidium,
    applied: AppliedOrder,
) -> Attendance:
    """The attendance when so many are there, under a working order (D1)."""
    there = tuple(person for person in members if person in present)
    room = Room(Form.MEETING, members, frozenset(present), presidium=presidium)
    return Attendance(
        members=there,
        beside=tuple(sorted(frozenset(present) - frozenset(members))),
        presiding=presiding(room),
        quorum=Measure(len(there), applied.order.quorum, applied.source("quorum")),
    )


def outlook(
    replies: Mapping[int, bool], members: tuple[int, ...], applied: AppliedOrder
) -> Outlook:
    """Who comes of the members, by what they have answered, under a working order (D1)."""
    coming = tuple(person for person in members if replies.get(person) is True)
    silent = tuple(person for person in members if person not in replies)
    quorum = Measure(len(coming), applied.order.quorum, applied.source("quorum"))
    return Outlook(
        coming=coming,
        away=tuple(person for person in members if replies.get(person) is False),
        silent=silent,
        quorum=quorum,
        reach=_reach(quorum, len(silent)) if applied.adopted else Reach.UNSET,
    )


def _reach(quorum: Measure, silent: int) -> Reach:
    if quorum.met:
        return Reach.ENOUGH
    return Reach.POSSIBLE if quorum.has + silent >= quorum.needs else Reach.SHORT


def check_elected(person: int, members: tuple[int, ...], roll: RollCall | None) -> None:
    """Refusal CANNOT_LEAD for one who has no seat, or was not there when the roll was called."""
    away = roll is not None and person not in roll.present
    if person not in members or away:
        raise Refusal(Reason.CANNOT_LEAD, PRESIDING)


def check_ended(roll: RollCall | None) -> RollCall:
    """What a meeting is ended on; Refusal NOBODY_PRESENT or NOBODY_PRESIDES (D10)."""
    if roll is None or not roll.present:
        raise Refusal(Reason.NOBODY_PRESENT, PRESIDING)
    if roll.presiding is None:
        raise Refusal(Reason.NOBODY_PRESIDES, PRESIDING)
    return roll
