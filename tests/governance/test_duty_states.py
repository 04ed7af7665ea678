from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.duties import Duty, Kind, duty, number_of
from governance.duty_states import FULFILLED, State, closed, state
from governance.steps import Step, StepKind, Turn, counted, single
from tests.governance.any_number import few

BEGAN = date(2026, 1, 1)
DUE = date(2027, 3, 31)
DAYS = some.dates(date(2026, 1, 1), date(2029, 12, 31))


def report(*days: date | None) -> Duty:
    steps = tuple(single(StepKind.DECIDED, Turn.STEERING_GROUP, day) for day in days)
    return duty(number_of(Kind.REPORT, 2027), steps)


@pytest.mark.parametrize(
    ("days", "today", "expected"),
    [
        ((None, None), DUE, State.COMING),
        ((date(2027, 3, 1), None), DUE, State.ONGOING),
        ((None, None), DUE + timedelta(days=1), State.UNDONE),
        ((date(2027, 3, 1), None), DUE + timedelta(days=1), State.UNDONE),
        ((date(2027, 3, 1), DUE), DUE, State.DONE),
        ((date(2027, 3, 1), DUE), DUE + timedelta(days=400), State.DONE),
        ((date(2027, 3, 1), DUE + timedelta(days=1)), date(2027, 5, 1), State.DONE_AFTER),
    ],
)
def test_how_a_duty_stands(days: tuple[date | None, ...], today: date, expected: State) -> None:
    assert state(report(*days), today, BEGAN) is expected


def test_handed_over_to_twenty_of_twenty_one_it_is_not_fulfilled() -> None:
    for number, expected in ((20, State.UNDONE), (21, State.DONE)):
        step = counted(StepKind.HANDED_OVER, Turn.OWNER, 21, [DUE] * number)
        found = duty(number_of(Kind.REPORT, 2027), (step,))
        assert state(found, date(2027, 4, 1), BEGAN) is expected


def test_of_a_day_before_anything_was_recorded_nothing_is_claimed() -> None:
    later = DUE + timedelta(days=1)
    assert state(report(None), date(2028, 1, 1), later) is State.UNKNOWN
    assert state(report(None), date(2028, 1, 1), DUE) is State.UNDONE
    assert state(report(None, DUE), date(2028, 1, 1), later) is State.UNDONE
    assert state(report(DUE, DUE), date(2028, 1, 1), later) is State.DONE


def test_figures_that_are_not_here_are_missing_whenever_recording_began() -> None:
    figures = Step(StepKind.FIGURES, Turn.OWNER, 0)
    found = duty(number_of(Kind.POPULATIONS, 2027), (figures,))
    assert state(found, date(2027, 3, 1), date(2027, 3, 1)) is State.UNDONE


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 1, 1), State.OPEN),
        (date(2027, 6, 30), State.OPEN),
        (date(2027, 7, 1), State.PASSED),
    ],
)
def test_the_exit_window_is_open_or_has_passed_and_is_no_duty(today: date, expected: State) -> None:
    assert state(duty(number_of(Kind.EXIT, 2027)), today, BEGAN) is expected


def test_a_year_in_which_no_term_ends_asks_for_nothing() -> None:
    assert state(duty(number_of(Kind.TERMS, 2026)), date(2026, 5, 1), BEGAN) is State.NONE


def test_a_term_renewed_after_it_ended_is_after_its_own_day_though_not_the_last() -> None:
    early = Step(StepKind.TERM, Turn.RMC, 1, day=date(2027, 3, 5), due=date(2027, 3, 1))
    late = Step(StepKind.TERM, Turn.RMC, 1, due=date(2027, 12, 31))
    found = duty(number_of(Kind.TERMS, 2027), (early, late))
    assert state(found, date(2027, 12, 1), BEGAN) is State.DONE_AFTER


@pytest.mark.parametrize(
    ("year", "count", "expected"),
    [
        (2027, 0, State.UNDONE),
        (2027, 1, State.ONGOING),
        (2027, 2, State.DONE),
        (2028, 0, State.COMING),
        (2028, 2, State.COMING),
        (2026, 0, State.UNDONE),
        (2026, 1, State.UNDONE),
        (2026, 2, State.DONE),
        (2025, 0, State.UNKNOWN),
    ],
)
def test_what_has_no_date_holds_on_every_day_of_its_year(
    year: int, count: int, expected: State
) -> None:
    step = Step(StepKind.FINANCED, Turn.REGIONS, count, 2)
    found = duty(number_of(Kind.FINANCING, year), (step,))
    assert state(found, date(2027, 5, 1), BEGAN) is expected


def test_a_term_that_ended_undone_is_undone_whenever_recording_began() -> None:
    # The seat is in the record with its term: nothing is unknown of it.
    step = Step(StepKind.TERM, Turn.RMC, 0, due=date(2025, 6, 30))
    assert state(duty(number_of(Kind.TERMS, 2025), (step,)), BEGAN, BEGAN) is State.UNDONE


@given(some.lists(some.none() | DAYS, min_size=1, max_size=6), DAYS)
def test_a_duty_is_fulfilled_exactly_when_no_step_is_missing(
    days: list[date | None], today: date
) -> None:
    found = report(*days)
    stands = state(found, today, BEGAN)
    assert (stands in FULFILLED) is (None not in days)
    if stands in FULFILLED and found.fulfilled_on is not None:
        assert (stands is State.DONE) is (found.fulfilled_on <= DUE)


@given(some.lists(some.none() | DAYS, min_size=1, max_size=6), DAYS, DAYS)
def test_time_alone_fulfils_nothing_and_undoes_nothing(
    days: list[date | None], one: date, other: date
) -> None:
    found = report(*days)
    before, after = (state(found, day, BEGAN) for day in sorted((one, other)))
    assert (before in FULFILLED) is (after in FULFILLED)
    if before is State.UNDONE:
        assert after is State.UNDONE


@few
@given(some.sampled_from(Kind), some.integers(2026, 2029), DAYS, some.integers(0, 800))
def test_what_is_closed_stays_closed_and_is_never_so_before_its_last_day_is_over(
    kind: Kind, year: int, today: date, more: int
) -> None:
    found = duty(number_of(kind, year))
    assert closed(found, today + timedelta(days=more)) or not closed(found, today)
    assert found.last_day < today or not closed(found, today)
    following = duty(number_of(kind, year + 1))
    assert closed(found, today) or not closed(following, today)


def test_a_year_is_counted_until_it_is_over_and_its_figures_until_the_next_come() -> None:
    counted_over_the_year = duty(number_of(Kind.MEETINGS, 2027))
    assert not closed(counted_over_the_year, date(2027, 12, 31))
    assert closed(counted_over_the_year, date(2028, 1, 1))
    figures = duty(number_of(Kind.POPULATIONS, 2027))
    assert not closed(figures, date(2028, 2, 29))
    assert closed(figures, date(2028, 3, 1))
    assert not closed(report(None), date(2029, 1, 1))
