"""Plans of reminders, out and in again."""

from datetime import time

from governance.reminders import AFTER, PLANS, Kind, Offset, Plan, Told
from storage import reminder_plans
from storage.database import Database
from storage.journal import Act, verify

PLAN = Plan((Offset(60), Offset(hours=1), AFTER), (Told.CHANNEL, Told.CHAIR), time(13, 30))


def test_a_plan_comes_back_and_another_takes_its_place(database: Database, act: Act) -> None:
    again = Plan((Offset(7),), (Told.OWNER,))
    with database.writing() as archive:
        reminder_plans.put(archive, act, Kind.DUTY, PLAN)
        reminder_plans.put(archive, act, Kind.TERM, again)
    with database.reading() as archive:
        assert reminder_plans.load(archive) == {Kind.DUTY: PLAN, Kind.TERM: again}
    with database.writing() as archive:
        reminder_plans.put(archive, act, Kind.DUTY, again)
    with database.reading() as archive:
        assert reminder_plans.load(archive) == {Kind.DUTY: again, Kind.TERM: again}
        assert verify(archive) is None


def test_the_proposed_plans_can_be_kept(database: Database, act: Act) -> None:
    with database.writing() as archive:
        assert reminder_plans.load(archive) == {}
        for kind, plan in PLANS.items():
            reminder_plans.put(archive, act, kind, plan)
        assert reminder_plans.load(archive) == PLANS
