"""The steering group (styrgruppen): seven seats, who holds them, and what is amiss."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from governance.dated import in_force
from governance.people import Appointment, Role
from governance.provenance import Source, charter, reading

TERM_YEARS = 2
WARN_DAYS = 90


class Body(StrEnum):
    """Who fills a seat."""

    POST = "tjänsten"
    LFU = "LfU:s styrelse"
    RMC = "RMC"


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat (stol) in the steering group."""

    number: int
    title: str
    body: Body
    source: Source


SEATS = (
    Seat(1, "Upphandlingschef, Region Stockholm", Body.POST, charter("R14")),
    Seat(2, "Upphandlingschef, Västra Götalandsregionen", Body.POST, charter("R14")),
    Seat(3, "Upphandlingschef, Region Skåne", Body.POST, charter("R14")),
    Seat(4, "LfU:s första plats", Body.LFU, charter("R15")),
    Seat(5, "LfU:s andra plats", Body.LFU, charter("R15")),
    Seat(6, "RMC:s första plats", Body.RMC, charter("R17")),
    Seat(7, "RMC:s andra plats", Body.RMC, charter("R17")),
)
"""The seven seats: three heads of procurement, two from LfU, two from RMC (R13, A1)."""


@dataclass(frozen=True, slots=True)
class Holding:
    """A person on a seat from `since`; the seat stays theirs when the term has ended (A4)."""

    seat: int
    person: int
    since: date
    until: date | None = None
    term_ends: date | None = None


class Fault(StrEnum):
    """What can be amiss with the steering group."""

    VACANT = "vacant"
    SHARED = "shared"
    NOT_SEVEN = "not seven"
    TWICE = "twice"
    NO_CHAIR = "no chair"
    CHAIR_OUTSIDE = "chair outside"
    NO_VICE_CHAIR = "no vice chair"
    VICE_CHAIR_OUTSIDE = "vice chair outside"
    NO_RMC_COMMITTEE = "no rmc committee"
    TERM_MISSING = "term missing"
    TERM_TOO_LONG = "term too long"
    TERM_ENDED = "term ended"
    TERM_ENDING = "term ending"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something amiss: what, on which ground, and the seat, person or number it concerns."""

    fault: Fault
    source: Source
    seat: int | None = None
    person: int | None = None
    number: int | None = None


def term_end(start: date) -> date:
    """The last day of a two-year term that begins on `start` (R19)."""
    end_year = start.year + TERM_YEARS
    leap_day = (start.month, start.day) == (2, 29)
    anniversary = date(end_year, 3, 1) if leap_day else start.replace(year=end_year)
    return anniversary - timedelta(days=1)


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
    members = {holding.person for holding in seated}
    for role, clause, missing, outside in (
        (Role.CHAIR, "R16", Fault.NO_CHAIR, Fault.CHAIR_OUTSIDE),
        (Role.VICE_CHAIR, "R18", Fault.NO_VICE_CHAIR, Fault.VICE_CHAIR_OUTSIDE),
    ):
        persons = [post.person for post in posts if post.role is role]
        if not persons:
            yield Finding(missing, charter(clause))
        for person in persons:
            if person not in members:
                yield Finding(outside, reading("A1"), person=person)


def _committee(seated: Sequence[Holding], posts: Sequence[Appointment]) -> Iterator[Finding]:
    committee = {post.person for post in posts if post.role is Role.RMC_COMMITTEE}
    if not any(_body(holding) is Body.RMC and holding.person in committee for holding in seated):
        yield Finding(Fault.NO_RMC_COMMITTEE, charter("R20"))


def _terms(seated: Sequence[Holding], day: date) -> Iterator[Finding]:
    for holding in seated:
        fault = _term_fault(holding, day)
        if fault is not None:
            left = (holding.term_ends - day).days if holding.term_ends else None
            source = reading("A4") if fault is Fault.TERM_ENDED else charter("R19")
            yield Finding(fault, source, seat=holding.seat, person=holding.person, number=left)


def _term_fault(holding: Holding, day: date) -> Fault | None:
    rmc = _body(holding) is Body.RMC
    if holding.term_ends is None:
        return Fault.TERM_MISSING if rmc else None
    if holding.term_ends < day:
        return Fault.TERM_ENDED
    if rmc and holding.term_ends > term_end(holding.since):
        return Fault.TERM_TOO_LONG
    return Fault.TERM_ENDING if (holding.term_ends - day).days <= WARN_DAYS else None


def _body(holding: Holding) -> Body:
    return next(seat.body for seat in SEATS if seat.number == holding.seat)
