from datetime import date

import pytest

from governance.decisions import Status
from governance.matters import Matter
from governance.plans import Activity, Area
from storage import plan_areas
from tests.conversations.stage import Stage
from tests.handlers.duty_stage import asked, decide, labels

PUT = "kansliet: plan 2027 område"
WHOLE = f"{PUT} rubrik=Textil region=Skåne verksamhet=krav ägare=kansliet status=pågår"


def areas(stage: Stage) -> tuple[Area, ...]:
    with stage.database.reading() as archive:
        return plan_areas.of(archive, 2027)


def test_without_a_year_it_is_the_coming_one(stage: Stage) -> None:
    assert asked(stage, "gast: plan").startswith("Verksamhetsplanen för 2027")


def test_what_is_left_out_of_a_known_area_stays(stage: Stage) -> None:
    stage.play(f"{WHOLE} länk=https://example.org/1")
    stage.play(f"{PUT} rubrik=TEXTIL status=klart")
    assert areas(stage) == (
        Area(
            *("Textil", "12", Activity.REQUIREMENTS, "kansliet", Status.DONE),
            "https://example.org/1",
        ),
    )


def test_a_dash_empties_what_can_be_emptied(stage: Stage) -> None:
    stage.play(WHOLE)
    said = asked(stage, f"{PUT} rubrik=Textil region=- ägare=–")
    assert "Det saknar ansvarig region" in said
    (area,) = areas(stage)
    assert (area.region, area.owner, area.status) == ("", "", Status.ONGOING)


def test_the_form_of_a_known_area_holds_it_as_it_stands(stage: Stage) -> None:
    stage.play(WHOLE)
    stage.play("kansliet: plan 2027 område rubrik=Textil region=Atlantis")
    stage.play("kansliet trycker [Fyll i formulär]")
    assert stage.form is not None
    held = {field.name: field.value for field in stage.form.fields}
    assert (held["verksamhet"], held["ägare"], held["status"]) == ("krav", "kansliet", "pågår")


def test_both_presentations_are_needed_in_either_order(stage: Stage) -> None:
    decide(stage.database, Matter.PLAN, "Verksamhetsplan 2027", date(2026, 11, 2))
    stage.play(WHOLE)
    assert "Pågår, 3 av 4" in asked(stage, "kansliet: plan 2027 presenterad för=LfU")
    said = asked(stage, "kansliet: plan 2027 presenterad för=RMC datum=2026-11-20")
    assert "Läge: Fullgjord den 22 november 2026." in said


def test_areas_put_in_after_the_day_are_after_the_day(stage: Stage) -> None:
    decide(stage.database, Matter.PLAN, "Verksamhetsplan 2027", date(2026, 11, 2))
    for body in ("LfU", "RMC"):
        stage.play(f"kansliet: plan 2027 presenterad för={body}")
    stage.play("den 2026-12-16 kl. 10:00")
    assert "Ej fullgjord" in asked(stage, "gast: frist 2026-3")
    stage.play(WHOLE)
    told = asked(stage, "gast: frist 2026-3")
    assert "Fullgjord efter datum den 16 december 2026" in told


def test_areas_written_down_afterwards_count_from_their_own_day(stage: Stage) -> None:
    decide(stage.database, Matter.PLAN, "Verksamhetsplan 2027", date(2026, 11, 2))
    for body in ("LfU", "RMC"):
        stage.play(f"kansliet: plan 2027 presenterad för={body}")
    stage.play("den 2026-12-20 kl. 10:00")
    assert "Fullgjord efter datum" in asked(stage, WHOLE)
    said = asked(stage, f"{PUT} rubrik=Textil datum=2026-12-01")
    assert "Området Textil är ändrat från den 1 december 2026." in said
    assert "Läge: Fullgjord den 1 december 2026." in said
    for day in ("2026-12-21", "2025-12-31", "2024-03-01"):
        assert asked(stage, f"{PUT} rubrik=Skor datum={day}").startswith("(nekas)")


def test_an_area_without_a_region_on_the_day_makes_it_incomplete(stage: Stage) -> None:
    decide(stage.database, Matter.PLAN, "Verksamhetsplan 2027", date(2026, 11, 2))
    for body in ("LfU", "RMC"):
        stage.play(f"kansliet: plan 2027 presenterad för={body}")
    stage.play(WHOLE)
    stage.play(f"{PUT} rubrik=Möbler")
    stage.play("den 2026-12-20 kl. 10:00")
    assert "ansvarig region för 1 område till (1 av 2 klara)" in asked(stage, "gast: frist 2026-3")
    stage.play("kansliet: plan 2027 stryk område=Möbler")
    told = asked(stage, "gast: frist 2026-3")
    assert "Fullgjord efter datum den 20 december 2026" in told


