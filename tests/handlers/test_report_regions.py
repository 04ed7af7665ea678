from collections.abc import Callable
from datetime import date

import pytest

from governance.duties import Kind
from governance.evidence import Evidence
from governance.matters import Matter
from governance.steps import StepKind
from storage import evidence
from storage.evidence import Concerned
from storage.journal import Act
from storage.outbox import State
from tests.conversations.stage import Stage
from tests.handlers.duty_stage import asked, decide, labels, steps, told

LINK = "https://example.org/1"
TITLE = "Verksamhetsrapport 2026"
HAND_OVER = "kansliet: rapport 2026 överlämnad"


@pytest.fixture
def spring(stage_later: Callable[[str], Stage]) -> Stage:
    return stage_later("den 2027-03-20 kl. 10:00")


def test_all_means_those_that_lack_it(spring: Stage) -> None:
    spring.play(f"{HAND_OVER} region=Skåne datum=2027-03-01 diarienummer=1")
    said = asked(spring, f"{HAND_OVER} region=alla datum=2027-03-02 diarienummer=2")
    assert "För 1 region var det inskrivet förut och är oförändrat." in said
    with spring.database.reading() as archive:
        found = evidence.of(archive, Concerned(Kind.REPORT, 2026))
    assert [each.reference for each in found].count("1") == 1
    said = asked(spring, f"{HAND_OVER} region=alla diarienummer=RS-3")
    assert "redan inskrivet" in said


def test_a_dispatch_before_the_decision_is_taken_with_a_caution(spring: Stage) -> None:
    caution = "Observera: styrgruppens beslut om rapporten är inte inskrivet."
    assert caution in asked(spring, f"{HAND_OVER} region=Skåne diarienummer=1")
    decide(spring.database, Matter.REPORT, TITLE, date(2027, 3, 10))
    spring.play("kansliet: rapport 2026 beslutad beslut=2027-01")
    assert caution not in asked(spring, f"{HAND_OVER} region=Halland diarienummer=2")


def test_one_region_named_is_corrected(spring: Stage) -> None:
    spring.play(f"{HAND_OVER} region=Skåne datum=2027-03-01 diarienummer=1")
    said = asked(spring, f"{HAND_OVER} region=Skåne datum=2027-03-02 diarienummer=2")
    assert "Förut, och kvar i journalen: den 1 mars 2027, 1." in said


def test_each_regions_coordinators_are_told_once_and_nobody_else(spring: Stage) -> None:
    spring.play(f'{HAND_OVER} region="Skåne, Halland" diarienummer=RS-3')
    assert told(spring.database, "rapport:") == {"samordnare-12": 1, "samordnare-13": 1}
    spring.play("kansliet: rapport 2026 ångra steg=överlämnad region=Halland")
    assert told(spring.database, "rapport:") == {"samordnare-12": 1}
    assert told(spring.database, "rapport:", State.CANCELLED) == {"samordnare-13": 1}
    spring.play(f"{HAND_OVER} region=Halland diarienummer=RS-3")
    assert told(spring.database, "rapport:") == {"samordnare-12": 1, "samordnare-13": 1}


def test_a_receipt_goes_with_its_dispatch_when_that_is_taken_back(spring: Stage) -> None:
    spring.play(f'{HAND_OVER} region="Skåne, Halland" diarienummer=3')
    spring.play("samordnare-12: rapport 2026 mottagen")
    assert steps(spring)[StepKind.RECEIVED] == ["12"]
    said = asked(spring, "kansliet: rapport 2026 ångra steg=överlämnad region=alla")
    assert (
        "Överlämnandet är inte längre inskrivet för Region Skåne och Region Halland. Mottagandet "
        "är också borttaget: det var inskrivet för Region Skåne. För 19 regioner fanns inget "
        "inskrivet. Uppgifterna finns kvar i journalen."
    ) in said
    assert steps(spring) == {}
    assert "inget sådant inskrivet" in asked(
        spring, "kansliet: rapport 2026 ångra steg=mottagen region=alla"
    )


def test_a_receipt_taken_back_alone_leaves_its_dispatch(spring: Stage) -> None:
    spring.play(f"{HAND_OVER} region=Skåne diarienummer=3")
    spring.play("samordnare-12: rapport 2026 mottagen")
    said = asked(spring, "kansliet: rapport 2026 ångra steg=mottagen region=Skåne")
    assert "för Region Skåne. Uppgiften finns kvar i journalen." in said
    assert steps(spring) == {StepKind.HANDED_OVER: ["12"]}


