from dataclasses import replace
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.duties import Kind as Duty
from governance.local_time import STOCKHOLM
from governance.nudges import NUDGES
from governance.refusal import Refusal
from governance.reminder_offsets import AFTER, HALF, Offset
from governance.reminder_plans import Later, Reason, check_plan, tells, told_later
from governance.reminder_topics import FOLLOWING, TOPICS, Topic, kind_of
from governance.reminders import (
    PLANS,
    REMINDERS,
    TOLD_FROM,
    Kind,
    Plan,
    Reminder,
    Subject,
    Told,
    reminders,
)
from tests.governance.any_number import few
from tests.governance.verdicts import reason_of

DAY = (Offset(1),)
CHANNEL = (Told.CHANNEL,)
DATED = tuple(each for each in Kind if each is not Kind.VOTE)


@pytest.mark.parametrize("of", TOPICS)
def test_the_proposed_plans_can_be_chosen(of: Topic) -> None:
    check_plan(of, PLANS[kind_of(of)])


@pytest.mark.parametrize(
    "offsets",
    [
        (HALF,),
        (Offset(hours=1),),
        (Offset(1),),
        (HALF, Offset(14), Offset(hours=336), Offset(hours=4)),
    ],
)
def test_voters_are_nudged_at_half_time_and_before_the_close(offsets: tuple[Offset, ...]) -> None:
    check_plan(Kind.VOTE, Plan(offsets, ()))


@pytest.mark.parametrize("each", [AFTER, Offset(0), Offset(15), Offset(hours=337)])
def test_voters_are_not_nudged_after_the_close_nor_long_before_it(each: Offset) -> None:
    with pytest.raises(Refusal) as refused:
        check_plan(Kind.VOTE, Plan((HALF, each), ()))
    assert (refused.value.reason, refused.value.source) == (Reason.NOT_OPEN, NUDGES)
    assert refused.value.fields == {"days": 14}


@pytest.mark.parametrize(
    "plan", [Plan((HALF,), CHANNEL), Plan((HALF,), (), time(9)), Plan((AFTER,), (Told.OWNER,))]
)
def test_whom_a_vote_tells_and_at_what_hours_is_not_chosen(plan: Plan) -> None:
    with pytest.raises(Refusal) as refused:
        check_plan(Kind.VOTE, plan)
    assert (refused.value.reason, refused.value.source) == (Reason.FIXED, NUDGES)


@pytest.mark.parametrize(
    ("kind", "plan", "reason"),
    [
        (Kind.DUTY, Plan((Offset(hours=1),), CHANNEL), Reason.NO_HOURS),
        (Duty.REPORT, Plan((Offset(hours=1),), CHANNEL), Reason.NO_HOURS),
        (Duty.EXIT, Plan((AFTER,), CHANNEL), Reason.NO_AFTER),
        (Kind.DUTY, Plan((Offset(1), HALF), CHANNEL), Reason.NO_HALF),
        (Kind.MEETING, Plan((HALF,), CHANNEL), Reason.NO_HALF),
        (Kind.TERM, Plan((Offset(1), Offset(hours=1)), CHANNEL), Reason.NO_HOURS),
        (Kind.MEETING, Plan((AFTER,), CHANNEL), Reason.NO_AFTER),
        (Kind.EXIT, Plan((Offset(1), AFTER), CHANNEL), Reason.NO_AFTER),
        (Kind.DUTY, Plan(DAY, (Told.CHANNEL, Told.EVERYBODY)), Reason.NOT_TOLD),
        (Kind.MEETING, Plan(DAY, (Told.BACKUP,)), Reason.NOT_TOLD),
    ],
)
def test_a_plan_that_could_not_be_kept_is_refused(kind: Topic, plan: Plan, reason: Reason) -> None:
    with pytest.raises(Refusal) as refused:
        check_plan(kind, plan)
    assert (refused.value.reason, refused.value.source) == (reason, REMINDERS)


def test_a_refusal_says_who_is_not_told_of_what() -> None:
    with pytest.raises(Refusal) as refused:
        check_plan(Kind.TERM, Plan(DAY, (Told.EVERYBODY,)))
    assert refused.value.fields == {"told": "alla", "kind": "mandat"}
    with pytest.raises(Refusal) as refused:
        check_plan(Duty.FINANCING, Plan(DAY, (Told.CHANNEL, Told.EVERYBODY)))
    assert refused.value.fields == {"told": "alla", "kind": "finansieringsbeslut"}


@pytest.mark.parametrize("kind", DATED)
def test_whoever_can_be_told_is_taken(kind: Kind) -> None:
    check_plan(kind, Plan((Offset(30), *DAY), tuple(tells(kind))))


@pytest.mark.parametrize(
    ("kind", "offsets", "told", "fields"),
    [
        (
            Kind.DUTY,
            (Offset(60), Offset(30)),
            (Told.BACKUP,),
            {"never": frozenset({Told.BACKUP}), "days": 7, "instead": "kanal"},
        ),
        (
            Kind.DUTY,
            (Offset(60), Offset(30)),
            PLANS[Kind.DUTY].told,
            {
                "never": frozenset({Told.BACKUP, Told.CHAIR}),
                "days": 1,
                "instead": "kanal, ägare",
            },
        ),
        (
            Kind.MEETING,
            (Offset(14),),
            (Told.CHAIR,),
            {"never": frozenset({Told.CHAIR}), "days": 1, "instead": "kanal"},
        ),
        (
            Kind.MEETING,
            (Offset(hours=25),),
            (Told.OWNER, Told.EVERYBODY),
            {"never": frozenset({Told.EVERYBODY}), "days": 1, "instead": "ägare"},
        ),
    ],
)
def test_a_plan_with_a_group_that_is_never_told_is_refused(
    kind: Kind, offsets: tuple[Offset, ...], told: tuple[Told, ...], fields: dict[str, object]
) -> None:
    with pytest.raises(Refusal) as refused:
        check_plan(kind, Plan(offsets, told))
    assert (refused.value.reason, refused.value.source) == (Reason.NEVER_TOLD, REMINDERS)
    assert refused.value.fields == {**fields, "later": told_later(kind)}


