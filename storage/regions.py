"""The regions (regionerna), as recorded."""

from collections.abc import Mapping
from dataclasses import asdict

from governance.regions import Region, index
from storage import tables
from storage.archive import Archive, remembered
from storage.journal import Act, record
from storage.records import standing


@remembered
def load(archive: Archive) -> tuple[Region, ...]:
    """Every region, by code."""
    rows = sorted(standing(archive, tables.regions), key=lambda row: str(row.code))
    return tuple(
        Region(
            code=row.code,
            name=row.name,
            iso=row.iso,
            county=row.county,
            procurement=row.procurement,
            aliases=row.aliases,
            since=row.since,
            until=row.until,
        )
        for row in rows
    )


@remembered
def known(archive: Archive) -> Mapping[str, Region]:
    """The words that mean a region, for `governance.regions.find`."""
    return index(load(archive))


@remembered
def by_code(archive: Archive) -> Mapping[str, Region]:
    """Every region by its code."""
    return {region.code: region for region in load(archive)}


def add(archive: Archive, act: Act, region: Region) -> None:
    """Record a region."""
    record(archive, act, tables.regions, asdict(region))
