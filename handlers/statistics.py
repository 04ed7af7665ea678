"""Figures as Statistics Sweden (SCB) answers them: one number for each county and year."""

import hashlib
import re
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from governance import populations
from governance.populations import Figure
from governance.provenance import setting
from governance.refusal import Refusal
from handlers.jsonstat import Dataset, JsonStatError, decode, dimensions
from handlers.misread import Expected, Misread
from handlers.population_plan import Batch
from storage.populations import Fetched

COUNT_OF_PEOPLE = frozenset({"BE0101N1", "000007ME"})
"""The contents that are people, TAB638's and TAB5557's; their siblings are change."""
WHOLE: Mapping[str, frozenset[str]] = {
    "ContentsCode": COUNT_OF_PEOPLE,
    "Civilstand": frozenset({"SC"}),
    "Alder": frozenset({"tot", "TotSA"}),
    "Kon": frozenset({"TotSa", "1+2"}),
}
"""The one category each further dimension may have: the whole, as parts are never summed here."""
COUNTRY = "00"
COUNTY = re.compile("[0-9]{2}")
YEAR = re.compile("20[0-9]{2}")


class Trouble(StrEnum):
    """Why SCB gave no figures."""

    UNREACHABLE = "scb unreachable"
    SLOW = "scb slow"
    NO_TABLE = "scb has no such table"
    TOO_OFTEN = "scb asked too often"
    REFUSED = "scb refused the question"
    DOWN = "scb is down"
    NO_YEAR = "scb has no such year"


def failed(trouble: Trouble, **fields: object) -> Refusal:
    """The refusal for an ask that SCB did not answer."""
    return Refusal(trouble, setting("statistik från SCB"), **fields)


def read(raw: bytes, at: datetime) -> Batch:
    """The figures in an answer from SCB that was fetched `at`; Misread when there are none."""
    dataset = _dataset(raw)
    source = _source(dataset)
    figures: list[Figure] = []
    national: dict[int, int] = {}
    for cell in dataset.cells:
        region, year = cell.categories["Region"], int(cell.categories["Tid"])
        if cell.value is not None and region == COUNTRY:
            national[year] = cell.value
        elif cell.value is not None and COUNTY.fullmatch(region):
            figures.append(Figure(year, region, cell.value, source, verified=False))
    if not figures:
        raise Misread(Expected.STATISTICS)
    return Batch(tuple(figures), national, Fetched(at, hashlib.sha256(raw).hexdigest()))


def years(raw: bytes) -> tuple[int, ...]:
    """The years a table's metadata says it has; Misread when it says none."""
    try:
        found = dimensions(raw).get("Tid", ())
    except JsonStatError:
        raise Misread(Expected.STATISTICS) from None
    return tuple(sorted(int(year) for year in found if YEAR.fullmatch(year)))


def perturbed(year: int) -> bool:
    """Whether SCB perturbs a year's figures, and so keeps them in another table."""
    return populations.perturbed(year)


def _dataset(raw: bytes) -> Dataset:
    try:
        dataset = decode(raw)
    except JsonStatError:
        raise Misread(Expected.STATISTICS) from None
    if not _whole(dataset):
        raise Misread(Expected.STATISTICS)
    return dataset


def _whole(dataset: Dataset) -> bool:
    """Whether the cells are people, by county and year, and nothing is split further."""
    split = dict(dataset.dimensions)
    years_known = all(YEAR.fullmatch(year) for year in split.pop("Tid", ("",)))
    has_regions = bool(split.pop("Region", ()))
    wholes = all(
        len(codes) == 1 and codes[0] in WHOLE.get(name, ()) for name, codes in split.items()
    )
    return years_known and has_regions and "ContentsCode" in split and wholes


def _source(dataset: Dataset) -> str:
    table = dataset.table if re.fullmatch("TAB[0-9]{1,6}", dataset.table) else ""
    updated = dataset.updated[:10]
    dated = re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", updated)
    details = (*((table,) if table else ()), *((f"uppdaterad {updated}",) if dated else ()))
    return ", ".join(("SCB, folkmängd 31 december", *details))
