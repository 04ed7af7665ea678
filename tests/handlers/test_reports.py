from datetime import date

import pytest

from governance.duties import Kind
from governance.matters import Matter
from governance.steps import StepKind
from storage import evidence
from storage.evidence import Concerned
from storage.outbox import State
from tests.conversations.stage import Stage
from tests.handlers.duty_stage import asked, decide, labels, told

LINK = "https://example.org/1"
TITLE = "Verksamhetsrapport 2026"


@pytest.fixture
def spring(stage: Stage) -> Stage:
    stage.play("den 2027-03-20 kl. 10:00")
    return stage


def steps(stage: Stage) -> dict[StepKind, list[str]]:
    found: dict[StepKind, list[str]] = {}
    with stage.database.reading() as archive:
        for each in evidence.of(archive, Concerned(Kind.REPORT, 2026)):
            found.setdefault(each.step, []).append(each.scope)
    return found


def test_without_a_year_it_is_the_one_that_was_last_over(spring: Stage) -> None:
    assert asked(spring, "gast: rapport").startswith("Verksamhetsrapporten för 2026")


def test_all_that_is_recorded_makes_it_fulfilled_on_the_last_day(spring: Stage) -> None:
    decide(spring.database, Matter.REPORT, TITLE, date(2027, 3, 10))
    for part in ("förvaltningsberättelse", "årsbokslut"):
        spring.play(f"kansliet: rapport 2026 länkad del={part} länk={LINK} datum=2027-02-01")
    said = asked(spring, "kansliet: rapport 2026 överlämnad region=alla datum=2027-03-19")
    assert "Läge: Fullgjord den 19 mars 2027." in said
    assert len(steps(spring)[StepKind.HANDED_OVER]) == 21


def test_all_means_those_that_lack_it(spring: Stage) -> None:
    spring.play("kansliet: rapport 2026 överlämnad region=Skåne datum=2027-03-01 diarienummer=1")
    said = asked(
        spring, "kansliet: rapport 2026 överlämnad region=alla datum=2027-03-02 diarienummer=2"
    )
    assert "För 1 region var det inskrivet förut och är oförändrat." in said
    with spring.database.reading() as archive:
        found = evidence.of(archive, Concerned(Kind.REPORT, 2026))
    assert [each.reference for each in found].count("1") == 1
    said = asked(spring, "kansliet: rapport 2026 överlämnad region=alla")
    assert "redan inskrivet" in said


def test_one_region_named_is_corrected(spring: Stage) -> None:
    spring.play("kansliet: rapport 2026 överlämnad region=Skåne datum=2027-03-01 diarienummer=1")
    said = asked(
        spring, "kansliet: rapport 2026 överlämnad region=Skåne datum=2027-03-02 diarienummer=2"
    )
    assert "Förut, och kvar i journalen: den 1 mars 2027, 1." in said


def test_each_regions_coordinators_are_told_once_and_nobody_else(spring: Stage) -> None:
    spring.play('kansliet: rapport 2026 överlämnad region="Skåne, Halland"')
    assert told(spring.database, "rapport:") == {"samordnare-12": 1, "samordnare-13": 1}
    spring.play("kansliet: rapport 2026 ångra steg=överlämnad region=Halland")
    assert told(spring.database, "rapport:") == {"samordnare-12": 1}
    assert told(spring.database, "rapport:", State.CANCELLED) == {"samordnare-13": 1}
    spring.play("kansliet: rapport 2026 överlämnad region=Halland")
    assert told(spring.database, "rapport:") == {"samordnare-12": 1, "samordnare-13": 1}


def test_a_receipt_goes_with_its_dispatch_when_that_is_taken_back(spring: Stage) -> None:
    spring.play("kansliet: rapport 2026 överlämnad region=Skåne")
    spring.play("samordnare-12: rapport 2026 mottagen")
    assert steps(spring) == {StepKind.HANDED_OVER: ["12"], StepKind.RECEIVED: ["12"]}
    spring.play("kansliet: rapport 2026 ångra steg=överlämnad region=Skåne")
    assert steps(spring) == {}


