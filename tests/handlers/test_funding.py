import csv
from datetime import datetime

import pytest

from governance.funding import Budget, Mode
from handlers import apportioning
from handlers.answer import Choices, Document, Table
from handlers.apportioning import Asked
from handlers.drawings import Picture
from handlers.misread import Expected, Misread
from storage import funding, regions
from storage.database import Database
from storage.journal import Act
from tests.conversations.scenes import STOCKHOLM
from tests.conversations.stage import Stage

AT = datetime(2026, 11, 22, 10, tzinfo=STOCKHOLM)
TOTAL = 1_000_000_000
EXPECTED = {"01": 233_601_695, "14": 167_441_401, "12": 134_932_483, "09": 5_758_658}


def test_ten_million_on_2024_is_split_to_the_ore(example: Database) -> None:
    with example.reading() as archive:
        found = apportioning.apportion(Asked(2026), archive).found
    assert {code: found.shares[code].amount for code in EXPECTED} == EXPECTED
    assert found.total == TOTAL
    assert found.people == 10_587_710
    assert found.basis.year == 2024


@pytest.mark.parametrize(
    ("region", "kronor"),
    [
        ("Stockholm", "2 336 016,95 kr"),
        ("Västra Götaland", "1 674 414,01 kr"),
        ("Skåne", "1 349 324,83 kr"),
        ("Gotland", "57 586,58 kr"),
    ],
)
def test_a_region_is_told_its_share(stage: Stage, region: str, kronor: str) -> None:
    assert f"Belopp: {kronor}" in stage.play(f"samordnare-12: andel {region} belopp 10 000 000")


def test_whoever_is_left_out_changes_everybody_elses_share_and_not_the_sum(
    example: Database,
) -> None:
    with example.reading() as archive:
        found = apportioning.apportion(Asked(2026, without=("01", "09")), archive).found
    assert found.total == TOTAL
    assert len(found.shares) == 19
    assert found.without == ("01", "09")


def test_a_region_left_out_twice_is_left_out_once(stage: Stage) -> None:
    told = stage.play("gast: andelar utan Gotland, gotland")
    assert "Ett tänkt fall: så blir andelarna om Region Gotland inte är med." in told


def test_with_every_region_left_out_nothing_can_be_split(example: Database) -> None:
    with example.reading() as archive:
        codes = tuple(regions.by_code(archive))
        with pytest.raises(Misread) as caught:
            apportioning.apportion(Asked(2026, without=codes), archive)
    assert (caught.value.expected, caught.value.argument) == (Expected.REGION, "utan")


def test_without_any_population_shares_are_a_misread(database: Database) -> None:
    with database.reading() as archive, pytest.raises(Misread) as caught:
        apportioning.apportion(Asked(2026), archive)
    assert caught.value.expected is Expected.FIGURES


def test_the_budgets_own_basis_goes_before_ours_and_the_askers_before_both(
    example: Database,
) -> None:
    with example.writing() as archive:
        budget = Budget(2028, Mode.TOTAL, TOTAL, 2020, "")
        funding.set_budget(archive, Act("prov", AT, None), budget)
        own = apportioning.apportion(Asked(2028), archive).found.basis
        asked = apportioning.apportion(Asked(2028, basis_year=2015), archive).found.basis
    assert (own.year, own.source) == (2020, None)
    assert (asked.year, asked.source) == (2015, None)


def test_an_unverified_population_is_marked_where_it_is_used(stage: Stage) -> None:
    told = "\n".join(stage.play("gast: andelar folkmängd 2025"))
    assert "den 31 december 2025 (inte verifierad, ska inte ligga till grund för avgifter)" in told


def test_the_label_of_an_example_is_shown_with_its_budget_only(stage: Stage) -> None:
    assert "Budget 2026: 10 000 000,00 kr (exempel)" in stage.play("gast: andelar")
    assert "Att fördela: 5,00 kr (beloppet i frågan)" in stage.play("gast: andelar belopp 5")


def test_the_file_holds_exact_kronor_and_sums_to_the_budget(stage: Stage) -> None:
    stage.play("gast: andelar som csv")
    (document,) = [part for part in stage.answer.parts if isinstance(part, Document)]
    assert document.text.startswith("\ufeffkod;region")
    rows = list(csv.DictReader(document.text.removeprefix("\ufeff").splitlines(), delimiter=";"))
    assert len(rows) == 21
    assert rows[9]["belopp_kr"] == "1349324,83"
    assert rows[9]["basdatum"] == "2024-12-31"
    assert rows[9]["andel_procent"] == "13,49325"
    assert sum(int(row["belopp_kr"].replace(",", "")) for row in rows) == TOTAL


def test_the_file_has_no_kronor_where_there_is_no_budget(stage: Stage) -> None:
    stage.play("gast: andelar år 2030 som csv")
    (document,) = [part for part in stage.answer.parts if isinstance(part, Document)]
    assert document.text.splitlines()[1].endswith(";")


def test_the_picture_says_in_words_what_it_shows_largest_first(stage: Stage) -> None:
    stage.play("gast: andelar som bild")
    (picture,) = [part for part in stage.answer.parts if isinstance(part, Picture)]
    assert picture.bars[0].label == "Region Stockholm"
    assert picture.bars[-1].label == "Region Gotland"
    assert all(bar.label in picture.alt and bar.value in picture.alt for bar in picture.bars)


def test_the_ways_on_repeat_the_question_in_the_askers_own_fields(stage: Stage) -> None:
    stage.play("gast: andelar utan Gotland belopp 5")
    (choices,) = [part for part in stage.answer.parts if isinstance(part, Choices)]
    fields = choices.choices[0].chosen.fields
    assert fields == {"utan": "Gotland", "belopp": "5", "som": "bild"}


def test_the_table_ends_with_the_sum(stage: Stage) -> None:
    stage.play("gast: andelar")
    (table,) = [part for part in stage.answer.parts if isinstance(part, Table)]
    assert len(table.rows) == 22
    assert table.rows[-1][0] == "Summa"
    assert [column.numeric for column in table.columns] == [False, True, True, True]


@pytest.mark.parametrize("text", ["andelar 2027", "andelar år 2027", "andelar år=2027"])
def test_the_year_of_all_shares_may_stand_bare(stage: Stage, text: str) -> None:
    assert stage.play(f"gast: {text}")[0] == "Andelar 2027"


@pytest.mark.parametrize(
    "text", ["andel skåne 2027", "andel 2027 skåne", "andel Region Skåne år 2027", "andel 12 2027"]
)
def test_the_year_of_a_share_may_stand_bare(stage: Stage, text: str) -> None:
    answered = stage.play(f"gast: {text}")
    assert answered[0] == "Andel för Region Skåne"
    assert "Budget 2027: 10 000 000,00 kr (exempel)" in answered


def test_a_bare_year_out_of_reach_is_a_misread(stage: Stage) -> None:
    assert "ett år mellan 2000 och 2100" in "\n".join(stage.play("gast: andelar 1492"))
