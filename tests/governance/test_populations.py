from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.populations import Fault, Figure, Finding, findings, perturbed, tolerance
from tests.governance.any_number import few

REGIONS = ["01", "09", "12"]
BEFORE = {"01": 2_400_000, "09": 60_000, "12": 1_400_000}


def figure(region: str, people: int) -> Figure:
    return Figure(2024, region, people, "SCB", verified=True)


def sound() -> list[Figure]:
    return [figure(region, BEFORE[region]) for region in REGIONS]


def test_the_people_are_counted_on_the_last_day_of_the_year() -> None:
    assert figure("09", 60_971).basis_date == date(2024, 12, 31)


@pytest.mark.parametrize(
    ("year", "blurred", "allowed"), [(2010, False, 0), (2024, False, 0), (2025, True, 50)]
)
def test_from_2025_figures_are_perturbed_and_their_sum_may_differ(
    year: int, *, blurred: bool, allowed: int
) -> None:
    assert (perturbed(year), tolerance(year)) == (blurred, allowed)


def test_sound_figures_have_no_findings() -> None:
    assert findings(sound(), REGIONS, BEFORE) == ()


def test_a_year_after_an_unknown_one_is_not_held_against_anything() -> None:
    assert findings([*sound()[:2], figure("12", 1)], REGIONS, {}) == ()


@pytest.mark.parametrize("people", [57_000, 60_000, 63_000])
def test_a_change_of_five_per_cent_is_plausible(people: int) -> None:
    assert findings([sound()[0], figure("09", people), sound()[2]], REGIONS, BEFORE) == ()


@pytest.mark.parametrize("people", [56_999, 63_001])
def test_a_larger_change_is_not(people: int) -> None:
    assert findings([sound()[0], figure("09", people), sound()[2]], REGIONS, BEFORE) == (
        Finding(Fault.IMPLAUSIBLE, 2024, "09", people, 60_000),
    )


def test_a_region_without_a_figure_is_missed() -> None:
    assert findings(sound()[1:], REGIONS, BEFORE) == (Finding(Fault.MISSING, 2024, "01"),)


def test_no_figures_at_all_miss_every_region() -> None:
    assert findings([], REGIONS, BEFORE) == tuple(
        Finding(Fault.MISSING, 0, region) for region in REGIONS
    )


def test_a_region_that_is_no_member_is_unknown() -> None:
    assert findings([*sound(), figure("02", 5)], REGIONS, BEFORE) == (
        Finding(Fault.UNKNOWN, 2024, "02", 5),
    )


def test_a_second_figure_for_a_region_is_repeated() -> None:
    assert findings([*sound(), figure("01", 5)], REGIONS, BEFORE) == (
        Finding(Fault.REPEATED, 2024, "01", 5, 2_400_000),
    )


@pytest.mark.parametrize("people", [0, -1])
@pytest.mark.parametrize("before", [BEFORE, {}])
def test_a_region_without_people_is_no_region(people: int, before: dict[str, int]) -> None:
    assert findings([*sound()[:2], figure("12", people)], REGIONS, before) == (
        Finding(Fault.NOT_POSITIVE, 2024, "12", people, before.get("12")),
    )


def test_one_person_is_enough_where_nobody_was_counted_before() -> None:
    before = {**BEFORE, "09": 0}
    assert findings([sound()[0], figure("09", 1), sound()[2]], REGIONS, before) == ()


def test_the_findings_come_by_code() -> None:
    found = findings([figure("99", 1), figure("12", 0), figure("02", 1)], REGIONS, BEFORE)
    assert [(finding.region, finding.fault) for finding in found] == [
        ("01", Fault.MISSING),
        ("02", Fault.UNKNOWN),
        ("09", Fault.MISSING),
        ("12", Fault.NOT_POSITIVE),
        ("99", Fault.UNKNOWN),
    ]


FIGURES = st.builds(figure, st.sampled_from([*REGIONS, "02"]), st.integers(-1, 3_000_000))


@given(st.lists(FIGURES, max_size=8))
def test_figures_without_findings_are_one_for_each_region(figures: list[Figure]) -> None:
    if findings(figures, REGIONS, {}) == ():
        assert sorted(figure.region for figure in figures) == REGIONS
        assert all(figure.people > 0 for figure in figures)
    else:
        counted = sorted(figure.region for figure in figures if figure.people > 0)
        assert counted != REGIONS or len(figures) != len(REGIONS)


@few
@given(st.integers(2000, 2100), st.integers(0, 50), st.integers(-200, 200))
def test_once_figures_are_perturbed_they_stay_so_and_a_sum_may_differ_either_way(
    year: int, later: int, off: int
) -> None:
    assert perturbed(year + later) or not perturbed(year)
    assert tolerance(year + later) >= tolerance(year) >= 0
    assert perturbed(year) or abs(off) > tolerance(year) or off == 0
