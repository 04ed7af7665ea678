"""Regions, out and in again."""

from datetime import date

from governance.regions import Region, find
from storage import regions
from storage.database import Database
from storage.journal import Act

GOTLAND = Region(
    "09", "Region Gotland", "SE-I", "Gotlands län", "D", ("Gotland",), date(2024, 3, 25)
)
SKANE = Region(
    "12",
    "Region Skåne",
    "SE-M",
    "Skåne län",
    "H",
    ("Skåne", "Skane"),
    date(2024, 3, 25),
    date(2027, 12, 31),
)


def test_regions_come_back_as_they_were_put_in_by_code(database: Database, act: Act) -> None:
    with database.writing() as archive:
        regions.add(archive, act, SKANE)
        regions.add(archive, act, GOTLAND)
    with database.reading() as archive:
        assert regions.load(archive) == (GOTLAND, SKANE)
        assert regions.by_code(archive) == {"09": GOTLAND, "12": SKANE}


def test_regions_are_known_by_every_word_that_means_them(database: Database, act: Act) -> None:
    with database.writing() as archive:
        regions.add(archive, act, SKANE)
    with database.reading() as archive:
        known = regions.known(archive)
    assert all(find(known, word) == SKANE for word in ("skane", "12", "SE-M", "Skåne län"))
