from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.duties import COUNTED, PROPOSED, STANDING, Duty, Kind, Owners, duty, number_of
from governance.duty_states import OVER, State, state
from governance.people import Role
from governance.provenance import setting
from governance.steering import CHAIRING, LEADING
from governance.steps import Step, StepKind, Turn, single
from governance.turns import (
    ACTING,
    CONTACT,
    CONTACTS,
    LED_BY,
    RECORDING,
    acting,
    seeing_to,
    turns,
    whose,
)
from tests.governance.any_number import few

BEGAN = date(2026, 1, 1)
DAY = date(2027, 3, 1)
DONE = single(StepKind.AREAS, Turn.OWNER, DAY)
DECIDED = single(StepKind.DECIDED, Turn.STEERING_GROUP, None)
PRESENTED = single(StepKind.PRESENTED, Turn.OWNER, None, "RMC")


def made(kind: Kind, year: int, *steps: Step) -> Duty:
    return duty(number_of(kind, year), steps)


def whose_turn(found: Duty, today: date = DAY, owners: Owners = PROPOSED) -> list[str]:
    return list(turns(found, state(found, today, BEGAN), owners, today))


def test_the_first_step_that_is_missing_has_the_turn() -> None:
    plan = made(Kind.PLAN, 2027, DONE, DECIDED, PRESENTED)
    assert whose_turn(plan) == [Turn.STEERING_GROUP]
    assert whose_turn(made(Kind.PLAN, 2027, DONE, PRESENTED, DECIDED)) == [Role.KANSLI]
    assert whose_turn(made(Kind.PLAN, 2027, DONE)) == []


def test_whoever_sees_to_it_has_the_owners_turn() -> None:
    owners = Owners(Role.VICE_CHAIR, Role.KANSLI)
    assert whose(PRESENTED, owners) is Role.VICE_CHAIR
    assert whose(DECIDED, owners) is Turn.STEERING_GROUP
    assert whose_turn(made(Kind.PLAN, 2027, PRESENTED), owners=owners) == [Role.VICE_CHAIR]


def test_what_is_extra_has_no_turn() -> None:
    received = Step(StepKind.RECEIVED, Turn.REGIONS, 0, 21, extra=True)
    assert whose_turn(made(Kind.REPORT, 2027, DONE, received)) == []


def test_terms_that_end_on_one_day_are_made_anew_side_by_side() -> None:
    june, december = date(2027, 6, 30), date(2027, 12, 31)
    lfu, rmc, other = (
        Step(StepKind.TERM, turn, 0, due=june, about=seat)
        for turn, seat in ((Turn.LFU, "5"), (Turn.RMC, "6"), (Turn.RMC, "7"))
    )
    post = Step(StepKind.TERM, Turn.OWNER, 0, due=december)
    assert whose_turn(made(Kind.TERMS, 2027, lfu, rmc, other, post)) == [Turn.LFU, Turn.RMC]
    assert whose_turn(made(Kind.TERMS, 2027, post)) == [Role.KANSLI]


@pytest.mark.parametrize(("held", "planned", "waits"), [(1, 2, True), (1, 3, False), (0, 4, False)])
def test_meetings_that_all_have_a_day_wait_for_nobody(
    held: int, planned: int, *, waits: bool
) -> None:
    step = Step(StepKind.MEETINGS, Turn.OWNER, held, 4, planned=planned)
    assert bool(whose_turn(made(Kind.MEETINGS, 2027, step))) is waits


@pytest.mark.parametrize("kind", sorted(COUNTED | STANDING))
def test_what_belongs_to_a_year_waits_for_nobody_once_it_is_over(kind: Kind) -> None:
    step = Step(StepKind.FINANCED, Turn.REGIONS, 1, 2)
    assert whose_turn(made(kind, 2027, step), date(2027, 12, 31)) == [Turn.REGIONS]
    assert whose_turn(made(kind, 2027, step), date(2028, 1, 1)) == []


@pytest.mark.parametrize("kind", [Kind.REPORT, Kind.PLAN, Kind.TERMS])
def test_what_has_its_own_date_waits_until_it_is_done(kind: Kind) -> None:
    step = Step(StepKind.DECIDED, Turn.STEERING_GROUP, 0, due=date(2027, 6, 30))
    assert whose_turn(made(kind, 2027, step), date(2029, 1, 1)) == [Turn.STEERING_GROUP]


def test_the_figures_wait_until_those_of_the_next_year_are_expected() -> None:
    figures = made(Kind.POPULATIONS, 2027, Step(StepKind.FIGURES, Turn.OWNER, 0))
    assert whose_turn(figures, date(2028, 2, 29)) == [Role.KANSLI]
    assert whose_turn(figures, date(2028, 3, 1)) == []


@pytest.mark.parametrize("stands", State)
def test_nobody_has_the_turn_in_what_is_over(stands: State) -> None:
    report = made(Kind.REPORT, 2027, DECIDED)
    assert bool(turns(report, stands, PROPOSED, DAY)) is (stands not in OVER)


def test_nothing_is_left_to_do_in_these_states() -> None:
    assert {
        State.DONE,
        State.DONE_AFTER,
        State.NONE,
        State.PASSED,
        State.UNKNOWN,
    } == OVER


VICE = frozenset({Role.VICE_CHAIR})
KANSLI = frozenset({Role.KANSLI})


