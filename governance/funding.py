"""Who pays what: shares by relative population (andelar, R4)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from governance.provenance import Source, charter, reading, setting

LEFT_OVER = setting(
    "fördelning av överskjutande öre efter största rest "
    "(vid lika: flest invånare, därefter lägst kod)"
)
"""Who gets the öre that are left when a total has been split."""


class Mode(StrEnum):
    """How a budget becomes fees: a total that is split, or a rate for each inhabitant."""

    TOTAL = "belopp"
    RATE = "per-invånare"


@dataclass(frozen=True, slots=True)
class Budget:
    """A year's budget: `amount` is öre in all (TOTAL) or öre for each inhabitant (RATE).

    `basis_year` is the year whose last day's population it rests on, or None when the budget
    does not say; `decision` is the decision it rests on, empty when none is recorded.
    """

    year: int
    mode: Mode
    amount: int
    basis_year: int | None
    decision: str


@dataclass(frozen=True, slots=True)
class FinancingDecision:
    """A region's own decision to finance the cooperation (R29)."""

    region: str
    since: date
    reference: str
    link: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """One region's part: population (people), fraction of all people, and fee in öre."""

    region: str
    population: int
    fraction: Fraction
    amount: int


@dataclass(frozen=True, slots=True)
class Basis:
    """The year whose population is used; `source` is None when the year was chosen, not ours."""

    year: int
    source: Source | None


@dataclass(frozen=True, slots=True)
class Apportionment:
    """A year's shares by region code, and what they were reckoned from.

    `budget` is None when no budget is known, and the fees are then all zero. `without` holds the
    codes left out in a what-if.
    """

    year: int
    budget: Budget | None
    basis: Basis
    shares: Mapping[str, Share]
    without: tuple[str, ...]

    @property
    def people(self) -> int:
        """All people counted."""
        return sum(share.population for share in self.shares.values())

    @property
    def total(self) -> int:
        """The sum of the fees, in öre."""
        return sum(share.amount for share in self.shares.values())

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where the shares stand: the clause, and what we chose where it is silent or open."""
        default = () if self.basis.source is None else (self.basis.source,)
        split_up = self.budget is not None and self.budget.mode is Mode.TOTAL
        what_if = (reading("A14"),) if self.without else ()
        return (charter("R4"), *default, *((LEFT_OVER,) * split_up), *what_if)


def basis(chosen: int | None, verified: Collection[int]) -> Basis:
    """The chosen basis year, else the latest verified one.

    The document names no reference date (R4), so the second is a setting. ValueError when no
    verified year exists.
    """
    if chosen is not None:
        return Basis(chosen, None)
    return Basis(max(verified), setting("senaste verifierade folkmängd"))


def split(total: int, populations: Mapping[str, int]) -> dict[str, int]:
    """`total` öre divided by population, exact to the öre (largest remainder).

    Ties go to the larger population, then to the lower code, so the order of the regions never
    matters. ValueError when nobody lives anywhere or an amount is negative (R4).
    """
    people = _people(total, populations)
    parts = {code: total * population // people for code, population in populations.items()}
    by_claim = sorted(
        populations,
        key=lambda code: (-(total * populations[code] % people), -populations[code], code),
    )
    for code in by_claim[: total - sum(parts.values())]:
        parts[code] += 1
    return parts


def charge(rate: int, populations: Mapping[str, int]) -> dict[str, int]:
    """`rate` öre for each inhabitant (R4); ValueError as for `split`."""
    _people(rate, populations)
    return {code: rate * population for code, population in populations.items()}


def shares(mode: Mode, amount: int, populations: Mapping[str, int]) -> dict[str, Share]:
    """Every region's share of a budget, by code (R4)."""
    fees = split(amount, populations) if mode is Mode.TOTAL else charge(amount, populations)
    people = sum(populations.values())
    return {
        code: Share(code, population, Fraction(population, people), fees[code])
        for code, population in populations.items()
    }


def _people(amount: int, populations: Mapping[str, int]) -> int:
    people = sum(populations.values())
    if amount < 0 or people <= 0 or min(populations.values()) < 0:
        raise ValueError(amount, people)
    return people
