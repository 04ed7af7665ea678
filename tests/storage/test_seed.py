"""The first facts: 21 regions and their populations."""

import csv
from importlib import resources

from governance.charter import DATE
from governance.regions import MEMBERS, find
from storage import populations, regions
from storage.database import Database
from storage.journal import verify

NATIONAL = {
    2019: 10_327_589,
    2020: 10_379_295,
    2021: 10_452_326,
    2022: 10_521_556,
    2023: 10_551_707,
    2024: 10_587_710,
    2025: 10_605_520,
}


def test_all_21_regions_are_known_by_their_names(seeded: Database) -> None:
    with seeded.reading() as archive:
        assert len(regions.load(archive)) == MEMBERS
        known = regions.known(archive)
    for words, code in (
        (("Region Västra Götaland", "VGR", "västra götalandsregionen"), "14"),
        (("Södermanland", "sormland"), "04"),
        (("Region Jönköpings län", "jonkoping"), "06"),
    ):
        assert {found.code for word in words if (found := find(known, word))} == {code}


def test_the_procurement_regions_divide_the_21_as_published(seeded: Database) -> None:
    with seeded.reading() as archive:
        letters = [region.procurement for region in regions.load(archive)]
    sizes = {letter: letters.count(letter) for letter in letters}
    assert sizes == {"A": 4, "B": 4, "C": 1, "D": 4, "E": 1, "F": 3, "G": 3, "H": 1}


def test_every_years_figures_cover_the_21_and_sum_to_the_nation(seeded: Database) -> None:
    with seeded.reading() as archive:
        codes = set(regions.by_code(archive))
        years = populations.load(archive)
        sums = {year: sum(populations.of_year(archive, year).values()) for year in NATIONAL}
    assert list(years) == list(range(2010, 2026))
    assert all({figure.region for figure in figures} == codes for figures in years.values())
    assert sums == NATIONAL


def test_2024_is_the_latest_verified_year(seeded: Database) -> None:
    with seeded.reading() as archive:
        assert populations.verified_years(archive) == frozenset(range(2010, 2025))


def test_every_fact_is_chained(seeded: Database) -> None:
    with seeded.reading() as archive:
        figures = [figure for year in populations.load(archive).values() for figure in year]
        assert verify(archive) is None
        assert archive.revision == MEMBERS + len(figures)


def test_a_figure_names_a_source_that_people_can_look_up(seeded: Database) -> None:
    with seeded.reading() as archive:
        found = {
            (year < 2025, figure.source)
            for year, figures in populations.load(archive).items()
            for figure in figures
        }
    assert found == {
        (True, "SCB TAB638, 31 december"),
        (False, "summa av SCB:s kommunvärden (TAB5557), avlästa 2026-09-13"),
    }


def test_a_region_is_a_member_since_the_founding_document(seeded: Database) -> None:
    with seeded.reading() as archive:
        assert {region.since for region in regions.load(archive)} == {DATE}


def test_the_regions_file_names_its_sources() -> None:
    file = resources.files("storage").joinpath("data", "regions.csv")
    rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    assert all(row["source"] for row in rows)
    assert "org_number" not in rows[0]
