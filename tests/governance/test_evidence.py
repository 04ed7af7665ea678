from dataclasses import replace
from datetime import date, timedelta

import pytest

from governance.decisions import DecisionNumber, Entry
from governance.evidence import EVIDENCE, Reason, check_day, check_decision, fitting
from governance.matters import Matter, Purpose
from governance.refusal import Refusal
from governance.tally import Outcome

TODAY, FIRST = date(2027, 3, 10), date(2026, 1, 1)
REPORT = Entry(
    *(DecisionNumber(2027, 1), Purpose.DECISION, Matter.REPORT, TODAY),
    *("Verksamhetsrapport 2026", "Rapporten fastställs.", Outcome.CARRIED, "omröstning 1"),
)


@pytest.mark.parametrize("day", [FIRST, date(2027, 1, 31), TODAY])
def test_what_has_been_done_is_taken_as_evidence(day: date) -> None:
    check_day(day, TODAY, FIRST)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (TODAY + timedelta(days=1), Reason.NOT_YET_DONE),
        (FIRST - timedelta(days=1), Reason.DONE_TOO_EARLY),
    ],
)
def test_a_day_that_cannot_be_is_refused(day: date, reason: Reason) -> None:
    with pytest.raises(Refusal) as caught:
        check_day(day, TODAY, FIRST)
    assert (caught.value.reason, caught.value.source) == (reason, EVIDENCE)
    assert caught.value.fields["day"] == day


@pytest.mark.parametrize(
    "entry",
    [
        replace(REPORT, matter=Matter.BUDGET),
        replace(REPORT, kind=Purpose.PREPARATION),
        replace(REPORT, outcome=Outcome.NOT_CARRIED),
    ],
)
def test_another_decision_is_neither_taken_nor_found(entry: Entry) -> None:
    with pytest.raises(Refusal) as caught:
        check_decision(entry, Matter.REPORT)
    assert caught.value.reason is Reason.ANOTHER_DECISION
    assert caught.value.fields == {"number": "2027-01", "matter": Matter.REPORT}
    assert fitting([entry], Matter.REPORT, 2026, 2027) == []


def test_a_carried_decision_of_the_matter_is_taken() -> None:
    check_decision(REPORT, Matter.REPORT)


@pytest.mark.parametrize(
    ("title", "day", "fits"),
    [
        ("Verksamhetsrapport 2026", TODAY, True),
        ("Verksamhetsrapport 2025", TODAY, False),
        ("Verksamhetsrapport 2025 och 2026", date(2029, 1, 1), True),
        ("Verksamhetsrapporten", TODAY, True),
        ("Verksamhetsrapporten", date(2026, 12, 31), False),
        ("Verksamhetsrapporten, dnr 120261", TODAY, True),
    ],
)
def test_a_decision_fits_by_the_year_it_names_else_by_its_day(
    title: str, day: date, *, fits: bool
) -> None:
    entry = replace(REPORT, title=title, day=day)
    assert bool(fitting([entry], Matter.REPORT, 2026, 2027)) is fits


def test_every_decision_that_fits_is_found_in_the_order_given() -> None:
    other = replace(REPORT, number=DecisionNumber(2027, 2))
    budget = replace(REPORT, matter=Matter.BUDGET)
    assert fitting([other, budget, REPORT], Matter.REPORT, 2026, 2027) == [other, REPORT]
