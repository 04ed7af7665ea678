from datetime import date, datetime

import pytest

from governance.people import Appointment, Role
from handlers.answer import Facts, Table
from handlers.coordination import coordinators
from handlers.texts import coordination
from storage import people, regions
from storage.columns import STOCKHOLM
from storage.database import Database
from storage.journal import Act
from tests.conversations.stage import Stage

DAY = date(2026, 11, 22)


def facts(stage: Stage) -> dict[str, str]:
    return {
        fact.label: fact.value.replace("\u00a0", " ")
        for part in stage.answer.parts
        if isinstance(part, Facts)
        for fact in part.facts
    }


def test_the_card_holds_what_one_needs_to_know(stage: Stage) -> None:
    stage.play("gast: region gotland")
    told = facts(stage)
    assert told["Upphandlingsregion"] == (
        "D, tillsammans med Region Sörmland, Region Värmland och Region Örebro län"
    )
    assert told["Regionsamordnare"] == "Regionsamordnare, Region Gotland"
    assert told["Kod"] == "09, SE-I"
    assert told["Andel 2026"] == "57 586,58 kr (0,57587 %)"


def test_the_share_on_the_card_is_that_of_the_asking_year(stage: Stage) -> None:
    stage.at = datetime(2030, 1, 2, 8, tzinfo=STOCKHOLM)
    stage.play("gast: region gotland")
    assert facts(stage)["Andel 2030"] == (
        "0,57587 %; inget beslut om budget för 2030 är registrerat"
    )


def test_the_21_regions_lie_in_eight_procurement_regions(stage: Stage) -> None:
    stage.play("gast: regioner")
    (table,) = [part for part in stage.answer.parts if isinstance(part, Table)]
    letters = [row[3] for row in table.rows]
    sizes = {letter: letters.count(letter) for letter in "ABCDEFGH"}
    assert sizes == {"A": 4, "B": 4, "C": 1, "D": 4, "E": 1, "F": 3, "G": 3, "H": 1}


def test_who_coordinates_is_asked_of_the_day(example: Database) -> None:
    with example.reading() as archive:
        gotland = regions.by_code(archive)["09"]
        assert coordinators(DAY, archive).of_region(gotland)
        assert coordinators(date(2025, 12, 31), archive).of_region(gotland) == ()


def test_two_coordinators_of_a_region_are_both_told(stage: Stage) -> None:
    with stage.database.writing() as archive:
        person = people.by_handle(archive)["gast"]
        role = Appointment(person.id, Role.REGIONAL_COORDINATOR, DAY, scope="09")
        people.appoint(archive, Act("roll given", stage.at, None), role)
    stage.play("gast: samordnare gotland")
    assert " och " in facts(stage)["Regionsamordnare"]


def test_an_area_coordinator_is_told_for_each_region_of_the_area(stage: Stage) -> None:
    told = set()
    for region in ("Sörmland", "Värmland", "Örebro", "Gotland"):
        stage.play(f"gast: samordnare {region}")
        told.add(facts(stage)["Områdessamordnare (upphandlingsregion D)"])
    assert told == {"Regionsamordnare, Region Örebro län"}


@pytest.mark.parametrize(("missing", "named"), [(1, True), (5, True), (6, False)])
def test_regions_without_a_coordinator_are_named_when_they_are_few(
    example: Database,
    missing: int,
    named: bool,  # noqa: FBT001 - the case's own yes or no
) -> None:
    with example.reading() as archive:
        everybody = regions.load(archive)
        found = coordinators(DAY, archive)
    gone = everybody[:missing]
    fewer = {code: who for code, who in found.regional.items() if code not in _codes(gone)}
    told = str(coordination.everybody(everybody, type(found)(fewer, found.area)).parts[0])
    assert "Ingen regionsamordnare är registrerad" in told
    assert (gone[0].name in told) is named


def test_nothing_is_missing_when_every_region_has_somebody(stage: Stage) -> None:
    assert "Ingen regionsamordnare" not in "\n".join(stage.play("gast: samordnare"))


def test_only_one_table_stands_in_an_answer(stage: Stage) -> None:
    stage.play("gast: samordnare")
    assert sum(isinstance(part, Table) for part in stage.answer.parts) == 1


def _codes(found: tuple[object, ...]) -> set[str]:
    return {getattr(region, "code", "") for region in found}
