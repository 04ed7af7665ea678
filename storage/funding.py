"""Budgets and the regions' financing decisions, as recorded."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import Row

from governance.funding import Budget, FinancingDecision, Mode
from storage import tables
from storage.archive import Archive, remembered
from storage.journal import Act, record
from storage.records import standing


@remembered
def budgets(archive: Archive) -> Mapping[int, Budget]:
    """Each year's budget; the years in order."""
    rows = sorted(standing(archive, tables.budgets), key=lambda row: int(row.year))
    return {row.year: _budget(row) for row in rows}


@remembered
def labels(archive: Archive) -> Mapping[int, str]:
    """What a year's budget is marked with ("exempel"), empty for one that is real."""
    return {row.year: row.label for row in standing(archive, tables.budgets)}


def set_budget(archive: Archive, act: Act, budget: Budget, label: str = "") -> Budget | None:
    """Record a year's budget; gives the one it replaced."""
    before = next(
        (row for row in standing(archive, tables.budgets) if row.year == budget.year), None
    )
    replaces = None if before is None else before.id
    values = {**asdict(budget), "label": label, "replaces": replaces}
    record(archive, act, tables.budgets, values)
    return None if before is None else _budget(before)


@remembered
def financing(archive: Archive) -> tuple[FinancingDecision, ...]:
    """Every region's financing decisions, by code and then by day."""
    rows = standing(archive, tables.financing_decisions)
    decisions = [
        FinancingDecision(row.region, row.since, row.reference, row.link, row.until) for row in rows
    ]
    return tuple(sorted(decisions, key=lambda decision: (decision.region, decision.since)))


def set_financing(archive: Archive, act: Act, decision: FinancingDecision) -> None:
    """Record a region's decision; one from the same day is corrected by it."""
    table = tables.financing_decisions
    same = (
        row.id
        for row in standing(archive, table)
        if (row.region, row.since) == (decision.region, decision.since)
    )
    record(archive, act, table, {**asdict(decision), "replaces": next(same, None)})


def _budget(row: Row[Any]) -> Budget:
    return Budget(row.year, Mode(row.mode), row.amount, row.basis_year, row.decision)