def test_without_a_diarienummer_it_is_not_handed_over(spring: Stage) -> None:
    for bare in ("", " diarienummer=-", " diarienummer=RS"):
        said = asked(spring, f"{HAND_OVER} region=alla{bare}")
        assert said.startswith("(oläst)")
        assert "Jag väntade mig ett diarienummer, till exempel RS 2027/3" in said
        assert 'diarienummer="RS 2027/3"' in said
    assert steps(spring) == {}


def test_a_dispatch_kept_without_a_diarienummer_counts_for_nothing(spring: Stage) -> None:
    bare = Evidence(StepKind.HANDED_OVER, "12", date(2027, 3, 1))
    with spring.database.writing() as archive:
        evidence.put(archive, Act("prov", spring.at, None), Concerned(Kind.REPORT, 2026), bare)
    assert "Överlämnad till 0 av 21 regioner" in asked(spring, "kansliet: rapport 2026")
    assert "Det är inte inskrivet" in asked(spring, "samordnare-12: rapport 2026 mottagen")
    said = asked(spring, f"{HAND_OVER} region=Skåne diarienummer=4")
    assert "Överlämnandet till Region Skåne är inskrivet, den 20 mars 2027, 4." in said
    spring.play("kansliet: rapport 2026 ångra steg=överlämnad region=Skåne")
    assert steps(spring) == {}


def test_the_same_again_changes_nothing_and_tells_nobody(spring: Stage) -> None:
    spring.play(f"{HAND_OVER} region=Skåne datum=2027-03-01 diarienummer=1")
    with spring.database.reading() as archive:
        before = archive.revision
    said = asked(spring, f"{HAND_OVER} region=Skåne datum=2027-03-01 diarienummer=1")
    assert "redan inskrivet" in said
    with spring.database.reading() as archive:
        assert archive.revision == before


def test_a_correction_is_told_instead_of_what_was_not_told_yet(spring: Stage) -> None:
    spring.play(f"{HAND_OVER} region=Skåne datum=2027-03-01 diarienummer=1")
    spring.play(f"{HAND_OVER} region=Skåne datum=2027-03-02 diarienummer=2")
    assert told(spring.database, "rapport:") == {"samordnare-12": 1}
    assert told(spring.database, "rapport:", State.CANCELLED) == {"samordnare-12": 1}


def test_a_region_that_has_received_it_is_not_told_of_a_correction(spring: Stage) -> None:
    spring.play(f"{HAND_OVER} region=Skåne datum=2027-03-01 diarienummer=1")
    spring.play("samordnare-12: rapport 2026 mottagen")
    said = asked(spring, f"{HAND_OVER} region=Skåne datum=2027-03-02 diarienummer=2")
    assert "är inskrivet, den 2 mars 2027, 2." in said
    assert told(spring.database, "rapport:") == {"samordnare-12": 1}


def test_a_region_without_a_coordinator_is_named_as_told_by_nobody(spring: Stage) -> None:
    spring.play("kansliet: roll ta person=samordnare-12 roll=regionsamordnare område=Skåne")
    said = asked(spring, f'{HAND_OVER} region="Skåne, Halland" diarienummer=3')
    assert "Region Skåne har ingen samordnare inlagd, så ingen där får något" in said
    assert told(spring.database, "rapport:") == {"samordnare-13": 1}


def test_a_dispatch_is_not_moved_past_its_receipt(spring: Stage) -> None:
    spring.play(f"{HAND_OVER} region=Skåne datum=2027-03-01 diarienummer=1")
    spring.play("samordnare-12: rapport 2026 mottagen datum=2027-03-05")
    said = asked(spring, f"{HAND_OVER} region=Skåne datum=2027-03-06 diarienummer=1")
    assert (
        "Region Skåne tog emot rapporten den 5 mars 2027, så den kan inte vara överlämnad den 6 "
        "mars 2027."
    ) in said
    spring.play("kansliet trycker [Ta tillbaka mottagandet]")
    assert "är inskrivet, den 6 mars" in asked(
        spring, f"{HAND_OVER} region=Skåne datum=2027-03-06 diarienummer=1"
    )
    assert steps(spring) == {StepKind.HANDED_OVER: ["12"]}


def test_a_receipt_is_not_older_than_its_dispatch(spring: Stage) -> None:
    spring.play(f"{HAND_OVER} region=Skåne datum=2027-03-10 diarienummer=1")
    spring.play(f"{HAND_OVER} region=Halland datum=2027-03-12 diarienummer=1")
    said = asked(spring, 'kansliet: rapport 2026 mottagen region="Skåne, Halland" datum=2027-03-11')
    assert "Rapporten överlämnades till Region Halland den 12 mars 2027" in said
    assert StepKind.RECEIVED not in steps(spring)


