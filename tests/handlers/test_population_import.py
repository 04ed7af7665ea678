from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

import pytest

from governance.populations import Figure
from governance.refusal import Refusal
from handlers.population_import import apply, bring_in
from handlers.population_plan import Batch, Manner, Plan, Reason, plan
from handlers.texts import population_import as texts
from storage import populations
from storage.database import Database
from storage.journal import Act
from storage.populations import Fetched
from tests.conversations.scenes import STOCKHOLM

AT = datetime(2027, 2, 22, 10, tzinfo=STOCKHOLM)
ACT = Act("folkmängd importerad", AT, None)


def figures(database: Database, year: int, change: Mapping[str, int | None]) -> tuple[Figure, ...]:
    """The figures of a year as those of 2024, but for `change`; None leaves a region out."""
    with database.reading() as archive:
        before = populations.of_year(archive, 2024)
    people = {**before, **change}
    return tuple(
        Figure(year, code, count, "SCB", verified=False)
        for code, count in people.items()
        if count is not None
    )


def batch(
    database: Database, year: int, change: Mapping[str, int | None], national: int | None = None
) -> Batch:
    came = figures(database, year, change)
    return Batch(came, {} if national is None else {year: national}, Fetched(AT, "a" * 64))


def planned(database: Database, came: Batch, manner: Manner | None = None) -> Plan:
    with database.reading() as archive:
        return plan(came, manner or Manner(), archive)


def imported(database: Database, came: Batch, manner: Manner | None = None) -> str:
    with database.writing() as archive:
        return str(bring_in(came, manner or Manner(), ACT, archive)).replace("\\xa0", " ")


def refused(database: Database, came: Batch, manner: Manner | None = None) -> Refusal:
    with pytest.raises(Refusal) as caught:
        imported(database, came, manner)
    return caught.value


def people(database: Database, year: int) -> Mapping[str, int]:
    with database.reading() as archive:
        return populations.of_year(archive, year)


def test_good_figures_are_recorded_with_what_they_came_from(seeded: Database) -> None:
    told = imported(seeded, batch(seeded, 2026, {"09": 61_000}))
    assert "21 uppgifter är inlagda." in told
    assert people(seeded, 2026)["09"] == 61_000


def test_a_dry_run_shows_the_same_and_records_nothing(seeded: Database) -> None:
    told = imported(seeded, batch(seeded, 2026, {}), Manner(dry_run=True))
    assert "Inget är sparat. 21 uppgifter skulle läggas in." in told
    assert people(seeded, 2026) == {}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"09": None}, "Region Gotland saknas"),
        ({"02": 5}, "koden 02 är ingen region"),
        ({"09": 0}, "Region Gotland har 0 invånare"),
    ],
)
def test_faulty_figures_are_refused_whatever_is_forced(
    seeded: Database, change: Mapping[str, int | None], fault: str
) -> None:
    refusal = refused(seeded, batch(seeded, 2026, change), Manner(forced=True))
    assert refusal.reason is Reason.FAULTY
    assert refusal.fields["faults"] == fault
    assert people(seeded, 2026) == {}


def test_a_region_that_comes_twice_is_refused(seeded: Database) -> None:
    came = batch(seeded, 2026, {})
    twice = replace(came, figures=(*came.figures, came.figures[0]))
    assert refused(seeded, twice).fields["faults"] == "Region Stockholm finns två gånger"


def test_of_many_faults_a_few_are_named(seeded: Database) -> None:
    nobody = dict.fromkeys(("01", "03", "04", "05", "06", "07", "08"))
    faults = refused(seeded, batch(seeded, 2026, nobody)).fields["faults"]
    assert str(faults).endswith("Region Jönköpings län saknas och 2 fel till")


def test_a_change_of_more_than_five_percent_is_refused_unless_forced(seeded: Database) -> None:
    came = batch(seeded, 2025, {"09": 64_020})  # 60 971 the year before: just over five percent
    refusal = refused(seeded, came)
    assert refusal.reason is Reason.IMPLAUSIBLE
    assert "Region Gotland går från" in str(refusal.fields["faults"])
    imported(seeded, came, Manner(forced=True))
    assert people(seeded, 2025)["09"] == 64_020


def test_a_change_of_five_percent_is_plausible(seeded: Database) -> None:
    imported(seeded, batch(seeded, 2025, {"09": 64_019}))


