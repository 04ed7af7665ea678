"""The figures of a year, as every concept that reckons with them asks for them (R4)."""

from collections.abc import Collection, Mapping

from governance.populations import Figure
from handlers.misread import Expected, Misread
from storage import populations
from storage.archive import Archive


def populations_of(year: int, archive: Archive, argument: str = "folkmängd") -> Mapping[str, int]:
    """The people of each region that year, by code; Misread when the year is unknown."""
    return {figure.region: figure.people for figure in of_year(year, archive, argument)}


def of_year(year: int, archive: Archive, argument: str) -> tuple[Figure, ...]:
    """The year's figures; Misread when it is unknown."""
    known = populations.load(archive)
    if year not in known:
        raise unknown(year, known, argument)
    return known[year]


def unknown(year: int, known: Collection[int], argument: str) -> Misread:
    """The misread of a year without figures: the years that have some, nearest first."""
    nearest_first = sorted(known, key=lambda each: abs(each - year))
    return Misread(
        Expected.FIGURES, str(year), argument, tuple(str(each) for each in nearest_first)
    )
