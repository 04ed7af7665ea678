"""The steering group (styrgruppen): seven seats, who fills them and who leads (R13-R19)."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from governance.people import Role
from governance.provenance import Source, charter

TERM_YEARS = 2

CHAIRING = frozenset({Role.CHAIR, Role.STAND_IN_CHAIR})
"""The roles that act as the chair: a stand-in does while in force (R16, A6)."""
LEADING = CHAIRING | {Role.VICE_CHAIR}
"""The roles that lead the steering group, each one person's at a time (R16, R18)."""


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


def term_end(start: date) -> date:
    """The last day of a two-year term that begins on `start` (R19)."""
    end_year = start.year + TERM_YEARS
    leap_day = (start.month, start.day) == (2, 29)
    anniversary = date(end_year, 3, 1) if leap_day else start.replace(year=end_year)
    return anniversary - timedelta(days=1)


def body(holding: Holding) -> Body:
    """Who fills the seat that is held."""
    return next(seat.body for seat in SEATS if seat.number == holding.seat)
