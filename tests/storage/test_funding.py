"""Budgets and financing decisions, out and in again."""

from datetime import date

from governance.funding import Budget, FinancingDecision, Mode
from storage import funding
from storage.database import Database
from storage.journal import Act

TOTAL = Budget(2027, Mode.TOTAL, 1_000_000_000, None, "2026-03")
RATE = Budget(2026, Mode.RATE, 100, 2024, "")


def test_budgets_come_back_by_year(database: Database, act: Act) -> None:
    with database.writing() as archive:
        assert funding.set_budget(archive, act, TOTAL) is None
        assert funding.set_budget(archive, act, RATE, "exempel") is None
    with database.reading() as archive:
        assert list(funding.budgets(archive).items()) == [(2026, RATE), (2027, TOTAL)]
        assert funding.labels(archive) == {2026: "exempel", 2027: ""}


def test_a_new_budget_gives_the_one_it_replaces(database: Database, act: Act) -> None:
    changed = Budget(2027, Mode.RATE, 200, 2025, "2026-04")
    with database.writing() as archive:
        funding.set_budget(archive, act, TOTAL, "exempel")
        assert funding.set_budget(archive, act, changed) == TOTAL
        assert funding.set_budget(archive, act, TOTAL) == changed
    with database.reading() as archive:
        assert funding.budgets(archive) == {2027: TOTAL}
        assert funding.labels(archive) == {2027: ""}


def test_an_amount_beyond_32_bits_is_kept_to_the_ore(database: Database, act: Act) -> None:
    large = Budget(2027, Mode.TOTAL, 123_456_789_012_345, None, "")
    with database.writing() as archive:
        funding.set_budget(archive, act, large)
    with database.reading() as archive:
        assert funding.budgets(archive)[2027] == large


def test_financing_decisions_come_back_by_region_and_day(database: Database, act: Act) -> None:
    later = FinancingDecision("09", date(2026, 1, 1), "RS 2", "https://example.org/2")
    first = FinancingDecision("09", date(2023, 1, 1), "RS 1", "", date(2025, 12, 31))
    other = FinancingDecision("01", date(2024, 1, 1), "HSN 3", "")
    with database.writing() as archive:
        for decision in (later, first, other):
            funding.set_financing(archive, act, decision)
    with database.reading() as archive:
        assert funding.financing(archive) == (other, first, later)


def test_a_financing_decision_from_the_same_day_corrects(database: Database, act: Act) -> None:
    wrong = FinancingDecision("09", date(2023, 1, 1), "RS 1", "")
    right = FinancingDecision("09", date(2023, 1, 1), "RS 7", "https://example.org")
    with database.writing() as archive:
        funding.set_financing(archive, act, wrong)
        funding.set_financing(archive, act, right)
    with database.reading() as archive:
        assert funding.financing(archive) == (right,)
