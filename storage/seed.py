"""The first facts of every database: the regions, and their populations."""

import csv
from collections.abc import Iterator, Mapping
from importlib import resources

from governance.charter import DATE
from governance.populations import Figure
from governance.regions import Region
from storage import populations, regions
from storage.archive import Archive
from storage.journal import Act


def seed(archive: Archive, act: Act) -> None:
    """Record the regions and their populations."""
    for row in _rows("regions.csv"):
        regions.add(archive, act, _region(row))
    populations.add(archive, act, [_figure(row) for row in _rows("population.csv")])


def _rows(name: str) -> Iterator[Mapping[str, str]]:
    file = resources.files("storage").joinpath("data", name)
    return csv.DictReader(file.read_text(encoding="utf-8").splitlines())


def _region(row: Mapping[str, str]) -> Region:
    """A region, a member since the day of the founding document, which names all 21 (R2)."""
    return Region(
        code=row["code"],
        name=row["name"],
        iso=row["iso"],
        county=row["county"],
        procurement=row["procurement"],
        aliases=tuple(row["aliases"].split(";")),
        since=DATE,
    )


def _figure(row: Mapping[str, str]) -> Figure:
    return Figure(
        year=int(row["year"]),
        region=row["region"],
        people=int(row["people"]),
        source=row["source"],
        verified=row["verified"] == "yes",
    )