def test_a_struck_area_is_gone_and_what_looks_like_it_is_offered(stage: Stage) -> None:
    stage.play(WHOLE)
    stage.play("kansliet: plan 2027 stryk område=textl")
    assert labels(stage)[0] == "Textil"
    stage.play("kansliet: plan 2027 stryk område=textil")
    assert areas(stage) == ()


def test_the_decision_may_be_from_the_year_before_without_naming_the_year(stage: Stage) -> None:
    decide(stage.database, Matter.PLAN, "Verksamhetsplanen", date(2026, 11, 2))
    assert "Beslut: 2026-01" in asked(stage, "gast: plan 2027")
    assert "Beslut: saknas" in asked(stage, "gast: plan 2028")


@pytest.mark.parametrize("year", [2028, 2099])
def test_a_plan_is_not_begun_before_the_year_before_its_own(stage: Stage, year: int) -> None:
    told = asked(stage, f"kansliet: plan {year} område rubrik=Textil")
    assert told.startswith("(nekas)")
    assert f"Verksamhetsplanen för {year} påbörjas tidigast den 1 januari {year - 1}" in told
    assert "Inställning: verksamhetsplanen görs tidigast under året före" in told


def test_a_decision_from_before_the_plan_was_begun_does_not_count(stage: Stage) -> None:
    decide(stage.database, Matter.PLAN, "Verksamhetsplan 2027", date(2025, 12, 31))
    told = asked(stage, "gast: plan 2027")
    assert "Beslut: saknas; 2025-01 räknas inte, för det är från den 31 december 2025" in told
    told = asked(stage, "kansliet: plan 2027 beslutad beslut=2025-01")
    assert "Beslut 2025-01 är från den 31 december 2025. För 2027 räknas beslut tidigast" in told


def test_linking_again_tells_of_another_decision_only(stage: Stage) -> None:
    for serial in (1, 2):
        decide(stage.database, Matter.PLAN, "Verksamhetsplan 2027", date(2026, 11, 2), serial)
    assert "Förut" not in asked(stage, "kansliet: plan 2027 beslutad beslut=2026-01")
    assert "Förut" not in asked(stage, "kansliet: plan 2027 beslutad beslut=2026-01")
    told = asked(stage, "kansliet: plan 2027 beslutad beslut=2026-02")
    assert "Förut var det beslut 2026-01." in told


def test_what_is_left_out_of_a_presentation_stays(stage: Stage) -> None:
    first = "kansliet: plan 2027 presenterad för=RMC"
    stage.play(f"{first} datum=2026-11-20 diarienummer=RS-1 länk=https://example.org/1")
    told = asked(stage, f"{first} diarienummer=RS-2")
    assert "för RMC den 20 november 2026, RS-2, https://example.org/1. Förut, och kvar" in told
    told = asked(stage, f"{first} datum=2026-11-19 länk=https://example.org/2")
    assert "för RMC den 19 november 2026, RS-2, https://example.org/2. Förut, och kvar" in told


@pytest.mark.parametrize(
    ("year", "said"),
    [
        ("1999", "det första året här är 2025"),
        ("2024", "det första året här är 2025"),
        ("2102", "ange senast år 2101"),
    ],
)
def test_a_year_out_of_reach_is_refused(stage: Stage, year: str, said: str) -> None:
    assert said in asked(stage, f"kansliet: plan {year}")
    assert said in asked(stage, f"kansliet: plan {year} område rubrik=Textil")


@pytest.mark.parametrize("year", ["2025", "2101"])
def test_the_first_and_the_last_plan_are_shown(stage: Stage, year: str) -> None:
    assert asked(stage, f"gast: plan {year}").startswith(f"Verksamhetsplanen för {year}")
    stage.play(f"kansliet trycker [Frist {int(year) - 1}-3]")
    stage.play(f"kansliet trycker [Verksamhetsplanen {year}]")
    assert stage.answer.title == f"Verksamhetsplanen för {year}"


@pytest.mark.parametrize(
    "line",
    [
        "plan 2027 område rubrik=Textil",
        "plan 2027 stryk område=Textil",
        "plan 2027 beslutad beslut=2026-01",
        "plan 2027 presenterad för=RMC",
        "plan 2027 ångra steg=beslut",
    ],
)
@pytest.mark.parametrize("who", ["lfu1", "rmc1", "samordnare-12", "nykomling"])
def test_only_kansliet_records(stage: Stage, who: str, line: str) -> None:
    assert asked(stage, f"{who}: {line}").startswith("(nekas)")
