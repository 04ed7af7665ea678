"""Populations (folkmängd), as recorded with their source."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from governance.local_time import local
from governance.populations import Figure
from storage import regions, tables
from storage.archive import Archive, remembered
from storage.journal import Act, record
from storage.records import standing


@dataclass(frozen=True, slots=True)
class Fetched:
    """When a set of figures was fetched, and the SHA-256 of the bytes that came."""

    at: datetime
    sha256: str | None = None


@remembered
def load(archive: Archive) -> Mapping[int, tuple[Figure, ...]]:
    """Every year's figures, by region code; the years in order."""
    figures: dict[int, list[Figure]] = {}
    for row in standing(archive, tables.populations):
        figure = Figure(row.year, row.region, row.people, row.source, row.verified)
        figures.setdefault(figure.year, []).append(figure)
    return {
        year: tuple(sorted(figures[year], key=lambda figure: figure.region))
        for year in sorted(figures)
    }


@remembered
def verified_years(archive: Archive) -> frozenset[int]:
    """The years with a verified figure for every region that is still one."""
    needed = {region.code for region in regions.load(archive) if region.until is None}
    verified = {
        year: {figure.region for figure in figures if figure.verified}
        for year, figures in load(archive).items()
    }
    return frozenset(year for year, codes in verified.items() if codes and needed <= codes)


def of_year(archive: Archive, year: int) -> Mapping[str, int]:
    """The people of each region that year, by code; empty when the year is unknown."""
    return {figure.region: figure.people for figure in load(archive).get(year, ())}


def fetched_on(archive: Archive, year: int) -> date | None:
    """The day the last of a year's figures came from its source; None when nobody knows."""
    rows = (row for row in standing(archive, tables.populations) if row.year == year)
    moments = [row.fetched_at for row in rows]
    known = [moment for moment in moments if moment is not None]
    return local(max(known)).date() if known and len(known) == len(moments) else None


def add(
    archive: Archive, act: Act, figures: Sequence[Figure], fetched: Fetched | None = None
) -> None:
    """Record figures; each takes the place of an older one for the same year and region."""
    older = {(row.year, row.region): row.id for row in standing(archive, tables.populations)}
    origin = {
        "fetched_at": fetched.at if fetched else None,
        "raw_sha256": fetched.sha256 if fetched else None,
    }
    for figure in figures:
        key = (figure.year, figure.region)
        values = {**asdict(figure), **origin, "replaces": older.get(key)}
        older[key] = record(archive, act, tables.populations, values)
