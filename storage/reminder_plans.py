"""The plans of reminders that kansliet has chosen in place of the proposed ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from sqlalchemy import Row, select

from governance.reminder_offsets import offset
from governance.reminder_topics import Topic, is_choice, plan_for, topic
from governance.reminders import Plan, Told
from storage.archive import Archive, remembered
from storage.journal import Act, record
from storage.records import correct, standing
from storage.reminder_tables import reminder_plans
from storage.tables import journal


@dataclass(frozen=True, slots=True)
class Changed:
    """When a plan was last chosen or taken back, and by which person; None when by the system."""

    at: datetime
    by: int | None


def of(archive: Archive, which: Topic) -> Plan:
    """The plan that holds for a topic."""
    return plan_for(which, load(archive))


@remembered
def load(archive: Archive) -> Mapping[Topic, Plan]:
    """The chosen plans, by topic; a topic left out has its proposed one, or its kind's.

    What was proposed used to be stored where it had been taken up again: nobody chose it.
    """
    rows = standing(archive, reminder_plans)
    stored = {topic(row.kind): _plan(row) for row in rows if row.offsets}
    return {of: plan for of, plan in stored.items() if is_choice(of, plan)}


@remembered
def changes(archive: Archive) -> Mapping[Topic, Changed]:
    """The last change of each topic's plan, by topic."""
    query = select(journal.c.row, journal.c.at, journal.c.actor)
    made = {
        entry.row: Changed(entry.at, entry.actor)
        for entry in archive.connection.execute(query.where(journal.c.table == reminder_plans.name))
    }
    return {topic(row.kind): made[row.id] for row in standing(archive, reminder_plans)}


def put(archive: Archive, act: Act, which: Topic, plan: Plan) -> None:
    """Record the plan chosen for a topic; what is proposed, as that none is."""
    if not is_choice(which, plan):
        take_back(archive, act, which)
        return
    values = {
        "offsets": tuple(each.word for each in plan.offsets),
        "hour": f"{plan.hour:%H:%M}",
        "told": tuple(plan.told),
    }
    before = _standing(archive, which)
    if before is None:
        record(archive, act, reminder_plans, {"kind": which, **values})
    else:
        correct(archive, act, reminder_plans, before, **values)


def take_back(archive: Archive, act: Act, which: Topic) -> bool:
    """Record that no plan is chosen for a topic any more; False when none was."""
    before = _standing(archive, which)
    if before is None or which not in load(archive):
        return False
    # A plan has offsets: a row without any says that there is none.
    correct(archive, act, reminder_plans, before, offsets=(), told=())
    return True


def _standing(archive: Archive, which: Topic) -> Row[Any] | None:
    rows = (row for row in standing(archive, reminder_plans) if row.kind == which)
    return next(rows, None)


def _plan(row: Row[Any]) -> Plan:
    return Plan(
        tuple(offset(word) for word in row.offsets),
        tuple(Told(word) for word in row.told),
        time.fromisoformat(row.hour),
    )
