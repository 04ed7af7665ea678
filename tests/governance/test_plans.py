from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.decisions import Status
from governance.evidence import Evidence, Opening, check_day
from governance.plans import (
    YEAR_BEFORE,
    Activity,
    Area,
    Audience,
    Reason,
    opening,
    steps,
    whole,
    whole_since,
    without_region,
)
from governance.steps import Step, StepKind, Turn
from governance.year import Duty, in_year
from tests.governance.any_number import few
from tests.governance.verdicts import reason_of

DUE = date(2026, 12, 15)
PLACED, LOOSE = Area("Textil", "12", Activity.FOLLOW_UP, "kansliet", Status.ONGOING), Area("Möbler")
WHOLE, BROKEN = (PLACED,), (PLACED, LOOSE)


def test_the_activities_are_the_seven_of_the_document() -> None:
    assert len(Activity) == 7


def test_a_plan_without_areas_or_with_one_that_lacks_a_region_is_not_whole() -> None:
    assert whole(WHOLE)
    assert not whole(())
    assert not whole(BROKEN)
    assert without_region(BROKEN) == (LOOSE,)


def test_the_plan_takes_areas_a_decision_and_both_presentations() -> None:
    shown = Evidence(StepKind.PRESENTED, Audience.RMC, date(2026, 12, 1))
    assert steps(BROKEN, (shown,), None) == (
        Step(StepKind.AREAS, Turn.OWNER, 1, 2),
        Step(StepKind.DECIDED, Turn.STEERING_GROUP, 0),
        Step(StepKind.PRESENTED, Turn.OWNER, 1, day=shown.day, about="RMC"),
        Step(StepKind.PRESENTED, Turn.OWNER, 0, about="LfU"),
    )


def test_the_plan_is_decided_on_the_day_of_its_decision() -> None:
    (_, decided, *_) = steps(WHOLE, (), date(2026, 12, 8))
    assert (decided.done, decided.day) == (True, date(2026, 12, 8))


def test_without_any_area_one_is_missing() -> None:
    (areas, *_) = steps((), (), None)
    assert (areas.count, areas.needed, areas.done) == (0, 1, False)


def test_areas_that_were_whole_when_it_was_due_stay_so() -> None:
    since = Evidence(StepKind.AREAS, "", date(2026, 12, 1))
    (areas, *_) = steps(BROKEN, (since,), None)
    assert (areas.done, areas.day) == (True, date(2026, 12, 1))


@pytest.mark.parametrize(
    ("before", "areas", "today", "expected"),
    [
        (None, WHOLE, date(2026, 12, 1), date(2026, 12, 1)),
        (date(2026, 12, 1), WHOLE, date(2026, 12, 9), date(2026, 12, 1)),
        (date(2026, 12, 1), BROKEN, date(2026, 12, 9), None),
        (None, BROKEN, DUE, None),
        (None, WHOLE, DUE + timedelta(days=1), DUE + timedelta(days=1)),
        (DUE, BROKEN, DUE + timedelta(days=1), DUE),
        (DUE + timedelta(days=1), (), date(2027, 5, 1), DUE + timedelta(days=1)),
        # Recorded afterwards, it counts from its own day.
        (DUE + timedelta(days=5), WHOLE, date(2026, 12, 1), date(2026, 12, 1)),
        (DUE + timedelta(days=5), WHOLE, DUE + timedelta(days=1), DUE + timedelta(days=1)),
        (DUE + timedelta(days=5), BROKEN, date(2026, 12, 1), None),
        (DUE + timedelta(days=5), BROKEN, DUE + timedelta(days=1), DUE + timedelta(days=5)),
        (None, BROKEN, DUE + timedelta(days=1), None),
        (DUE, BROKEN, DUE, None),
    ],
)
def test_from_which_day_the_areas_are_whole(
    before: date | None, areas: tuple[Area, ...], today: date, expected: date | None
) -> None:
    assert whole_since(before, areas, today, DUE) == expected


@given(
    some.lists(
        some.tuples(
            some.dates(DUE - timedelta(days=9), DUE + timedelta(days=9)),
            some.sampled_from([(), WHOLE, BROKEN]),
        )
    )
)
def test_what_counts_is_how_the_areas_were_on_the_day_it_was_due(
    changes: list[tuple[date, tuple[Area, ...]]],
) -> None:
    changes.sort(key=lambda change: change[0])
    since: date | None = None
    for day, areas in changes:
        since = whole_since(since, areas, day, DUE)
    by_due = [change for change in changes if change[0] <= DUE]
    later = [day for day, areas in changes if day > DUE and whole(areas)]
    if by_due and whole(by_due[-1][1]):
        assert since is not None
        assert all(whole(areas) for day, areas in by_due if day > since)
        assert since in {day for day, areas in by_due if whole(areas)}
    else:
        assert since == min(later, default=None)


def test_a_plan_is_worked_on_from_the_year_before() -> None:
    first = Opening(2027, date(2026, 1, 1), Reason.TOO_FAR_AHEAD, YEAR_BEFORE)
    assert opening(2027) == first


AREAS = some.lists(some.builds(Area, some.text(max_size=3), some.sampled_from(("", "12"))))


@few
@given(AREAS, some.none() | some.dates(), some.sets(some.sampled_from(Audience)))
def test_the_areas_left_are_those_without_a_region_and_a_step_done_stays_done(
    areas: list[Area], decided: date | None, shown: set[Audience]
) -> None:
    loose = without_region(areas)
    assert without_region(loose) == loose == tuple(each for each in areas if each in loose)
    assert whole(areas) is (bool(areas) and loose == ())
    evidence = [Evidence(StepKind.PRESENTED, each, DUE) for each in sorted(shown)]
    found = steps(areas, evidence, decided)
    assert [step.done for step in found] == [
        whole(areas),
        decided is not None,
        *(each in shown for each in Audience),
    ]
    more = steps(areas, [*evidence, Evidence(StepKind.PRESENTED, Audience.RMC, DUE)], DUE)
    assert all(now.done or not before.done for before, now in zip(found, more, strict=True))
    assert found[0].needed - found[0].count == (len(loose) if areas else 1)


@few
@given(some.integers(2025, 2100), some.dates(date(2024, 4, 1), date(2100, 1, 1)))
def test_a_plan_can_be_made_in_all_the_year_before_its_own_and_no_sooner(
    year: int, day: date
) -> None:
    taken = reason_of(lambda: check_day(day, date.max, opening(year)))
    assert taken is (None if day.year >= year - 1 else Reason.TOO_FAR_AHEAD)
    (due,) = (each.due for each in in_year(year - 1, day, lambda _: True) if each.duty is Duty.PLAN)
    assert opening(year).day < due
    assert opening(year).year == year
