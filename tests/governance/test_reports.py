from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.evidence import Evidence
from governance.reports import by_region, first_day, steps
from governance.steps import StepKind

CODES = tuple(f"{number:02}" for number in range(1, 22))
DAY, LAST = date(2027, 3, 20), date(2027, 4, 1)
PARTS = (
    Evidence(StepKind.MANAGEMENT_REPORT, "", date(2027, 2, 1), link="https://example.org/1"),
    Evidence(StepKind.ACCOUNTS, "", date(2027, 2, 2), link="https://example.org/2"),
)


def handed(*codes: str) -> tuple[Evidence, ...]:
    return tuple(Evidence(StepKind.HANDED_OVER, code, DAY) for code in codes)


def test_the_report_takes_both_parts_a_decision_and_being_handed_over_to_all() -> None:
    found = steps((), None, CODES)
    assert [(step.kind, step.count, step.needed, step.extra) for step in found] == [
        (StepKind.MANAGEMENT_REPORT, 0, 1, False),
        (StepKind.ACCOUNTS, 0, 1, False),
        (StepKind.DECIDED, 0, 1, False),
        (StepKind.HANDED_OVER, 0, 21, False),
        (StepKind.RECEIVED, 0, 21, True),
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
    last = Evidence(StepKind.HANDED_OVER, CODES[-1], LAST)
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


def test_nothing_can_be_done_of_a_report_before_its_year_begins() -> None:
    assert first_day(2026) == date(2026, 1, 1)
