from collections.abc import Callable
from datetime import date

import pytest

from governance.matters import Matter
from governance.steps import StepKind
from tests.conversations.stage import Stage
from tests.handlers.duty_stage import asked, decide, labels, steps

LINK = "https://example.org/1"
TITLE = "Verksamhetsrapport 2026"
HAND_OVER = "kansliet: rapport 2026 överlämnad"


@pytest.fixture
def spring(stage_later: Callable[[str], Stage]) -> Stage:
    return stage_later("den 2027-03-20 kl. 10:00")


def test_without_a_year_it_is_the_one_that_was_last_over(spring: Stage) -> None:
    assert asked(spring, "gast: rapport").startswith("Verksamhetsrapporten för 2026")


def test_all_that_is_recorded_makes_it_fulfilled_on_the_last_day(spring: Stage) -> None:
    decide(spring.database, Matter.REPORT, TITLE, date(2027, 3, 10))
    for part in ("förvaltningsberättelse", "årsbokslut"):
        spring.play(f"kansliet: rapport 2026 länkad del={part} länk={LINK} datum=2027-02-01")
    said = asked(spring, f"{HAND_OVER} region=alla datum=2027-03-19 diarienummer=RS-3")
    assert "Läge: Fullgjord den 19 mars 2027." in said
    assert len(steps(spring)[StepKind.HANDED_OVER]) == 21


def test_a_correction_without_a_day_keeps_the_day(spring: Stage) -> None:
    spring.play(f"{HAND_OVER} region=Skåne datum=2027-03-01 diarienummer=1")
    said = asked(spring, f"{HAND_OVER} region=Skåne diarienummer=2")
    assert "är inskrivet, den 1 mars 2027, 2. Förut, och kvar i journalen: den 1 mars" in said
    spring.play(f"kansliet: rapport 2026 länkad del=årsbokslut länk={LINK} datum=2027-02-01")
    said = asked(spring, f"kansliet: rapport 2026 länkad del=årsbokslut länk={LINK}2")
    assert f"{LINK}2, den 1 februari 2027. Förut, och kvar i journalen: den 1 februari" in said
    assert "Förut" not in asked(
        spring, f"kansliet: rapport 2026 länkad del=årsbokslut länk={LINK}2"
    )


@pytest.mark.parametrize(
    "line",
    [
        "rapport 2027 länkad del=årsbokslut länk=https://example.org/1",
        "rapport 2027 överlämnad region=Skåne diarienummer=1",
        "rapport 2027 överlämnad region=Skåne diarienummer=1 datum=2027-01-02",
    ],
)
def test_nothing_is_done_of_a_report_before_its_year_is_over(spring: Stage, line: str) -> None:
    said = asked(spring, f"kansliet: {line}")
    assert "Verksamhetsrapporten för 2027 gäller hela verksamhetsåret." in said
    assert "tidigast den 1 januari 2028" in said
    assert "Inställning: verksamhetsrapporten görs när verksamhetsåret är slut" in said


def test_its_buttons_come_when_the_year_is_over(spring: Stage) -> None:
    assert "Kan skrivas in: från den 1 januari 2028" in asked(spring, "kansliet: rapport 2027")
    assert labels(spring) == ["Frist 2028-1"]
    spring.play("den 2028-01-01 kl. 00:00")
    assert "Kan skrivas in" not in asked(spring, "kansliet: rapport 2027")
    assert "Länka förvaltningsberättelsen" in labels(spring)


def test_a_decision_from_before_the_year_was_over_does_not_count(spring: Stage) -> None:
    decide(spring.database, Matter.REPORT, TITLE, date(2026, 12, 31))
    said = asked(spring, "gast: rapport 2026")
    assert "Beslut: saknas; 2026-01 räknas inte, för det är från den 31 december 2026" in said
    said = asked(spring, "kansliet: rapport 2026 beslutad beslut=2026-01")
    assert "Beslut 2026-01 är från den 31 december 2026." in said
    assert "tidigast från den 1 januari 2027" in said
    assert steps(spring) == {}
    decide(spring.database, Matter.REPORT, TITLE, date(2027, 1, 1))
    assert "Beslut: 2027-01, den 1 januari 2027 (hittat" in asked(spring, "gast: rapport 2026")


def test_the_form_offers_the_decisions_that_can_be_linked(spring: Stage) -> None:
    decide(spring.database, Matter.REPORT, TITLE, date(2026, 12, 31))
    decide(spring.database, Matter.REPORT, TITLE, date(2027, 1, 2), 1)
    decide(spring.database, Matter.REPORT, "Rapporten", date(2027, 1, 3), 2)
    decide(spring.database, Matter.PLAN, "Planen", date(2027, 1, 4), 3)
    spring.play("kansliet: rapport 2026 beslutad beslut=vårt")
    assert spring.answer.title == "Det förstod jag inte"
    spring.play("kansliet trycker [Fyll i formulär]")
    assert spring.form is not None
    options = next(field.options for field in spring.form.fields if field.name == "beslut")
    assert [option.value for option in options] == ["2027-02", "2027-01"]
    assert options[1].label == "2027-01, 2027-01-02: Verksamhetsrapport 2026"


@pytest.mark.parametrize(
    ("year", "said"),
    [
        ("2022", "det första året här är 2023"),
        ("0001", "det första året här är 2023"),
        ("2100", "ange senast år 2099"),
        ("9999", "ange senast år 2099"),
    ],
)
def test_a_year_out_of_reach_is_refused(spring: Stage, year: str, said: str) -> None:
    for line in ("", " länkad del=årsbokslut länk=https://example.org/1"):
        assert said in asked(spring, f"kansliet: rapport {year}{line}")


@pytest.mark.parametrize("year", ["2023", "2099"])
def test_the_first_and_the_last_report_are_shown(spring: Stage, year: str) -> None:
    shown = asked(spring, f"kansliet: rapport {year}")
    assert shown.startswith(f"Verksamhetsrapporten för {year}")
    spring.play(f"kansliet trycker [Frist {int(year) + 1}-1]")
    spring.play(f"kansliet trycker [Frister {int(year) + 1}]")
    assert spring.answer.title == f"Frister {int(year) + 1}"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("1999-01-01", "samarbetsformerna är från den 25 mars 2024"),
        ("2024-03-24", "samarbetsformerna är från den 25 mars 2024"),
        ("9999-12-31", "ange senast år 2100"),
        ("2027-02-30", "ett datum som finns"),
    ],
)
def test_a_day_out_of_reach_is_refused_and_no_day_is_misread(
    spring: Stage, day: str, said: str
) -> None:
    assert said in asked(spring, f"{HAND_OVER} region=Skåne diarienummer=1 datum={day}")


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


@pytest.mark.parametrize(
    "line",
    [
        "rapport 2026 länkad del=årsbokslut länk=https://example.org/1",
        "rapport 2026 beslutad beslut=2027-01",
        "rapport 2026 överlämnad region=alla diarienummer=RS-3",
        "rapport 2026 ångra steg=beslut",
    ],
)
@pytest.mark.parametrize("who", ["lfu1", "samordnare-12", "gast", "nykomling"])
def test_only_kansliet_records(spring: Stage, who: str, line: str) -> None:
    assert asked(spring, f"{who}: {line}").startswith("(nekas)")
    assert steps(spring) == {}