def test_to_several_the_receipt_is_that_of_those_that_had_given_none(spring: Stage) -> None:
    spring.play(f'{HAND_OVER} region="Skåne, Halland" datum=2027-03-01 diarienummer=1')
    spring.play("samordnare-12: rapport 2026 mottagen datum=2027-03-02")
    both = 'kansliet: rapport 2026 mottagen region="Skåne, Halland"'
    said = asked(spring, f"{both} datum=2027-03-09")
    assert "att Region Halland tog emot rapporten den 9 mars 2027. För 1 region var det" in said
    assert "redan antecknat att Region Skåne och Region Halland har tagit emot" in asked(
        spring, both
    )
    said = asked(spring, "kansliet: rapport 2026 mottagen region=Skåne datum=2027-03-03")
    assert "tog emot rapporten den 3 mars 2027. Förut, och kvar i journalen: den 2 mars" in said


def test_a_coordinator_of_two_regions_receives_for_the_one_that_has_it(spring: Stage) -> None:
    spring.play(
        "kansliet: roll ge person=samordnare-12 roll=regionsamordnare område=Halland "
        "från=2027-01-01"
    )
    spring.play(f"{HAND_OVER} region=Halland diarienummer=1")
    said = asked(spring, "samordnare-12: rapport 2026 mottagen")
    assert "Det är antecknat att Region Halland tog emot" in said


def test_a_receipt_given_twice_keeps_its_first_day(spring: Stage) -> None:
    spring.play(f"{HAND_OVER} region=Skåne diarienummer=RS-3")
    spring.play("samordnare-12: rapport 2026 mottagen")
    spring.play("den 2027-03-25 kl. 10:00")
    assert "redan antecknat" in asked(spring, "samordnare-12: rapport 2026 mottagen region=Skåne")
    assert "den 20 mars 2027" in asked(spring, "samordnare-12: rapport 2026 mottagen")


def test_kansliet_records_a_receipt_for_any_region_that_has_the_report(spring: Stage) -> None:
    spring.play(f'{HAND_OVER} region="Skåne, Halland" datum=2027-03-01 diarienummer=RS-3')
    said = asked(spring, 'kansliet: rapport 2026 mottagen region="Skåne,Halland" datum=2027-03-03')
    assert "Det är antecknat att Region Skåne och Region Halland tog emot rapporten" in said
    assert "Tack!" not in said
    refused = asked(spring, "kansliet: rapport 2026 mottagen region=alla")
    assert refused.startswith("(nekas)")
    assert len(steps(spring)[StepKind.RECEIVED]) == 2


def test_a_coordinator_finds_the_button_until_it_is_pressed(spring: Stage) -> None:
    spring.play("samordnare-12: rapport 2026")
    assert "Mottagen" not in labels(spring)
    spring.play(f"{HAND_OVER} region=Skåne diarienummer=RS-3")
    spring.play("samordnare-13: rapport 2026")
    assert "Mottagen" not in labels(spring)
    spring.play("samordnare-12: rapport 2026")
    spring.play("samordnare-12 trycker [Mottagen]")
    spring.play("samordnare-12: rapport 2026")
    assert "Mottagen" not in labels(spring)


def test_the_form_offers_the_regions_that_lack_the_report(spring: Stage) -> None:
    decide(spring.database, Matter.REPORT, TITLE, date(2027, 3, 10))
    for part in ("förvaltningsberättelse", "årsbokslut"):
        spring.play(f"kansliet: rapport 2026 länkad del={part} länk={LINK}")
    spring.play(f"{HAND_OVER} region=Skåne diarienummer=RS-3")
    spring.play("kansliet: rapport 2026")
    spring.play("kansliet trycker [Skriv in överlämnande]")
    assert spring.form is not None
    options = next(field.options for field in spring.form.fields if field.name == "region")
    assert options[0].value == "alla"
    assert len(options) == 21
    assert "Region Skåne" not in {option.value for option in options}


def test_a_misspelt_region_is_put_right_with_all_the_others_kept(spring: Stage) -> None:
    spring.play(f'{HAND_OVER} region="Skåne, Stokholm" diarienummer=1')
    assert steps(spring) == {}
    spring.play("kansliet trycker [Skåne, Region Stockholm]")
    assert sorted(steps(spring)[StepKind.HANDED_OVER]) == ["01", "12"]
    assert told(spring.database, "rapport:") == {"samordnare-01": 1, "samordnare-12": 1}
