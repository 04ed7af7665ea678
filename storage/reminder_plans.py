"""The plans of reminders that kansliet has chosen in place of the proposed ones."""

from collections.abc import Mapping
from datetime import time
from typing import Any

from sqlalchemy import Row

from governance.reminders import Kind, Plan, Told, offset
from storage.archive import Archive, remembered
from storage.journal import Act, record
from storage.records import correct, standing
from storage.reminder_tables import reminder_plans


@remembered
def load(archive: Archive) -> Mapping[Kind, Plan]:
    """The chosen plans, by kind; a kind left out has its proposed one."""
    return {Kind(row.kind): _plan(row) for row in standing(archive, reminder_plans)}


def put(archive: Archive, act: Act, kind: Kind, plan: Plan) -> None:
    """Record the plan chosen for a kind."""
    values = {
        "kind": kind,
        "offsets": tuple(each.word for each in plan.offsets),
        "hour": f"{plan.hour:%H:%M}",
        "told": tuple(plan.told),
    }
    rows = (row for row in standing(archive, reminder_plans) if row.kind == kind)
    before = next(rows, None)
    if before is None:
        record(archive, act, reminder_plans, values)
    else:
        correct(archive, act, reminder_plans, before, **values)


def _plan(row: Row[Any]) -> Plan:
    return Plan(
        tuple(offset(word) for word in row.offsets),
        tuple(Told(word) for word in row.told),
        time.fromisoformat(row.hour),
    )