def test_a_plan_with_an_offset_at_which_nobody_is_told_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        check_plan(
            Kind.DUTY, Plan((Offset(60), Offset(8), Offset(7), AFTER), (Told.BACKUP, Told.CHAIR))
        )
    assert (refused.value.reason, refused.value.source) == (Reason.NOBODY_TOLD, REMINDERS)
    nobody, later = frozenset({Offset(60), Offset(8)}), Later((Told.BACKUP, Told.CHAIR))
    assert refused.value.fields == {"nobody": nobody, "later": later}


@pytest.mark.parametrize("kind", DATED)
def test_who_is_told_later_is_somebody_the_kind_has(kind: Kind) -> None:
    here = Told.EVERYBODY if kind is Kind.MEETING else Told.BACKUP
    assert set(told_later(kind).groups) == {here, Told.CHAIR}


@pytest.mark.parametrize(
    ("told", "nearest"),
    [
        (Told.BACKUP, Offset(7)),
        (Told.CHAIR, Offset(1)),
        (Told.EVERYBODY, Offset(hours=24)),
        (Told.CHANNEL, Offset(180)),
        (Told.OWNER, Offset(180)),
    ],
)
def test_a_group_that_is_told_in_the_end_is_taken(told: Told, nearest: Offset) -> None:
    kind = Kind.DUTY if told is Told.BACKUP else Kind.MEETING
    check_plan(kind, Plan((nearest,), (told,)))


OFFSETS = some.one_of(
    some.builds(Offset, days=some.integers(0, 180)),
    some.builds(Offset, hours=some.integers(1, 48)),
    some.just(AFTER),
)


@given(
    some.sampled_from(DATED),
    some.lists(OFFSETS, min_size=1, max_size=10, unique=True),
    some.sets(some.sampled_from(Told), min_size=1),
    some.dates(date(2026, 1, 1), date(2030, 12, 31)),
)
def test_each_offset_of_a_plan_that_is_taken_reaches_somebody_and_each_group_is_told(
    kind: Kind, offsets: list[Offset], told: set[Told], day: date
) -> None:
    plan = Plan(tuple(offsets), tuple(told))
    try:
        check_plan(kind, plan)
    except Refusal:
        return
    start = datetime.combine(day, time(15), STOCKHOLM)
    subject = Subject(
        *(kind, "sak", start if kind is Kind.MEETING else day, ("frister", {}), None),
        *((1,), (2,), (3,), (4,)),
    )
    for each in offsets:
        (found,) = reminders(subject, replace(plan, offsets=(each,)), lambda _: True)
        assert found.channel or found.persons
    reached = {person for each in reminders_of(subject, plan) for person in each.persons}
    groups = {1: Told.OWNER, 2: Told.BACKUP, 3: Told.CHAIR, 4: Told.EVERYBODY}
    assert {groups[each] for each in reached} == told - {Told.CHANNEL}


def reminders_of(subject: Subject, plan: Plan) -> list[Reminder]:
    """Each offset's by itself: of two at one moment only one goes out, which tells as many."""
    return [
        found
        for each in plan.offsets
        for found in reminders(subject, replace(plan, offsets=(each,)), lambda _: True)
    ]


@few
@given(some.sampled_from((*DATED, *FOLLOWING)), some.sets(some.sampled_from(Told), min_size=1))
def test_a_plan_tells_those_whom_its_subjects_have(of: Topic, told: set[Told]) -> None:
    plan = Plan(DAY, tuple(sorted(told)))
    refused = reason_of(lambda: check_plan(of, plan))
    kind = kind_of(of)
    assert (refused is Reason.NOT_TOLD) is (not told <= tells(kind))
    assert Told.CHANNEL in tells(kind)
    assert set(PLANS[kind].told) <= tells(kind)


@given(some.lists(OFFSETS | some.just(HALF), min_size=1, max_size=4, unique=True))
def test_a_vote_s_plan_lies_within_the_time_that_it_is_open(offsets: list[Offset]) -> None:
    within = all(each == HALF or 1 <= each.days * 24 + each.hours <= 14 * 24 for each in offsets)
    refused = reason_of(lambda: check_plan(Kind.VOTE, Plan(tuple(offsets), ())))
    assert refused is (None if within else Reason.NOT_OPEN)


def test_who_is_told_only_near_the_date_is_named_by_the_kind_the_first_told_first() -> None:
    assert told_later(Kind.DUTY).groups == (Told.BACKUP, Told.CHAIR)
    assert told_later(Kind.MEETING).groups == (Told.CHAIR, Told.EVERYBODY)


@given(some.sampled_from(DATED))
@few
def test_nobody_is_named_whom_a_kind_does_not_tell_or_who_is_told_at_once(kind: Kind) -> None:
    groups = told_later(kind).groups
    assert set(groups) == tells(kind) & set(TOLD_FROM)
    ahead = [TOLD_FROM[each] for each in groups]
    assert ahead == sorted(ahead, reverse=True)
