"""Findings (det som behöver ses över): what is amiss with the steering group (R13-R20)."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from governance.dated import in_force
from governance.people import Appointment, Role
from governance.provenance import Source, charter, reading, setting
from governance.steering import CHAIRING, SEATS, Body, Holding, body, term_end

WARN_DAYS = 90
WARNING: Source = setting("mandat, varning 90 dagar före")
"""Where it stands that a term about to end is told of."""


class Fault(StrEnum):
    """What can be amiss with the steering group."""

    VACANT = "vacant"
    SHARED = "shared"
    NOT_SEVEN = "not seven"
    TWICE = "twice"
    NO_CHAIR = "no chair"
    CHAIRS = "chairs"
    CHAIR_OUTSIDE = "chair outside"
    STAND_INS = "stand-ins"
    STAND_IN_OUTSIDE = "stand-in outside"
    NO_VICE_CHAIR = "no vice chair"
    VICE_CHAIRS = "vice chairs"
    VICE_CHAIR_OUTSIDE = "vice chair outside"
    NO_RMC_COMMITTEE = "no rmc committee"
    TERM_MISSING = "term missing"
    TERM_TOO_LONG = "term too long"
    TERM_ENDED = "term ended"
    TERM_ENDING = "term ending"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something amiss: what, on which ground, and the seat, person or number it concerns.

    `also` is a second ground.
    """

    fault: Fault
    source: Source
    seat: int | None = None
    person: int | None = None
    number: int | None = None
    also: Source | None = None


@dataclass(frozen=True, slots=True)
class _Post:
    """What can be amiss with a role that leads: several have it, or one who is not seated."""

    role: Role
    clause: str
    several: Fault
    outside: Fault


_POSTS = (
    _Post(Role.CHAIR, "R16", Fault.CHAIRS, Fault.CHAIR_OUTSIDE),
    _Post(Role.STAND_IN_CHAIR, "R16", Fault.STAND_INS, Fault.STAND_IN_OUTSIDE),
    _Post(Role.VICE_CHAIR, "R18", Fault.VICE_CHAIRS, Fault.VICE_CHAIR_OUTSIDE),
)


def findings(
    holdings: Iterable[Holding], appointments: Iterable[Appointment], day: date
) -> tuple[Finding, ...]:
    """Everything amiss on `day`, seats first, then persons, posts and terms."""
    seated = in_force(holdings, day)
    posts = in_force(appointments, day)
    return (
        *_seats(seated),
        *_persons(seated),
        *_posts(seated, posts),
        *_committee(seated, posts),
        *_terms(seated, day),
    )


def _seats(seated: Sequence[Holding]) -> Iterator[Finding]:
    for seat in SEATS:
        holders = sum(holding.seat == seat.number for holding in seated)
        if holders == 0:
            yield Finding(Fault.VACANT, seat.source, seat=seat.number)
        elif holders > 1:
            yield Finding(Fault.SHARED, seat.source, seat=seat.number, number=holders)


def _persons(seated: Sequence[Holding]) -> Iterator[Finding]:
    seats_of: dict[int, int] = {}
    for holding in seated:
        seats_of[holding.person] = seats_of.get(holding.person, 0) + 1
    if len(seats_of) != len(SEATS):
        yield Finding(Fault.NOT_SEVEN, charter("R13"), number=len(seats_of))
    for person, seats in seats_of.items():
        if seats > 1:
            yield Finding(Fault.TWICE, reading("A2"), person=person, number=seats)


def _posts(seated: Sequence[Holding], posts: Sequence[Appointment]) -> Iterator[Finding]:
    roles = {post.role for post in posts}
    if roles.isdisjoint(CHAIRING):
        yield Finding(Fault.NO_CHAIR, charter("R16"))
    if Role.VICE_CHAIR not in roles:
        yield Finding(Fault.NO_VICE_CHAIR, charter("R18"))
    members = {holding.person for holding in seated}
    for post in _POSTS:
        persons = dict.fromkeys(held.person for held in posts if held.role is post.role)
        yield from _post(post, tuple(persons), members)


def _post(post: _Post, persons: Sequence[int], members: Collection[int]) -> Iterator[Finding]:
    if len(persons) > 1:
        yield Finding(post.several, charter(post.clause), number=len(persons))
    for person in persons:
        if person not in members:
            yield Finding(post.outside, reading("A1"), person=person)


def _committee(seated: Sequence[Holding], posts: Sequence[Appointment]) -> Iterator[Finding]:
    committee = {post.person for post in posts if post.role is Role.RMC_COMMITTEE}
    if not any(body(holding) is Body.RMC and holding.person in committee for holding in seated):
        yield Finding(Fault.NO_RMC_COMMITTEE, charter("R20"))


def _terms(seated: Sequence[Holding], day: date) -> Iterator[Finding]:
    for holding in seated:
        ends = holding.term_ends
        left = (ends - day).days if ends else None
        faults = _missing_term(holding) if ends is None else _term_faults(holding, ends, day)
        for fault, source, also in faults:
            yield Finding(fault, source, holding.seat, holding.person, left, also)


def _missing_term(holding: Holding) -> Iterator[tuple[Fault, Source, Source | None]]:
    if body(holding) is Body.RMC:
        yield Fault.TERM_MISSING, charter("R19"), None


def _term_faults(
    holding: Holding, ends: date, day: date
) -> Iterator[tuple[Fault, Source, Source | None]]:
    filled_by = body(holding)
    if ends < day:
        yield Fault.TERM_ENDED, reading("A4"), None
        return
    if filled_by is Body.RMC and ends > term_end(holding.since):
        yield Fault.TERM_TOO_LONG, charter("R19"), None
    if (ends - day).days <= WARN_DAYS:
        yield Fault.TERM_ENDING, WARNING, reading("A3") if filled_by is Body.LFU else None
