from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.people import Appointment, Role
from governance.steering import Holding
from governance.steps import Step, StepKind, Turn
from governance.upkeep import (
    adopted,
    committee,
    conferences,
    ending,
    figures,
    financed,
    meetings,
    terms,
)
from tests.governance.any_number import few

BEGAN, ENDS = date(2026, 1, 1), date(2027, 12, 31)
HELD = Holding(6, 1, BEGAN, None, ENDS)
DAYS = some.lists(some.dates(date(2027, 1, 1), ENDS), max_size=8, unique=True)


def one(found: tuple[Step, ...]) -> Step:
    (step,) = found
    return step


@given(DAYS, DAYS)
def test_meetings_and_conferences_are_counted_apart(met: list[date], gone: list[date]) -> None:
    assert one(meetings(met)).done is (len(met) >= 4)
    assert one(conferences(gone)).done is (len(gone) >= 2)


def test_three_meetings_are_not_four() -> None:
    days = [date(2027, month, 1) for month in (2, 5, 9)]
    assert one(meetings(days)) == Step(StepKind.MEETINGS, Turn.OWNER, 3, 4)
    last = date(2027, 11, 1)
    assert one(meetings([*days, last])) == Step(StepKind.MEETINGS, Turn.OWNER, 4, 4, last)


def test_what_has_a_day_to_come_is_counted_apart() -> None:
    day = date(2027, 4, 1)
    assert one(meetings([day], 2)) == Step(StepKind.MEETINGS, Turn.OWNER, 1, 4, planned=2)
    assert one(conferences([day], 1)) == Step(StepKind.CONFERENCES, Turn.OWNER, 1, 2, planned=1)


def test_one_conference_is_not_two() -> None:
    days = [date(2027, 4, 1), date(2027, 10, 1)]
    assert one(conferences(days[:1])) == Step(StepKind.CONFERENCES, Turn.OWNER, 1, 2)
    assert one(conferences(days)) == Step(StepKind.CONFERENCES, Turn.OWNER, 2, 2, days[1])


def test_a_term_that_ends_in_the_year_waits_for_whoever_appoints() -> None:
    lfu = Holding(4, 2, BEGAN, None, date(2027, 6, 30))
    assert terms((HELD, lfu, Holding(1, 3, BEGAN)), 2027) == (
        Step(StepKind.TERM, Turn.LFU, 0, due=date(2027, 6, 30), about="4"),
        Step(StepKind.TERM, Turn.RMC, 0, due=ENDS, about="6"),
    )
    assert terms((HELD, lfu), 2026) == terms((HELD, lfu), 2028) == ()


@pytest.mark.parametrize(
    ("begins", "day"),
    [
        (date(2027, 11, 1), None),
        (date(2028, 1, 1), None),
        (date(2028, 1, 2), date(2028, 1, 2)),
    ],
)
def test_a_term_is_renewed_at_once_or_on_the_day_the_next_begins(
    begins: date, day: date | None
) -> None:
    last = min(begins - timedelta(days=1), ENDS)
    held = Holding(6, 1, BEGAN, last, ENDS)
    again = Holding(6, 1, begins, None, date(2029, 12, 31))
    step = one(terms((held, again), 2027))
    assert (step.done, step.day, step.due) == (True, day, ENDS)


def test_the_terms_of_a_year_come_in_the_order_they_end_and_then_by_seat() -> None:
    june, december = date(2027, 6, 30), date(2027, 12, 31)
    held = [
        Holding(seat, seat, BEGAN, None, ends)
        for seat, ends in ((1, december), (2, june), (3, december), (4, june))
    ]
    assert [each.seat for each in ending(held, 2027)] == [2, 4, 1, 3]
    assert ending(reversed(held), 2027) == ending(held, 2027)


def test_whoever_fills_in_for_the_rest_of_a_term_ends_it_in_the_others_place() -> None:
    left = Holding(6, 1, BEGAN, date(2027, 2, 28), ENDS)
    filling = Holding(6, 2, date(2027, 3, 1), None, ENDS)
    assert ending((left, filling), 2027) == (filling,)
    assert not one(terms((left, filling), 2027)).done


def test_a_seat_left_empty_still_waits() -> None:
    assert not one(terms((Holding(6, 1, BEGAN, date(2027, 2, 28), ENDS),), 2027)).done


def test_a_holding_corrected_on_its_first_day_renews_nothing() -> None:
    never = Holding(6, 2, date(2028, 1, 1), date(2027, 12, 31), date(2029, 12, 31))
    assert not one(terms((HELD, never), 2027)).done
    assert ending((never,), 2029) == ()


def test_a_holding_of_a_single_day_renews_the_term() -> None:
    since = date(2028, 1, 1)
    a_day = Holding(6, 2, since, since, date(2029, 12, 31))
    assert one(terms((HELD, a_day), 2027)).done
    assert ending((a_day,), 2029) == (a_day,)


def test_one_of_the_two_from_rmc_is_on_its_committee() -> None:
    member = Appointment(1, Role.RMC_COMMITTEE, date(2026, 5, 1), date(2027, 6, 30))
    done = Step(StepKind.COMMITTEE, Turn.RMC, 1, day=date(2026, 5, 1))
    assert one(committee((HELD,), (member,), date(2027, 6, 30))) == done
    assert not one(committee((HELD,), (member,), date(2027, 7, 1))).done