def test_each_year_is_held_against_the_one_before_it_in_the_same_batch(seeded: Database) -> None:
    first = figures(seeded, 2026, {})
    second = figures(seeded, 2027, {"09": 90_000})
    refusal = refused(seeded, Batch((*second, *first), {}))
    assert (refusal.reason, refusal.fields["year"]) == (Reason.IMPLAUSIBLE, "2027")
    assert people(seeded, 2026) == {}


@pytest.mark.parametrize(("year", "off"), [(2024, 0), (2025, 50), (2025, -50)])
def test_a_sum_near_enough_the_national_total_is_let_in(
    seeded: Database, year: int, off: int
) -> None:
    national = sum(figure.people for figure in figures(seeded, year, {})) - off
    came = batch(seeded, year, {}, national)
    assert planned(seeded, came).years[0].difference == off
    imported(seeded, came, Manner(verified=True))


@pytest.mark.parametrize(("year", "off"), [(2024, 1), (2024, -1), (2025, 51), (2025, -51)])
def test_a_sum_too_far_from_the_national_total_is_refused_whatever_is_forced(
    seeded: Database, year: int, off: int
) -> None:
    national = sum(figure.people for figure in figures(seeded, year, {})) - off
    manner = Manner(forced=True, verified=True)
    refusal = refused(seeded, batch(seeded, year, {}, national), manner)
    assert refusal.reason is Reason.WRONG_TOTAL
    assert refusal.fields["difference"] == abs(off)


def test_an_exact_sum_verifies_figures_to_2024_and_no_later_ones(seeded: Database) -> None:
    for year, verified in ((2024, True), (2025, False)):
        total = sum(figure.people for figure in figures(seeded, year, {}))
        assert planned(seeded, batch(seeded, year, {}, total)).years[0].verified is verified
        assert not planned(seeded, batch(seeded, year, {})).years[0].verified


def test_the_importers_word_verifies_figures_of_any_year(seeded: Database) -> None:
    for year in (2024, 2025):
        found = planned(seeded, batch(seeded, year, {}), Manner(verified=True))
        assert found.years[0].verified


@pytest.mark.parametrize("forced", [False, True])
def test_verified_figures_do_not_give_way_to_others_whatever_is_forced(
    seeded: Database, *, forced: bool
) -> None:
    came = batch(seeded, 2024, {"09": 60_972})
    assert refused(seeded, came, Manner(forced=forced)).reason is Reason.LESS_CERTAIN
    with seeded.reading() as archive:
        assert 2024 in populations.verified_years(archive)


def test_verified_figures_give_way_to_what_the_importer_vouches_for(seeded: Database) -> None:
    imported(seeded, batch(seeded, 2024, {"09": 60_972}), Manner(verified=True))
    assert people(seeded, 2024)["09"] == 60_972


def test_only_what_is_new_is_recorded(seeded: Database) -> None:
    imported(seeded, batch(seeded, 2026, {}))
    with seeded.reading() as archive:
        before = archive.revision
    assert "Alla uppgifter fanns redan" in imported(seeded, batch(seeded, 2026, {}))
    assert "1 uppgift är inlagda." not in imported(seeded, batch(seeded, 2026, {}))
    with seeded.reading() as archive:
        assert archive.revision == before
    imported(seeded, batch(seeded, 2026, {"09": 61_000}))
    with seeded.reading() as archive:
        assert archive.revision == before + 1


def test_a_plan_is_applied_as_it_was_made(seeded: Database) -> None:
    found = planned(seeded, batch(seeded, 2026, {}))
    with seeded.writing() as archive:
        apply(found, ACT, archive)
    assert len(people(seeded, 2026)) == 21


def test_the_national_total_is_shown_or_said_to_be_missing(seeded: Database) -> None:
    total = sum(figure.people for figure in figures(seeded, 2026, {}))
    with_total = texts.imported(planned(seeded, batch(seeded, 2026, {}, total + 9)), dry_run=True)
    assert "'-9'" in str(with_total)
    assert "anges inte" in str(
        texts.imported(planned(seeded, batch(seeded, 2026, {})), dry_run=True)
    )


def test_every_reason_has_its_sentence() -> None:
    assert set(texts.REFUSALS) == set(Reason)
