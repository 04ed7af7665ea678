"""Populations, out and in again; a new figure takes the place of the old."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime

from hypothesis import given, settings
from hypothesis import strategies as some
from sqlalchemy import select

from governance.populations import Figure
from governance.regions import Region
from storage import populations, regions, tables
from storage.columns import STOCKHOLM
from storage.database import Database
from storage.journal import Act, verify
from storage.populations import Fetched

AT = datetime(2026, 11, 22, 8, 30, tzinfo=STOCKHOLM)
ACT = Act("folkmängd importerad", AT, None)


def figure(year: int, region: str, people: int, *, verified: bool = True) -> Figure:
    return Figure(year, region, people, "SCB", verified)


def test_figures_come_back_by_year_and_code(database: Database, act: Act) -> None:
    figures = [figure(2024, "12", 5), figure(2023, "09", 2), figure(2024, "09", 3)]
    with database.writing() as archive:
        populations.add(archive, act, figures)
    with database.reading() as archive:
        assert populations.load(archive) == {
            2023: (figure(2023, "09", 2),),
            2024: (figure(2024, "09", 3), figure(2024, "12", 5)),
        }
        assert populations.of_year(archive, 2024) == {"09": 3, "12": 5}
        assert populations.of_year(archive, 1492) == {}


def test_a_new_figure_takes_the_place_of_the_old_which_is_kept(
    database: Database, act: Act
) -> None:
    with database.writing() as archive:
        for people in (1, 2, 3):
            populations.add(archive, act, [figure(2024, "09", people), figure(2024, "12", 9)])
    with database.reading() as archive:
        assert populations.of_year(archive, 2024) == {"09": 3, "12": 9}
        kept = archive.connection.execute(select(tables.populations)).all()
        assert verify(archive) is None
    assert len(kept) == 6


def test_the_same_figure_twice_in_one_set_leaves_the_last(database: Database, act: Act) -> None:
    with database.writing() as archive:
        populations.add(archive, act, [figure(2024, "09", 1), figure(2024, "09", 2)])
    with database.reading() as archive:
        assert populations.of_year(archive, 2024) == {"09": 2}


def test_what_was_fetched_when_is_kept(database: Database, act: Act, at: datetime) -> None:
    with database.writing() as archive:
        populations.add(archive, act, [figure(2024, "09", 1)], Fetched(at, "f" * 64))
    with database.reading() as archive:
        row = archive.connection.execute(select(tables.populations)).one()
    assert (row.fetched_at, row.raw_sha256) == (at, "f" * 64)


def test_a_year_is_verified_when_every_regions_figure_is(database: Database, act: Act) -> None:
    with database.writing() as archive:
        for code in ("09", "12"):
            region = Region(code, code, f"SE-{code}", f"{code} x", "D", (), date(2024, 3, 25))
            regions.add(archive, act, region)
        populations.add(archive, act, [figure(2022, "09", 1), figure(2022, "12", 1)])
        populations.add(archive, act, [figure(2023, "09", 1)])
        derived = figure(2024, "12", 1, verified=False)
        populations.add(archive, act, [figure(2024, "09", 1), derived])
    with database.reading() as archive:
        assert populations.verified_years(archive) == {2022}


KEYS = some.tuples(some.sampled_from([2023, 2024]), some.sampled_from(["09", "12", "14"]))
SETS = some.lists(some.dictionaries(KEYS, some.integers(1, 10**7), max_size=4), max_size=4)


@settings(max_examples=15, deadline=None)
@given(SETS)
def test_the_last_figure_for_a_year_and_region_is_the_one_that_stands(
    fresh: Callable[[], AbstractContextManager[Database]],
    sets: list[Mapping[tuple[int, str], int]],
) -> None:
    stands: dict[tuple[int, str], int] = {}
    with fresh() as database:
        for given_figures in sets:
            stands |= given_figures
            with database.writing() as archive:
                rows = [figure(*key, people) for key, people in given_figures.items()]
                populations.add(archive, ACT, rows)
        with database.reading() as archive:
            found = {
                (year, one.region): one.people
                for year, figures in populations.load(archive).items()
                for one in figures
            }
            assert found == stands
            assert verify(archive) is None


def test_the_day_the_last_figures_came_is_known_only_when_all_days_are(
    database: Database, act: Act
) -> None:
    with database.writing() as archive:
        populations.add(archive, act, [figure(2024, "09", 3)], Fetched(AT))
        later = datetime(2027, 2, 22, 23, 30, tzinfo=STOCKHOLM)
        populations.add(archive, act, [figure(2024, "12", 5)], Fetched(later))
    with database.reading() as archive:
        assert populations.fetched_on(archive, 2024) == date(2027, 2, 22)
        assert populations.fetched_on(archive, 2023) is None
    with database.writing() as archive:
        populations.add(archive, act, [figure(2024, "14", 5)])
    with database.reading() as archive:
        assert populations.fetched_on(archive, 2024) is None
