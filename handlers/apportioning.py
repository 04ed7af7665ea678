"""Shares as they are reckoned from what is recorded, or from what is asked instead (R4)."""

from collections.abc import Mapping
from dataclasses import dataclass

from governance.funding import Apportionment, Budget, Mode, basis, shares
from governance.populations import Figure
from handlers.figures import populations_of
from handlers.misread import Expected, Misread
from storage import funding, populations, regions
from storage.archive import Archive


@dataclass(frozen=True, slots=True)
class Asked:
    """What shares are asked for: a year's, perhaps by another amount (öre) or population.

    `without` holds the codes of the regions left out.
    """

    year: int
    amount: int | None = None
    basis_year: int | None = None
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Apportioned:
    """Shares with what is needed to show them.

    `names` are the regions' names by code, `figures` the populations they rest on, `label` is what
    the recorded budget is marked with ("exempel"), and `supposed` says that the amount was the
    asker's own.
    """

    found: Apportionment
    names: Mapping[str, str]
    figures: tuple[Figure, ...]
    label: str = ""
    supposed: bool = False


def apportion(asked: Asked, archive: Archive) -> Apportioned:
    """The shares asked for; Misread when nothing is known of the population."""
    budget = _budget(asked, archive)
    found = _reckon(asked, budget, archive)
    names = {code: region.name for code, region in regions.by_code(archive).items()}
    supposed = asked.amount is not None
    label = "" if supposed else funding.labels(archive).get(asked.year, "")
    figures = populations.load(archive)[found.basis.year]
    return Apportioned(found, names, figures, label, supposed)


def _reckon(asked: Asked, budget: Budget | None, archive: Archive) -> Apportionment:
    verified = populations.verified_years(archive)
    if not verified:
        raise Misread(Expected.FIGURES, "", "folkmängd")
    chosen = asked.basis_year or (budget.basis_year if budget else None)
    used = basis(chosen, verified)
    people = {
        code: count
        for code, count in populations_of(used.year, archive).items()
        if code not in asked.without
    }
    if not people:
        raise Misread(Expected.REGION, "", "utan")
    mode, amount = (budget.mode, budget.amount) if budget else (Mode.TOTAL, 0)
    return Apportionment(asked.year, budget, used, shares(mode, amount, people), asked.without)


def _budget(asked: Asked, archive: Archive) -> Budget | None:
    recorded = funding.budgets(archive).get(asked.year)
    if asked.amount is None:
        return recorded
    basis_year = recorded.basis_year if recorded else None
    return Budget(asked.year, Mode.TOTAL, asked.amount, basis_year, "")
