"""Who holds the seats (stolarna), as recorded."""

from dataclasses import asdict
from datetime import timedelta
from typing import Any

from sqlalchemy import Row

from governance.steering import Holding
from storage import tables
from storage.archive import Archive, remembered
from storage.journal import Act, record
from storage.records import correct, standing


@remembered
def holdings(archive: Archive) -> tuple[Holding, ...]:
    """Every holding, past and to come, by seat and then by day."""
    found = [_holding(row) for row in standing(archive, tables.holdings)]
    return tuple(sorted(found, key=lambda holding: (holding.seat, holding.since)))


def seat(archive: Archive, act: Act, holding: Holding) -> tuple[Holding, ...]:
    """Record a new holder; those who held the seat then end the day before, and are given."""
    day_before = holding.since - timedelta(days=1)
    present = [row for row in standing(archive, tables.holdings) if _held(row, holding)]
    for row in present:
        correct(archive, act, tables.holdings, row, until=day_before)
    record(archive, act, tables.holdings, asdict(holding))
    return tuple(_holding(row) for row in present)


def _held(row: Row[Any], holding: Holding) -> bool:
    begun = row.seat == holding.seat and row.since <= holding.since
    return begun and (row.until is None or row.until >= holding.since)


def _holding(row: Row[Any]) -> Holding:
    return Holding(row.seat, row.person, row.since, row.until, row.term_ends)
