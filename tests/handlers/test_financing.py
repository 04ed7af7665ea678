from datetime import date

from governance.funding import FinancingDecision
from handlers.answer import Table
from handlers.financing_decisions import decision_of
from handlers.texts import financing as texts
from storage import funding, regions
from storage.database import Database
from tests.conversations.stage import Stage

SET = "kansliet: finansiering Gotland sätt"


def rows(stage: Stage) -> list[tuple[str, ...]]:
    stage.play("gast: finansiering")
    return [row for part in stage.answer.parts if isinstance(part, Table) for row in part.rows]


def decision(database: Database, code: str, day: date) -> FinancingDecision | None:
    with database.reading() as archive:
        return decision_of(code, day, archive)


def test_regions_without_a_decision_stand_first(stage: Stage) -> None:
    found = rows(stage)
    missing = [row[0] for row in found if row[1] == texts.NONE]
    assert [row[0] for row in found[: len(missing)]] == missing
    assert (len(found), len(missing)) == (21, 4)


def test_a_decision_holds_from_its_day_until_the_next(stage: Stage) -> None:
    stage.play(f"{SET} diarienummer=1 datum=2026-03-01")
    stage.play(f"{SET} diarienummer=2 datum=2026-09-01 länk=https://example.org")
    held = [
        getattr(decision(stage.database, "09", day), "reference", None)
        for day in (date(2026, 2, 28), date(2026, 3, 1), date(2026, 8, 31), date(2026, 9, 1))
    ]
    assert held == [None, "1", "1", "2"]


def test_a_decision_without_a_day_holds_from_the_asking_day(stage: Stage) -> None:
    stage.play(f"{SET} diarienummer=1")
    assert decision(stage.database, "09", stage.at.date()) == FinancingDecision(
        "09", stage.at.date(), "1", ""
    )


def test_a_decision_to_come_is_not_shown_as_taken(stage: Stage) -> None:
    stage.play(f"{SET} diarienummer=1 datum=2027-01-01")
    assert ("Region Gotland", texts.NONE, "–", "–") in rows(stage)


def test_the_decision_from_the_same_day_is_corrected_and_kept_in_the_journal(stage: Stage) -> None:
    stage.play(f"{SET} diarienummer=1 datum=2026-03-01")
    told = "\n".join(stage.play(f"{SET} diarienummer=2 datum=2026-03-01"))
    assert "Tidigare uppgift, som finns kvar i journalen: 1 (den 1 mars 2026)." in told
    with stage.database.reading() as archive:
        found = [each for each in funding.financing(archive) if each.region == "09"]
    assert [each.reference for each in found] == ["2"]


def test_with_every_decision_there_nothing_is_said_to_be_missing(example: Database) -> None:
    with example.reading() as archive:
        found = {
            region: FinancingDecision(region.code, date(2026, 1, 1), "1", "")
            for region in regions.load(archive)
        }
    answer = texts.decisions(found, changeable=False)
    assert "Alla 21 regioner har ett registrerat beslut." in str(answer.parts[0])


def test_only_whoever_may_is_offered_to_record_one(stage: Stage) -> None:
    assert "[Registrera beslut]" in stage.play("kansliet: finansiering")
    assert "[Registrera beslut]" not in stage.play("gast: finansiering")
