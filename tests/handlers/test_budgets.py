from governance.funding import Budget, Mode
from governance.journal import Entry
from storage import funding, journal
from tests.conversations.stage import Stage


def entries(stage: Stage) -> list[Entry]:
    with stage.database.reading() as archive:
        return [link.entry for link in journal.links(archive)]


def test_a_budget_is_recorded_as_it_was_given(stage: Stage) -> None:
    stage.play('kansliet: budget 2028 sätt belopp=11 000 000,50 folkmängd=2024 beslut="a b"')
    with stage.database.reading() as archive:
        found = funding.budgets(archive)[2028]
    assert found == Budget(2028, Mode.TOTAL, 1_100_000_050, 2024, "a b")


def test_who_recorded_it_when_and_what_went_before_is_in_the_journal(stage: Stage) -> None:
    stage.play("kansliet: budget 2028 sätt belopp=5")
    stage.play("kansliet: budget 2028 sätt per-invånare=1")
    first, second = entries(stage)[-2:]
    assert (second.act, second.at, second.table) == ("budget satt", stage.at, "budgets")
    assert second.actor is not None
    assert second.record["replaces"] == first.row
    assert second.record["mode"] == "per-invånare"


def test_a_budget_of_nothing_is_a_budget(stage: Stage) -> None:
    assert "Belopp: 0,00 kr" in stage.play("kansliet: budget 2028 sätt belopp=0")
    assert "Sats: 0,00 kr per invånare" in stage.play("kansliet: budget 2028 sätt per-invånare=0")


def test_a_budget_cannot_rest_on_a_population_nobody_knows(stage: Stage) -> None:
    told = "\n".join(stage.play("kansliet: budget 2028 sätt belopp=5 folkmängd=2027"))
    assert told.startswith("(oläst)")
    assert "2025, 2024" in told
    with stage.database.reading() as archive:
        assert 2028 not in funding.budgets(archive)


def test_a_year_without_a_budget_tells_which_years_have_one(stage: Stage) -> None:
    told = "\n".join(stage.play("gast: budget 2031"))
    assert "Budgetar finns för 2026 och 2027." in told
    assert "[Budget 2026] [Budget 2027]" in told
