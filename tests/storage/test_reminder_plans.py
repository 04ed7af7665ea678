"""Plans of reminders, out and in again."""

from dataclasses import replace
from datetime import time, timedelta

from governance.duties import Kind as Duty
from governance.reminder_offsets import AFTER, HALF, Offset
from governance.reminder_topics import FOLLOWING, TOPICS, plan_for
from governance.reminders import PLANS, Kind, Plan, Told
from storage import reminder_plans, reminder_tables
from storage.database import Database
from storage.journal import Act, record, verify
from storage.records import standing
from storage.reminder_plans import Changed

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


def test_what_is_proposed_is_a_choice_of_a_duty_alone(database: Database, act: Act) -> None:
    with database.writing() as archive:
        assert reminder_plans.load(archive) == {}
        for of in TOPICS:
            reminder_plans.put(archive, act, of, plan_for(of, {}))
        chosen = reminder_plans.load(archive)
    assert list(chosen) == list(FOLLOWING)
    assert all(plan_for(of, chosen) == plan_for(of, {}) for of in TOPICS)


def test_what_was_stored_as_proposed_is_chosen_by_nobody(database: Database, act: Act) -> None:
    proposed = {**stored(PLANS[Kind.DUTY]), "kind": Kind.DUTY}
    with database.writing() as archive:
        record(archive, act, reminder_tables.reminder_plans, proposed)
    with database.writing() as archive:
        assert reminder_plans.load(archive) == {}
        assert reminder_plans.changes(archive) == {Kind.DUTY: Changed(act.at, act.actor)}
        assert not reminder_plans.take_back(archive, act, Kind.DUTY)
        reminder_plans.put(archive, act, Kind.DUTY, PLAN)
        assert reminder_plans.load(archive) == {Kind.DUTY: PLAN}


def test_to_choose_what_is_proposed_is_to_take_back_what_was_chosen(
    database: Database, act: Act
) -> None:
    with database.writing() as archive:
        reminder_plans.put(archive, act, Kind.DUTY, PLAN)
        reminder_plans.put(archive, act, Kind.DUTY, PLANS[Kind.DUTY])
        assert reminder_plans.load(archive) == {}
        (row,) = standing(archive, reminder_tables.reminder_plans)
    # What is proposed may be another one day, and would then be a choice.
    assert (tuple(row.offsets), tuple(row.told)) == ((), ())


def stored(plan: Plan) -> dict[str, object]:
    """A plan as a row holds it."""
    offsets = tuple(each.word for each in plan.offsets)
    return {"offsets": offsets, "hour": f"{plan.hour:%H:%M}", "told": tuple(plan.told)}


def test_what_is_chosen_can_be_taken_back_and_chosen_again(database: Database, act: Act) -> None:
    with database.writing() as archive:
        assert not reminder_plans.take_back(archive, act, Duty.REPORT)
        reminder_plans.put(archive, act, Duty.REPORT, PLAN)
        assert reminder_plans.of(archive, Duty.REPORT) == PLAN
        assert reminder_plans.of(archive, Kind.DUTY) == PLANS[Kind.DUTY]
        assert reminder_plans.take_back(archive, act, Duty.REPORT)
        assert not reminder_plans.take_back(archive, act, Duty.REPORT)
        assert not reminder_plans.take_back(archive, act, Duty.PLAN)
    with database.reading() as archive:
        assert reminder_plans.load(archive) == {}
        assert reminder_plans.of(archive, Duty.REPORT) == PLANS[Kind.DUTY]
    with database.writing() as archive:
        reminder_plans.put(archive, act, Duty.REPORT, PLAN)
    with database.reading() as archive:
        assert reminder_plans.load(archive) == {Duty.REPORT: PLAN}
        assert verify(archive) is None


def test_who_last_changed_a_plan_is_known(database: Database, act: Act) -> None:
    later = replace(act, at=act.at + timedelta(hours=1), actor=None)
    last = replace(act, at=act.at + timedelta(hours=2))
    with database.writing() as archive:
        assert reminder_plans.changes(archive) == {}
        reminder_plans.put(archive, act, Kind.VOTE, Plan((HALF,), ()))
        reminder_plans.put(archive, act, Duty.REPORT, PLAN)
        reminder_plans.put(archive, later, Duty.REPORT, PLANS[Kind.TERM])
        first = Changed(act.at, act.actor)
        assert reminder_plans.changes(archive) == {
            Kind.VOTE: first,
            Duty.REPORT: Changed(later.at, None),
        }
        reminder_plans.take_back(archive, last, Duty.REPORT)
    with database.reading() as archive:
        assert reminder_plans.changes(archive) == {
            Kind.VOTE: first,
            Duty.REPORT: Changed(last.at, act.actor),
        }
