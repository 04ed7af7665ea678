"""Populations (folkmängd) and whether a new set of figures can be trusted (R4)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

LARGEST_CHANGE = Fraction(5, 100)
"""A region that changes more than this from one year to the next is taken for a mistake."""

FIRST_PERTURBED_YEAR = 2025
"""From this year SCB perturbs each figure (Cell Key Method): parts no longer add up exactly."""
TOLERANCE = 50
"""The people by which the sum of perturbed figures may differ from the national total."""


@dataclass(frozen=True, slots=True)
class Figure:
    """The people of one region on 31 December of `year`, as `source` gives it.

    `verified` figures may be charged on: their sum has been held against the national total.
    """

    year: int
    region: str
    people: int
    source: str
    verified: bool

    @property
    def basis_date(self) -> date:
        """The day counted: the last of the year."""
        return date(self.year, 12, 31)


class Fault(StrEnum):
    """What can be wrong with a year's figures."""

    MISSING = "missing"
    UNKNOWN = "unknown"
    REPEATED = "repeated"
    NOT_POSITIVE = "not positive"
    IMPLAUSIBLE = "implausible"


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault in one region's figure; `people` is the figure, None when it is missing."""

    fault: Fault
    year: int
    region: str
    people: int | None = None
    before: int | None = None


def perturbed(year: int) -> bool:
    """Whether a year's figures are perturbed, so that no sum can prove them."""
    return year >= FIRST_PERTURBED_YEAR


def tolerance(year: int) -> int:
    """The people by which a year's sum may differ from the national total."""
    return TOLERANCE if perturbed(year) else 0


def findings(
    figures: Iterable[Figure], regions: Collection[str], before: Mapping[str, int]
) -> tuple[Finding, ...]:
    """What is wrong with one year's `figures`, by code.

    `regions` are the codes that must each have one figure; `before` holds the people of the year
    before, by code, empty when that year is unknown.
    """
    found: list[Finding] = []
    seen: set[str] = set()
    year = 0
    for figure in figures:
        year = figure.year
        fault = _fault(figure, regions, seen, before.get(figure.region))
        if fault is not None:
            last = before.get(figure.region)
            found.append(Finding(fault, year, figure.region, figure.people, last))
        seen.add(figure.region)
    found += [Finding(Fault.MISSING, year, code) for code in regions if code not in seen]
    return tuple(sorted(found, key=lambda finding: finding.region))


def _fault(
    figure: Figure, regions: Collection[str], seen: Collection[str], before: int | None
) -> Fault | None:
    if figure.region not in regions:
        return Fault.UNKNOWN
    if figure.region in seen:
        return Fault.REPEATED
    if figure.people <= 0:
        return Fault.NOT_POSITIVE
    if before and abs(figure.people - before) > LARGEST_CHANGE * before:
        return Fault.IMPLAUSIBLE
    return None
