import random
from collections.abc import Callable, Mapping
from fractions import Fraction

import pytest
from apportionment.methods import TiesException, largest_remainder
from hypothesis import example, given, reject
from hypothesis import strategies as st

from governance.funding import (
    LEFT_OVER,
    Apportionment,
    Basis,
    Budget,
    Mode,
    Share,
    basis,
    charge,
    shares,
    split,
)
from governance.provenance import Mark, charter, reading, setting
from tests.governance.any_number import few

PEOPLE_2024 = {
    "01": 2473307,
    "03": 407912,
    "04": 301542,
    "05": 472446,
    "06": 370009,
    "07": 203351,
    "08": 246352,
    "09": 60971,
    "10": 157223,
    "12": 1428626,
    "13": 345074,
    "14": 1772821,
    "17": 283384,
    "18": 308375,
    "19": 281158,
    "20": 286546,
    "21": 284558,
    "22": 241458,
    "23": 132839,
    "24": 281138,
    "25": 248620,
}
TEN_MILLION = 10_000_000_00

AMOUNTS = st.integers(0, 10**12)
CODES = st.integers(1, 25).map("{:02}".format)
POPULATIONS = st.dictionaries(CODES, st.integers(0, 3_000_000), min_size=1, max_size=21).filter(
    lambda populations: sum(populations.values()) > 0
)


def test_ten_million_kronor_on_the_people_of_2024() -> None:
    parts = split(TEN_MILLION, PEOPLE_2024)
    assert parts["01"] == 2_336_016_95
    assert parts["14"] == 1_674_414_01
    assert parts["12"] == 1_349_324_83
    assert parts["09"] == 57_586_58
    assert sum(parts.values()) == TEN_MILLION


def test_a_mode_is_the_word_people_type() -> None:
    assert [mode.value for mode in Mode] == ["belopp", "per-invånare"]


def test_a_share_says_people_fraction_and_fee() -> None:
    assert shares(Mode.TOTAL, TEN_MILLION, PEOPLE_2024)["01"] == Share(
        "01", 2473307, Fraction(2473307, 10587710), 2_336_016_95
    )


def test_a_rate_charges_every_inhabitant() -> None:
    found = shares(Mode.RATE, 95, PEOPLE_2024)
    assert found["09"] == Share("09", 60971, Fraction(60971, 10587710), 60971 * 95)
    assert sum(share.amount for share in found.values()) == 10587710 * 95


def test_a_years_shares_know_their_people_and_their_sum() -> None:
    parts = shares(Mode.TOTAL, TEN_MILLION, PEOPLE_2024)
    year = Apportionment(2026, None, Basis(2024, None), parts, without=())
    assert (year.people, year.total) == (10587710, TEN_MILLION)


def test_the_last_ore_goes_to_the_largest_remainder() -> None:
    assert split(10, {"01": 33, "03": 33, "04": 34}) == {"01": 3, "03": 3, "04": 4}
    assert split(2, {"01": 49, "03": 51}) == {"01": 1, "03": 1}
    assert split(1, {"01": 49, "03": 51}) == {"01": 0, "03": 1}


def test_a_tie_goes_to_the_larger_population_before_the_lower_code() -> None:
    assert split(2, {"01": 1, "03": 3}) == {"01": 0, "03": 2}


def test_a_tie_between_equals_goes_to_the_lower_code() -> None:
    assert split(2, {"04": 7, "03": 7, "01": 7}) == {"04": 0, "03": 1, "01": 1}


def test_a_region_that_leaves_is_carried_by_the_others() -> None:
    others = {code: people for code, people in PEOPLE_2024.items() if code != "09"}
    parts = split(TEN_MILLION, others)
    assert sum(parts.values()) == TEN_MILLION
    assert all(parts[code] >= split(TEN_MILLION, PEOPLE_2024)[code] for code in others)


def test_one_region_alone_carries_all() -> None:
    assert split(7, {"12": 1}) == {"12": 7}


@pytest.mark.parametrize("divide", [split, charge])
def test_nothing_costs_nobody_anything(
    divide: Callable[[int, Mapping[str, int]], dict[str, int]],
) -> None:
    assert divide(0, {"01": 5, "03": 0}) == {"01": 0, "03": 0}


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize(
    ("amount", "populations"),
    [(100, {}), (100, {"01": 0}), (-1, {"01": 5}), (100, {"01": 5, "03": -1})],
)
def test_what_cannot_be_divided_is_refused(
    mode: Mode, amount: int, populations: dict[str, int]
) -> None:
    with pytest.raises(ValueError, match=rf"\({amount}, {sum(populations.values())}\)"):
        shares(mode, amount, populations)


def test_a_chosen_year_is_the_basis_and_no_default_of_ours() -> None:
    assert basis(2023, [2022, 2023, 2024]) == Basis(2023, None)


def test_without_a_chosen_year_the_basis_is_the_latest_verified() -> None:
    assert basis(None, [2022, 2024, 2023]) == Basis(2024, setting("senaste verifierade folkmängd"))


