from dataclasses import replace

import pytest

from governance.refusal import Refusal
from governance.reminder_plans import Reason, check_changeable, check_plan, tells
from governance.reminders import AFTER, PLANS, REMINDERS, Kind, Offset, Plan, Told

DAY = (Offset(1),)
CHANNEL = (Told.CHANNEL,)


@pytest.mark.parametrize("kind", PLANS)
def test_the_proposed_plans_can_be_chosen(kind: Kind) -> None:
    check_changeable(kind)
    check_plan(kind, PLANS[kind])


def test_when_voters_are_nudged_is_not_changed_here() -> None:
    with pytest.raises(Refusal) as refused:
        check_changeable(Kind.VOTE)
    assert (refused.value.reason, refused.value.source) == (Reason.FIXED, REMINDERS)


@pytest.mark.parametrize(
    ("kind", "plan", "reason"),
    [
        (Kind.DUTY, Plan((Offset(hours=1),), CHANNEL), Reason.NO_HOURS),
        (Kind.TERM, Plan((Offset(1), Offset(hours=1)), CHANNEL), Reason.NO_HOURS),
        (Kind.MEETING, Plan((AFTER,), CHANNEL), Reason.NO_AFTER),
        (Kind.EXIT, Plan((Offset(1), AFTER), CHANNEL), Reason.NO_AFTER),
        (Kind.DUTY, Plan(DAY, (Told.CHANNEL, Told.EVERYBODY)), Reason.NOT_TOLD),
        (Kind.MEETING, Plan(DAY, (Told.BACKUP,)), Reason.NOT_TOLD),
    ],
)
def test_a_plan_that_could_not_be_kept_is_refused(kind: Kind, plan: Plan, reason: Reason) -> None:
    with pytest.raises(Refusal) as refused:
        check_plan(kind, plan)
    assert (refused.value.reason, refused.value.source) == (reason, REMINDERS)


def test_a_refusal_says_who_is_not_told_of_what() -> None:
    with pytest.raises(Refusal) as refused:
        check_plan(Kind.TERM, Plan(DAY, (Told.EVERYBODY,)))
    assert refused.value.fields == {"told": "alla", "kind": "mandat"}


@pytest.mark.parametrize("kind", PLANS)
def test_whoever_can_be_told_is_taken(kind: Kind) -> None:
    check_plan(kind, replace(PLANS[kind], told=tuple(tells(kind))))