@pytest.mark.parametrize(
    ("seat", "person", "role"),
    [(4, 1, Role.RMC_COMMITTEE), (6, 2, Role.RMC_COMMITTEE), (6, 1, Role.VICE_CHAIR)],
)
def test_nobody_else_on_the_committee_counts(seat: int, person: int, role: Role) -> None:
    held, post = Holding(seat, 1, BEGAN), Appointment(person, role, BEGAN)
    assert not one(committee((held,), (post,), BEGAN)).done


def test_a_working_order_is_adopted_from_the_first_day() -> None:
    days = (date(2027, 5, 1), date(2026, 12, 8))
    order = Step(StepKind.ADOPTED, Turn.STEERING_GROUP, 1, day=date(2026, 12, 8))
    assert one(adopted(days, date(2027, 1, 1))) == order
    assert one(adopted(days, date(2026, 12, 8))) == order
    assert not one(adopted(days, date(2026, 12, 7))).done


@given(some.integers(0, 21))
def test_every_region_decides_its_own_financing(decided: int) -> None:
    codes = [str(code) for code in range(21)]
    step = one(financed(dict.fromkeys(codes[:decided], BEGAN), codes))
    assert (step.kind, step.turn) == (StepKind.FINANCED, Turn.REGIONS)
    assert (step.count, step.done, len(step.left)) == (decided, decided == 21, 21 - decided)


def test_figures_that_are_there_are_there_though_nobody_knows_since_when() -> None:
    assert one(figures(known=True, day=None)) == Step(StepKind.FIGURES, Turn.OWNER, 1)
    assert one(figures(known=True, day=BEGAN)).day == BEGAN
    assert one(figures(known=False, day=BEGAN)) == Step(StepKind.FIGURES, Turn.OWNER, 0)


SOMETIMES = some.dates(date(2024, 1, 1), date(2029, 12, 31))
HOLDINGS = some.lists(
    some.builds(
        Holding,
        some.integers(1, 7),
        some.integers(1, 4),
        SOMETIMES,
        some.none() | SOMETIMES,
        some.none() | some.dates(date(2027, 1, 1), date(2028, 12, 31)),
    ),
    max_size=6,
    unique_by=lambda held: (held.seat, held.since),
)
MEMBERSHIPS = some.lists(
    some.builds(
        Appointment,
        some.integers(1, 4),
        some.sampled_from((Role.RMC_COMMITTEE, Role.MEMBER)),
        SOMETIMES,
    ),
    max_size=3,
    unique_by=lambda held: held.person,
)


def test_every_regions_decision_is_the_last_ones_day() -> None:
    days = {"01": date(2024, 4, 1), "12": date(2024, 5, 1)}
    assert one(financed(days, ("01", "12"))).day == date(2024, 5, 1)
    assert one(financed(days, ("01", "12", "14"))).left == ("14",)


@few
@given(HOLDINGS, some.integers(2027, 2028), some.randoms(use_true_random=False))
def test_each_seat_has_one_term_at_most_that_ends_in_a_year_whatever_their_order(
    holdings: list[Holding], year: int, chance: Random
) -> None:
    found = ending(holdings, year)
    assert found == ending(chance.sample(holdings, len(holdings)), year)
    assert len({held.seat for held in found}) == len(found)
    ends = [held.term_ends for held in found if held.term_ends is not None]
    assert ends == sorted(ends)
    assert {day.year for day in ends} <= {year}
    made = terms(holdings, year)
    assert [(step.about, step.due) for step in made] == [
        (str(held.seat), held.term_ends) for held in found
    ]
    anew = [Holding(held.seat, 9, date(2030, 1, 1)) for held in found]
    assert all(step.done for step in terms([*holdings, *anew], year))


@few
@given(HOLDINGS, MEMBERSHIPS, SOMETIMES)
def test_one_of_rmcs_two_is_enough_for_the_committee_and_nobody_else_is(
    holdings: list[Holding], memberships: list[Appointment], day: date
) -> None:
    step = one(committee(holdings, memberships, day))
    assert step == one(committee(holdings[::-1], memberships[::-1], day))
    assert step.day is None or step.day <= day
    others = [held for held in holdings if held.seat not in {6, 7}]
    assert not one(committee(others, memberships, day)).done
    assert not one(committee(holdings, (), day)).done
    everybody = [Appointment(person, Role.RMC_COMMITTEE, BEGAN) for person in range(1, 5)]
    seated = [held for held in holdings if held.since <= day and (held.until or day) >= day]
    rmc = {held.person for held in seated if held.seat in {6, 7}}
    assert one(committee(holdings, everybody, day)).done is (bool(rmc) and day >= BEGAN)


@few
@given(some.lists(SOMETIMES), SOMETIMES, SOMETIMES)
def test_an_order_once_adopted_and_figures_once_known_stay_so(
    days: list[date], one_day: date, other: date
) -> None:
    early, late = (one(adopted(days, day)) for day in sorted((one_day, other)))
    assert early.day in {None, late.day}
    assert late.day in {None, *days}
    assert one(adopted(sorted(days), one_day)) == one(adopted(days, one_day))
    known, unknown = (one(figures(known=found, day=other)) for found in (True, False))
    assert (known.done, known.day) == (True, other)
    assert (unknown.done, unknown.day) == (False, None)