def test_a_receipt_given_twice_keeps_its_first_day(spring: Stage) -> None:
    spring.play("kansliet: rapport 2026 överlämnad region=Skåne")
    spring.play("samordnare-12: rapport 2026 mottagen")
    spring.play("den 2027-03-25 kl. 10:00")
    assert "redan antecknat" in asked(spring, "samordnare-12: rapport 2026 mottagen region=Skåne")
    assert "den 20 mars 2027" in asked(spring, "samordnare-12: rapport 2026 mottagen")


def test_kansliet_records_a_receipt_for_any_region_that_has_the_report(spring: Stage) -> None:
    spring.play('kansliet: rapport 2026 överlämnad region="Skåne, Halland" datum=2027-03-01')
    assert "Tack!" in asked(
        spring, 'kansliet: rapport 2026 mottagen region="Skåne,Halland" datum=2027-03-03'
    )
    refused = asked(spring, "kansliet: rapport 2026 mottagen region=alla")
    assert refused.startswith("(nekas)")
    assert len(steps(spring)[StepKind.RECEIVED]) == 2


def test_a_coordinator_finds_the_button_until_it_is_pressed(spring: Stage) -> None:
    spring.play("samordnare-12: rapport 2026")
    assert "Mottagen" not in labels(spring)
    spring.play("kansliet: rapport 2026 överlämnad region=Skåne")
    spring.play("samordnare-13: rapport 2026")
    assert "Mottagen" not in labels(spring)
    spring.play("samordnare-12: rapport 2026")
    spring.play("samordnare-12 trycker [Mottagen]")
    spring.play("samordnare-12: rapport 2026")
    assert "Mottagen" not in labels(spring)


def test_of_several_decisions_that_fit_none_is_taken_and_each_can_be_linked(
    spring: Stage,
) -> None:
    for serial in (1, 2):
        decide(spring.database, Matter.REPORT, TITLE, date(2027, 3, serial), serial)
    said = asked(spring, "kansliet: rapport 2026")
    assert "Beslut: inte knutet; flera i registret passar: 2027-01 eller 2027-02" in said
    spring.play("kansliet trycker [Knyt beslut 2027-02]")
    assert "Beslut: 2027-02, den 2 mars 2027 (knutet)" in asked(spring, "gast: rapport 2026")
    assert "Knyt beslut 2027-01" not in labels(spring)


def test_a_decision_to_come_is_not_found_before_its_day(spring: Stage) -> None:
    decide(spring.database, Matter.REPORT, TITLE, date(2027, 3, 25))
    assert "Beslut: saknas" in asked(spring, "gast: rapport 2026")
    spring.play("den 2027-03-25 kl. 10:00")
    assert "hittat i registret" in asked(spring, "gast: rapport 2026")


def test_the_form_offers_the_regions_that_lack_the_report(spring: Stage) -> None:
    decide(spring.database, Matter.REPORT, TITLE, date(2027, 3, 10))
    for part in ("förvaltningsberättelse", "årsbokslut"):
        spring.play(f"kansliet: rapport 2026 länkad del={part} länk={LINK}")
    spring.play("kansliet: rapport 2026 överlämnad region=Skåne")
    spring.play("kansliet: rapport 2026")
    spring.play("kansliet trycker [Skriv in överlämnande]")
    assert spring.form is not None
    options = next(field.options for field in spring.form.fields if field.name == "region")
    assert options[0].value == "alla"
    assert len(options) == 21
    assert "Region Skåne" not in {option.value for option in options}


@pytest.mark.parametrize(
    "line",
    [
        "rapport 2026 länkad del=årsbokslut länk=https://example.org/1",
        "rapport 2026 beslutad beslut=2027-01",
        "rapport 2026 överlämnad region=alla",
        "rapport 2026 ångra steg=beslut",
    ],
)
@pytest.mark.parametrize("who", ["lfu1", "samordnare-12", "gast", "nykomling"])
def test_only_kansliet_records(spring: Stage, who: str, line: str) -> None:
    assert asked(spring, f"{who}: {line}").startswith("(nekas)")
    assert steps(spring) == {}