def test_the_chair_comes_from_lfu_and_leads_the_steering_group_the_vice_chair_from_rmc() -> None:
    held = set(Role) - set(CONTACTS.values())
    assert acting(Turn.STEERING_GROUP, held) == acting(Turn.LFU, held) == CHAIRING
    assert acting(Turn.RMC, held) == VICE
    for none in (set(), held):
        assert acting(Turn.REGIONS, none) == {Role.REGIONAL_COORDINATOR}
        assert acting(Role.MEMBER, none) == {Role.MEMBER}
    assert ACTING.keys() == set(Turn) - {Turn.OWNER}


@pytest.mark.parametrize(
    ("held", "chairs", "vice"),
    [
        ({Role.CHAIR, Role.VICE_CHAIR}, CHAIRING, VICE),
        ({Role.STAND_IN_CHAIR, Role.VICE_CHAIR}, CHAIRING, VICE),
        ({Role.VICE_CHAIR, Role.KANSLI}, VICE, VICE),
        ({Role.CHAIR, Role.KANSLI}, CHAIRING, CHAIRING),
        ({Role.STAND_IN_CHAIR}, CHAIRING, CHAIRING),
        ({Role.MEMBER, Role.KANSLI}, KANSLI, KANSLI),
        (set(), KANSLI, KANSLI),
    ],
)
def test_each_of_the_two_that_lead_acts_for_the_other_and_kansliet_for_both(
    held: set[Role], chairs: frozenset[Role], vice: frozenset[Role]
) -> None:
    for whose_turn_it_is in (Role.CHAIR, Turn.STEERING_GROUP, Turn.LFU):
        assert acting(whose_turn_it_is, held) == chairs
    for whose_turn_it_is in (Role.VICE_CHAIR, Turn.RMC):
        assert acting(whose_turn_it_is, held) == vice


def test_whoever_may_record_is_told_with_whoever_sees_to_a_duty_and_may_not() -> None:
    assert RECORDING == KANSLI
    assert seeing_to(Role.KANSLI, set()) == KANSLI
    assert seeing_to(Role.MEMBER, set(Role)) == {Role.MEMBER, Role.KANSLI}
    assert seeing_to(Role.CHAIR, {Role.CHAIR}) == CHAIRING | KANSLI
    assert seeing_to(Role.CHAIR, {Role.VICE_CHAIR}) == VICE | KANSLI
    assert seeing_to(Role.CHAIR, set()) == KANSLI


def test_a_body_that_appoints_has_its_own_contact_once_there_is_one() -> None:
    assert CONTACTS == {Turn.LFU: Role.LFU_CONTACT, Turn.RMC: Role.RMC_CONTACT}
    assert setting("kontakt hos den som utser") == CONTACT
    assert acting(Turn.LFU, {Role.LFU_CONTACT}) == {Role.LFU_CONTACT}
    assert acting(Turn.RMC, {Role.LFU_CONTACT, Role.VICE_CHAIR}) == VICE
    assert acting(Turn.RMC, set(Role)) == {Role.RMC_CONTACT}
    assert acting(Turn.STEERING_GROUP, set(Role)) == CHAIRING
    assert acting(Role.CHAIR, set(Role)) == CHAIRING


STEPS = some.lists(
    some.builds(
        Step,
        some.sampled_from(StepKind),
        some.sampled_from(Turn),
        some.integers(0, 2),
        some.integers(1, 2),
        due=some.none() | some.sampled_from((date(2027, 3, 1), date(2027, 6, 1))),
        extra=some.booleans(),
        planned=some.integers(0, 1),
    ),
    max_size=5,
)
OWNERS = some.builds(Owners, some.sampled_from(Role), some.sampled_from(Role))
DAYS = some.dates(date(2026, 6, 1), date(2029, 1, 1))


@few
@given(some.sampled_from(Kind), STEPS, OWNERS, DAYS)
def test_whoever_has_the_turn_has_something_left_to_do_and_somebody_acts_for_them(
    kind: Kind, steps: list[Step], owners: Owners, today: date
) -> None:
    found = made(kind, 2027, *steps)
    stands = state(found, today, BEGAN)
    on_turn = turns(found, stands, owners, today)
    assert len(set(on_turn)) == len(on_turn)
    assert set(on_turn) <= {whose(step, owners) for step in found.missing}
    assert all(acting(each, ()) for each in on_turn)
    assert not on_turn or stands not in OVER
    done = made(kind, 2027, *(replace(step, count=step.needed) for step in steps))
    assert turns(done, state(done, today, BEGAN), owners, today) == ()


@few
@given(some.sampled_from(Turn), OWNERS, some.sets(some.sampled_from(Role)))
def test_an_owners_step_is_the_owners_and_every_other_a_bodys(
    turn: Turn, owners: Owners, held: set[Role]
) -> None:
    step = single(StepKind.DECIDED, turn, None)
    role = owners.owner if turn is Turn.OWNER else ACTING[turn]
    assert whose(step, owners) is (owners.owner if turn is Turn.OWNER else turn)
    found = acting(whose(step, owners), held)
    if CONTACTS.get(turn) in held:
        assert found == {CONTACTS[turn]}
    elif role not in LED_BY:
        assert found == {role}
    elif not held.isdisjoint(LEADING):
        assert any(found == roles for roles in LED_BY[role])
        assert not found.isdisjoint(held)
    else:
        assert found == KANSLI


@few
@given(some.sampled_from(Role), some.sets(some.sampled_from(Role)))
def test_whoever_sees_to_a_duty_is_told_and_somebody_who_may_record(
    owner: Role, held: set[Role]
) -> None:
    told = seeing_to(owner, held)
    assert acting(owner, held) <= told <= acting(owner, held) | RECORDING
    assert not told.isdisjoint(RECORDING)
