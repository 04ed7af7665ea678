from datetime import date

from hypothesis import given
from hypothesis import strategies as some

from governance.steps import Step, StepKind, Turn, by_each, counted, single
from tests.governance.any_number import few

DAY = date(2027, 3, 3)
DAYS = some.lists(some.dates(date(2026, 1, 1), date(2028, 12, 31)), max_size=25)


def test_a_step_taken_once_is_done_on_its_day() -> None:
    assert single(StepKind.DECIDED, Turn.STEERING_GROUP, DAY) == Step(
        StepKind.DECIDED, Turn.STEERING_GROUP, 1, 1, DAY
    )
    assert single(StepKind.DECIDED, Turn.STEERING_GROUP, DAY).done
    assert not single(StepKind.DECIDED, Turn.STEERING_GROUP, None).done


def test_twenty_of_twenty_one_are_not_done() -> None:
    twenty = counted(StepKind.HANDED_OVER, Turn.OWNER, 21, [DAY] * 20)
    assert twenty == Step(StepKind.HANDED_OVER, Turn.OWNER, 20, 21)
    assert not twenty.done
    last = date(2027, 4, 1)
    whole = counted(StepKind.HANDED_OVER, Turn.OWNER, 21, [last, *[DAY] * 20])
    assert (whole.done, whole.day) == (True, last)


@given(some.integers(1, 21), DAYS)
def test_a_step_is_whole_on_the_day_when_enough_was_done(needed: int, days: list[date]) -> None:
    step = counted(StepKind.MEETINGS, Turn.OWNER, needed, days)
    assert step.done is (step.day is not None) is (len(days) >= needed)
    if step.day is not None:
        assert sum(day <= step.day for day in days) >= needed
        assert sum(day < step.day for day in days) < needed


@given(DAYS)
def test_the_order_in_which_it_was_recorded_means_nothing(days: list[date]) -> None:
    turned = list(reversed(days))
    one, other = (counted(StepKind.MEETINGS, Turn.OWNER, 4, each) for each in (days, turned))
    assert one == other


def test_a_step_for_each_region_says_which_ones_it_is_left_for() -> None:
    step = by_each(StepKind.FINANCED, Turn.REGIONS, ("01", "03", "04"), {"03": DAY, "99": DAY})
    assert step == Step(StepKind.FINANCED, Turn.REGIONS, 1, 3, left=("01", "04"))
    whole = by_each(StepKind.FINANCED, Turn.REGIONS, ("03",), {"03": DAY})
    assert (whole.done, whole.day, whole.left) == (True, DAY, ())


def test_a_step_is_arranged_when_enough_is_done_or_has_a_day_to_come() -> None:
    for count, planned, arranged in ((1, 2, False), (1, 3, True), (0, 4, True), (4, 0, True)):
        step = Step(StepKind.MEETINGS, Turn.OWNER, count, 4, planned=planned)
        assert (step.arranged, step.done) == (arranged, count == 4)


CODES = [f"{number:02}" for number in range(1, 22)]


@few
@given(
    some.sets(some.sampled_from(CODES), min_size=1),
    some.dictionaries(some.sampled_from(CODES), some.dates()),
)
def test_a_step_for_each_region_is_done_for_a_region_or_left_for_it(
    regions: set[str], days: dict[str, date]
) -> None:
    found = by_each(StepKind.FINANCED, Turn.REGIONS, sorted(regions), days)
    assert found.count + len(found.left) == found.needed == len(regions)
    assert set(found.left) == regions - set(days)
    assert found.done is (found.left == ())
    assert found.day == (max(days[code] for code in regions) if found.done else None)
    back = by_each(StepKind.FINANCED, Turn.REGIONS, sorted(regions, reverse=True), days)
    assert (back.count, back.day, back.left[::-1]) == (found.count, found.day, found.left)
    alone = [by_each(StepKind.FINANCED, Turn.REGIONS, [code], days) for code in sorted(regions)]
    assert sum(each.count for each in alone) == found.count
