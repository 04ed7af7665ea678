"""What an import of figures would record, year by year (R4)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from governance.populations import Figure, Finding, findings, perturbed
from storage import populations, regions
from storage.archive import Archive
from storage.populations import Fetched


class Reason(StrEnum):
    """Why figures are not let in."""

    FAULTY = "faulty figures"
    IMPLAUSIBLE = "implausible figures"
    WRONG_TOTAL = "wrong total"
    LESS_CERTAIN = "less certain figures"
    FUTURE = "figures of a day to come"


@dataclass(frozen=True, slots=True)
class Batch:
    """Figures as they came; `national` is the source's own total for each year it gives one."""

    figures: tuple[Figure, ...]
    national: Mapping[int, int]
    fetched: Fetched | None = None


@dataclass(frozen=True, slots=True)
class Manner:
    """How to import: only show it, in spite of implausible change, vouched for by the importer."""

    dry_run: bool = False
    forced: bool = False
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Year:
    """One year's figures on their way in; `recorded` are those they would stand beside."""

    year: int
    figures: tuple[Figure, ...]
    recorded: tuple[Figure, ...]
    national: int | None
    findings: tuple[Finding, ...]

    @property
    def new(self) -> tuple[Figure, ...]:
        """The figures that are not recorded just so already."""
        return tuple(figure for figure in self.figures if figure not in self.recorded)

    @property
    def total(self) -> int:
        """The sum of the figures."""
        return sum(figure.people for figure in self.figures)

    @property
    def difference(self) -> int:
        """How far the sum lies from the national total; 0 when that is not known."""
        return 0 if self.national is None else self.total - self.national

    @property
    def verified(self) -> bool:
        """Whether the figures go in as verified."""
        return all(figure.verified for figure in self.figures)

    @property
    def less_certain(self) -> bool:
        """Whether verified figures would give way to unverified ones."""
        sure = bool(self.recorded) and all(figure.verified for figure in self.recorded)
        return sure and not self.verified


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would record."""

    years: tuple[Year, ...]
    fetched: Fetched | None = None


def plan(batch: Batch, manner: Manner, archive: Archive) -> Plan:
    """What importing a batch would record; each year is held against the one before it."""
    codes = tuple(regions.by_code(archive))
    known = dict(populations.load(archive))
    years = []
    for number in sorted({figure.year for figure in batch.figures}):
        came = tuple(figure for figure in batch.figures if figure.year == number)
        national = batch.national.get(number)
        before = {figure.region: figure.people for figure in known.get(number - 1, ())}
        found = findings(came, codes, before)
        figures = _vouched(came, national, manner)
        years.append(Year(number, figures, known.get(number, ()), national, found))
        known[number] = figures
    return Plan(tuple(years), batch.fetched)


def _vouched(
    figures: tuple[Figure, ...], national: int | None, manner: Manner
) -> tuple[Figure, ...]:
    exact = national == sum(figure.people for figure in figures)
    return tuple(
        replace(figure, verified=manner.verified or (exact and not perturbed(figure.year)))
        for figure in figures
    )