def apportioned(
    mode: Mode, *, basis_year: int | None = None, without: tuple[str, ...] = ()
) -> Apportionment:
    budget = Budget(2027, mode, 100, basis_year, "")
    used = basis(basis_year, [2024])
    return Apportionment(2027, budget, used, shares(mode, 100, PEOPLE_2024), without)


def test_a_total_that_is_split_says_how_what_is_left_is_dealt_out() -> None:
    default = setting("senaste verifierade folkmängd")
    assert apportioned(Mode.TOTAL).sources == (charter("R4"), default, LEFT_OVER)
    assert apportioned(Mode.RATE).sources == (charter("R4"), default)
    assert LEFT_OVER.mark is Mark.SETTING
    assert "största rest" in LEFT_OVER.ref


def test_a_chosen_basis_needs_no_default_and_a_what_if_is_a_reading() -> None:
    found = apportioned(Mode.RATE, basis_year=2023, without=("09",))
    assert found.sources == (charter("R4"), reading("A14"))


def test_without_a_budget_nothing_is_split() -> None:
    found = Apportionment(2027, None, basis(2024, [2024]), {}, ())
    assert found.sources == (charter("R4"),)


def test_without_any_verified_year_there_is_no_basis() -> None:
    with pytest.raises(ValueError):
        basis(None, [])


@given(st.integers(0, 10**30), POPULATIONS)
def test_the_parts_add_up_to_the_total(total: int, populations: dict[str, int]) -> None:
    assert sum(split(total, populations).values()) == total


@given(st.integers(0, 10**30), POPULATIONS)
def test_each_part_lies_within_one_ore_of_its_exact_share(
    total: int, populations: dict[str, int]
) -> None:
    people = sum(populations.values())
    for code, part in split(total, populations).items():
        assert abs(part - Fraction(total * populations[code], people)) < 1


@given(AMOUNTS, POPULATIONS, st.randoms(use_true_random=False))
def test_the_order_of_the_regions_never_matters(
    total: int, populations: dict[str, int], shuffler: random.Random
) -> None:
    shuffled = dict(shuffler.sample(list(populations.items()), len(populations)))
    assert split(total, shuffled) == split(total, populations)


@given(AMOUNTS, POPULATIONS)
def test_the_larger_of_two_regions_never_pays_less(total: int, populations: dict[str, int]) -> None:
    parts = split(total, populations)
    by_people = sorted(populations, key=lambda code: (populations[code], parts[code]))
    paid = [parts[code] for code in by_people]
    assert paid == sorted(paid)


@given(AMOUNTS, POPULATIONS, st.integers(0, 1_000_000))
def test_a_region_that_grows_never_pays_more_than_one_ore_less(
    total: int, populations: dict[str, int], growth: int
) -> None:
    code = min(populations)
    grown = {**populations, code: populations[code] + growth}
    assert split(total, grown)[code] >= split(total, populations)[code] - 1


@given(AMOUNTS, st.integers(0, 3_000_000), st.integers(2, 21))
def test_regions_of_one_size_pay_the_same_but_for_one_ore(
    total: int, people: int, number: int
) -> None:
    parts = split(total, {f"{code:02}": people + 1 for code in range(number)})
    in_code_order = list(parts.values())
    assert in_code_order == sorted(in_code_order, reverse=True)
    assert max(in_code_order) - min(in_code_order) <= 1


@given(st.integers(1, 10**12), POPULATIONS)
@example(TEN_MILLION, PEOPLE_2024)
def test_an_independent_library_divides_alike(total: int, populations: dict[str, int]) -> None:
    people = list(populations.values())
    try:
        expected = largest_remainder(people, total, fractions=True, tiesallowed=False)
    except TiesException:
        reject()
    assert list(split(total, populations).values()) == expected


@given(AMOUNTS, POPULATIONS)
def test_the_fractions_add_up_to_one(amount: int, populations: dict[str, int]) -> None:
    found = shares(Mode.TOTAL, amount, populations)
    assert sum(share.fraction for share in found.values()) == 1
    assert list(found) == list(populations)
    assert all(found[code].population == people for code, people in populations.items())


@given(AMOUNTS, POPULATIONS)
def test_a_rate_is_charged_exactly(rate: int, populations: dict[str, int]) -> None:
    charged = charge(rate, populations)
    assert sum(charged.values()) == rate * sum(populations.values())
    assert all(charged[code] == rate * people for code, people in populations.items())


@few
@given(st.none() | st.integers(2000, 2100), st.lists(st.integers(2000, 2100), min_size=1))
def test_the_basis_is_the_chosen_year_or_one_that_is_verified_whatever_their_order(
    chosen: int | None, verified: list[int]
) -> None:
    found = basis(chosen, verified)
    assert found == basis(chosen, sorted(verified)) == basis(chosen, {*verified, min(verified) - 1})
    assert (found.source is None) is (chosen is not None)
    assert found.year == chosen or found.year in verified
    assert basis(found.year, verified).year == found.year
