"""Reservations and notes (reservationer, protokollsanteckningar): whose, until when (D6-D8)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from governance.adoptions import AppliedOrder
from governance.local_time import before, hours_after
from governance.refusal import Refusal
from governance.room import Ballot, Form, Room, check_taking_part
from governance.tally import Outcome
from governance.vote_reasons import Reason


class Kind(StrEnum):
    """What a member leaves beside a decision."""

    RESERVATION = "reservation"
    NOTE = "protokollsanteckning"


@dataclass(frozen=True, slots=True)
class Statement:
    """A reservation or a note by a member, on a version of the proposal.

    A `conditional` reservation was declared before the outcome was known.
    """

    kind: Kind
    person: int
    version: int
    at: datetime
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """How far a matter has come when a member declares something.

    `over_at` is when the meeting ended, or the vote per capsulam closed; None before that.
    `outcome` is None until the vote has been counted.
    """

    applied: AppliedOrder
    version: int
    over_at: datetime | None = None
    outcome: Outcome | None = None


def deadline(course: Course, form: Form, kind: Kind) -> datetime | None:
    """The moment from which it is too late; None while the meeting or the vote goes on.

    The meeting's own end; per capsulam so many hours after the close (D7, D8).
    """
    if course.over_at is None or form is Form.MEETING:
        return course.over_at
    order = course.applied.order
    hours = order.reservation_hours if kind is Kind.RESERVATION else order.note_hours
    return hours_after(course.over_at, hours)


def reserved(course: Course, room: Room, person: int, at: datetime) -> Statement:
    """A reservation as it is declared; conditional until the outcome is known (D6, D7).

    Refusal IN_CONFLICT, NOT_PRESENT, TOO_LATE with the deadline, TOOK_NO_PART for one who has
    not said yes or no, OUTCOME_AGREES when there is nothing to reserve against.
    """
    check_taking_part(course.applied, room, person)
    _check_time(course, room.form, Kind.RESERVATION, at)
    source = course.applied.source("reservation_hours")
    ballot = room.ballots.get(person)
    if ballot not in {Ballot.YES, Ballot.NO}:
        raise Refusal(Reason.TOOK_NO_PART, source)
    conditional = course.outcome in {None, Outcome.WAITING}
    if not conditional and not _against(ballot, course.outcome):
        raise Refusal(Reason.OUTCOME_AGREES, source)
    return Statement(Kind.RESERVATION, person, course.version, at, conditional)


def noted(course: Course, room: Room, person: int, at: datetime) -> Statement:
    """A note as it is announced, by any member taking part, however they voted (D8).

    Refusal IN_CONFLICT, NOT_PRESENT or TOO_LATE with the deadline.
    """
    check_taking_part(course.applied, room, person)
    _check_time(course, room.form, Kind.NOTE, at)
    return Statement(Kind.NOTE, person, course.version, at)


def in_effect(course: Course, room: Room, statement: Statement) -> bool:
    """Whether a statement stands in the end.

    A note always; a reservation when the outcome went against the member's last ballot on the
    version it was declared on (D7).
    """
    if statement.kind is Kind.NOTE:
        return True
    same = statement.version == course.version
    taking_part = statement.person in room.taking_part
    return same and taking_part and _against(room.ballots.get(statement.person), course.outcome)


def _check_time(course: Course, form: Form, kind: Kind, at: datetime) -> None:
    last = deadline(course, form, kind)
    if last is not None and not before(at, last):
        field = "reservation_hours" if kind is Kind.RESERVATION else "note_hours"
        raise Refusal(Reason.TOO_LATE, course.applied.source(field), kind=kind, deadline=last)


def _against(ballot: Ballot | None, outcome: Outcome | None) -> bool:
    lost = {Ballot.YES: Outcome.NOT_CARRIED, Ballot.NO: Outcome.CARRIED}
    return ballot is not None and outcome is not None and lost.get(ballot) is outcome
