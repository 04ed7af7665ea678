"""What becomes of decisions (uppföljning), as recorded, by the decision's row in the register."""

from collections.abc import Collection, Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import Row, select

from governance.decisions import FollowUp, Status
from storage.archive import Archive, remembered
from storage.decision_tables import follow_ups
from storage.journal import Act, record
from storage.records import standing


def of(archive: Archive, decisions: Collection[int]) -> Mapping[int, FollowUp]:
    """The follow-ups of some entries, by the entry's id; those that have none are left out."""
    return {decision: _follow_up(row) for decision, row in _rows(archive, decisions).items()}


def put(archive: Archive, act: Act, decision: int, follow_up: FollowUp) -> FollowUp | None:
    """Record an entry's follow-up; gives the one it replaced."""
    before = _rows(archive, [decision]).get(decision)
    replaces = None if before is None else before.id
    values = {**asdict(follow_up), "decision": decision, "replaces": replaces}
    record(archive, act, follow_ups, values)
    return None if before is None else _follow_up(before)


@remembered
def unsettled(archive: Archive) -> Mapping[int, FollowUp]:
    """What is left to do or to look at again, by the entry's id; the first due comes first."""
    later, table = follow_ups.alias("later"), follow_ups.c
    replaced = select(later.c.id).where(later.c.replaces == table.id).exists()
    left = table.status.in_((Status.NEW, Status.ONGOING))
    looked_at = table.review.is_not(None) & (table.status != Status.DROPPED)
    query = select(follow_ups).where(~replaced & (left | looked_at))
    rows = archive.connection.execute(query.order_by(table.due.nulls_last(), table.id))
    return {row.decision: _follow_up(row) for row in rows}


def everything(archive: Archive) -> Mapping[int, FollowUp]:
    """Every follow-up as it stands, by the entry's id."""
    return {row.decision: _follow_up(row) for row in standing(archive, follow_ups)}


def _rows(archive: Archive, decisions: Collection[int]) -> Mapping[int, Row[Any]]:
    mine = follow_ups.c.decision.in_(decisions)
    query = select(follow_ups).where(mine).order_by(follow_ups.c.id)
    return {row.decision: row for row in archive.connection.execute(query)}


def _follow_up(row: Row[Any]) -> FollowUp:
    status = Status(row.status)
    return FollowUp(row.owner, row.due, row.review, status, row.reference, row.formal_decision)
