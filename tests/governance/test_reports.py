from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.evidence import Evidence, Opening, check_day
from governance.refusal import Refusal
from governance.reports import (
    RECEIPT,
    WHOLE_YEAR,
    Reason,
    by_region,
    check_dispatch,
    check_receipt,
    opening,
    steps,
)
from governance.steps import StepKind, Turn
from tests.governance.any_number import few
from tests.governance.verdicts import reason_of

CODES = tuple(f"{number:02}" for number in range(1, 22))
DAY, LAST = date(2027, 3, 20), date(2027, 4, 1)
PARTS = (
    Evidence(StepKind.MANAGEMENT_REPORT, "", date(2027, 2, 1), link="https://example.org/1"),
    Evidence(StepKind.ACCOUNTS, "", date(2027, 2, 2), link="https://example.org/2"),
)


def handed(*codes: str) -> tuple[Evidence, ...]:
    return tuple(Evidence(StepKind.HANDED_OVER, code, DAY, "RS 2027/3") for code in codes)


def test_the_report_takes_both_parts_a_decision_and_being_handed_over_to_all() -> None:
    found = steps((), None, CODES)
    assert [(step.kind, step.turn, step.count, step.needed, step.extra) for step in found] == [
        (StepKind.MANAGEMENT_REPORT, Turn.OWNER, 0, 1, False),
        (StepKind.ACCOUNTS, Turn.OWNER, 0, 1, False),
        (StepKind.DECIDED, Turn.STEERING_GROUP, 0, 1, False),
        (StepKind.HANDED_OVER, Turn.OWNER, 0, 21, False),
        (StepKind.RECEIVED, Turn.REGIONS, 0, 21, True),
    ]


def test_each_step_is_done_on_its_own_day() -> None:
    found = steps((*PARTS, *handed(*CODES[:-1])), date(2027, 3, 3), CODES)
    assert [step.day for step in found] == [
        date(2027, 2, 1),
        date(2027, 2, 2),
        date(2027, 3, 3),
        None,
        None,
    ]
    last = Evidence(StepKind.HANDED_OVER, CODES[-1], LAST, "RS 2027/4")
    assert steps((*handed(*CODES[:-1]), last), None, CODES)[3].day == LAST


@given(some.sets(some.sampled_from(CODES)))
def test_handed_over_means_to_every_region(codes: set[str]) -> None:
    step = steps(handed(*codes), None, CODES)[3]
    assert (step.count, step.done) == (len(codes), codes == set(CODES))


@pytest.mark.parametrize("code", ["99", ""])
def test_what_is_no_region_is_not_counted(code: str) -> None:
    assert not steps(handed(*CODES[1:], code), None, CODES)[3].done


def test_a_receipt_is_no_handing_over() -> None:
    received = [Evidence(StepKind.RECEIVED, code, DAY) for code in CODES]
    assert [step.done for step in steps(received, None, CODES)] == [False] * 4 + [True]
    assert by_region(received, StepKind.HANDED_OVER) == {}
    assert by_region(received, StepKind.RECEIVED)["07"].day == DAY


def test_a_dispatch_without_a_diarienummer_is_none() -> None:
    bare = Evidence(StepKind.HANDED_OVER, CODES[-1], DAY)
    step = steps((*handed(*CODES[:-1]), bare), None, CODES)[3]
    assert (step.count, step.done, step.left) == (20, False, (CODES[-1],))
    assert CODES[-1] not in by_region((bare,), StepKind.HANDED_OVER)


def test_nothing_can_be_done_of_a_report_before_its_year_is_over() -> None:
    first = Opening(2026, date(2027, 1, 1), Reason.YEAR_NOT_OVER, WHOLE_YEAR)
    assert opening(2026) == first


@pytest.mark.parametrize("received", [None, DAY, LAST])
def test_a_report_may_be_sent_until_it_is_received(received: date | None) -> None:
    check_dispatch(DAY, received, "Region Skåne")
    if received is not None:
        check_receipt(received, DAY, "Region Skåne")


def test_a_report_is_not_sent_after_it_was_received() -> None:
    with pytest.raises(Refusal) as caught:
        check_dispatch(LAST, DAY, "Region Skåne")
    refusal = caught.value
    assert (refusal.reason, refusal.source) == (Reason.DISPATCHED_AFTER_RECEIPT, RECEIPT)
    assert refusal.fields == {"region": "Region Skåne", "day": LAST, "received": DAY}


def test_a_report_is_not_received_before_it_was_sent() -> None:
    with pytest.raises(Refusal) as caught:
        check_receipt(DAY, LAST, "Region Skåne")
    refusal = caught.value
    assert (refusal.reason, refusal.source) == (Reason.RECEIVED_BEFORE_DISPATCH, RECEIPT)
    assert refusal.fields == {"region": "Region Skåne", "day": DAY, "dispatched": LAST}


DAYS = some.dates(date(2027, 1, 1), date(2027, 4, 30))
HANDED = some.lists(
    some.builds(
        Evidence,
        some.sampled_from((StepKind.HANDED_OVER, StepKind.RECEIVED)),
        some.sampled_from(CODES[:4]),
        DAYS,
        some.sampled_from(("", "RS 2027/3")),
    ),
    max_size=8,
)


@few
@given(DAYS, DAYS)
def test_a_dispatch_and_its_receipt_are_taken_in_either_order_or_in_neither(
    sent: date, received: date
) -> None:
    dispatch = reason_of(lambda: check_dispatch(sent, received, "Region Skåne"))
    receipt = reason_of(lambda: check_receipt(received, sent, "Region Skåne"))
    assert (dispatch is None) is (receipt is None) is (sent <= received)
    assert reason_of(lambda: check_dispatch(sent, None, "Region Skåne")) is None


@few
@given(HANDED)
def test_a_region_has_the_report_by_its_last_dispatch_and_only_with_a_number(
    evidence: list[Evidence],
) -> None:
    sent, received = (
        by_region(evidence, step) for step in (StepKind.HANDED_OVER, StepKind.RECEIVED)
    )
    for found, step in ((sent, StepKind.HANDED_OVER), (received, StepKind.RECEIVED)):
        assert all((each.scope, each.step) == (code, step) for code, each in found.items())
        assert by_region([*found.values()], step) == found
    assert all(each.reference for each in sent.values())
    assert set(received) == {each.scope for each in evidence if each.step is StepKind.RECEIVED}
    without = [each for each in evidence if each.step is not StepKind.HANDED_OVER]
    assert by_region(without, StepKind.RECEIVED) == received


@few
@given(some.integers(2024, 2100), some.dates(date(2024, 4, 1), date(2100, 1, 1)))
def test_nothing_is_done_of_a_report_before_its_year_is_over(year: int, day: date) -> None:
    taken = reason_of(lambda: check_day(day, date.max, opening(year)))
    assert taken is (None if day.year > year else Reason.YEAR_NOT_OVER)
    assert opening(year).year == year
