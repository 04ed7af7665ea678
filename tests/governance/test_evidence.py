from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance import plans, reports
from governance.decisions import DecisionNumber, Entry
from governance.evidence import (
    EVIDENCE,
    Opening,
    Reason,
    Sought,
    check_day,
    check_decision,
    fitting,
    linkable,
    too_early,
)
from governance.matters import Matter, Purpose
from governance.refusal import Refusal
from governance.tally import Outcome
from tests.governance.any_number import few
from tests.governance.verdicts import reason_of

TODAY, FIRST = date(2027, 3, 10), date(2027, 1, 1)
OPENING = reports.opening(2026)
SOUGHT = Sought(Matter.REPORT, OPENING, 2027)
REPORT = Entry(
    *(DecisionNumber(2027, 1), Purpose.DECISION, Matter.REPORT, TODAY),
    *("Verksamhetsrapport 2026", "Rapporten fastställs.", Outcome.CARRIED, "omröstning 1"),
)


@pytest.mark.parametrize("day", [FIRST, date(2027, 1, 31), TODAY])
def test_what_has_been_done_is_taken_as_evidence(day: date) -> None:
    check_day(day, TODAY, OPENING)


def test_a_day_that_has_not_been_is_refused() -> None:
    day = TODAY + timedelta(days=1)
    with pytest.raises(Refusal) as caught:
        check_day(day, TODAY, OPENING)
    assert (caught.value.reason, caught.value.source) == (Reason.NOT_YET_DONE, EVIDENCE)
    assert caught.value.fields == {"day": day}


@pytest.mark.parametrize(
    ("opening", "year"), [(reports.opening(2026), "2026"), (plans.opening(2028), "2028")]
)
def test_a_day_before_the_opening_is_refused_for_the_openings_own_reason(
    opening: Opening, year: str
) -> None:
    day = FIRST - timedelta(days=1)
    with pytest.raises(Refusal) as caught:
        check_day(day, TODAY, opening)
    assert (caught.value.reason, caught.value.source) == (opening.reason, opening.source)
    assert caught.value.fields == {"day": day, "first": FIRST, "year": year}


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
        check_decision(entry, SOUGHT)
    assert (caught.value.reason, caught.value.source) == (Reason.ANOTHER_DECISION, EVIDENCE)
    assert caught.value.fields == {"number": "2027-01", "matter": Matter.REPORT}
    assert fitting([entry], SOUGHT) == linkable([entry], SOUGHT) == []
    assert too_early([replace(entry, day=FIRST - timedelta(days=1))], SOUGHT) == []


def test_a_carried_decision_of_the_matter_is_taken() -> None:
    check_decision(REPORT, SOUGHT)
    check_decision(replace(REPORT, day=FIRST, title="Något annat 2019"), SOUGHT)


def test_a_decision_from_before_the_opening_is_neither_taken_nor_found_but_told_of() -> None:
    early = replace(REPORT, day=FIRST - timedelta(days=1))
    with pytest.raises(Refusal) as caught:
        check_decision(early, SOUGHT)
    assert (caught.value.reason, caught.value.source) == (
        Reason.DECIDED_TOO_EARLY,
        OPENING.source,
    )
    told = {"number": "2027-01", "day": early.day, "first": FIRST, "year": "2026"}
    assert caught.value.fields == told
    first = replace(REPORT, day=FIRST)
    entries = [early, first, REPORT]
    assert fitting(entries, SOUGHT) == linkable(entries, SOUGHT) == [first, REPORT]
    assert too_early(entries, SOUGHT) == [early]


def test_a_decision_that_would_not_fit_is_not_told_of_as_too_early() -> None:
    early = replace(REPORT, day=date(2026, 3, 1), title="Verksamhetsrapport 2025")
    assert too_early([early, replace(early, title="Verksamhetsrapporten")], SOUGHT) == []


def test_whoever_links_may_choose_a_decision_whatever_year_its_title_names() -> None:
    another = replace(REPORT, title="Verksamhetsrapport 2025")
    assert linkable([another, REPORT], SOUGHT) == [another, REPORT]


@pytest.mark.parametrize(
    ("title", "day", "fits"),
    [
        ("Verksamhetsrapport 2026", TODAY, True),
        ("Verksamhetsrapport 2025", TODAY, False),
        ("Verksamhetsrapport 2025 och 2026", date(2029, 1, 1), True),
        ("Verksamhetsrapporten", TODAY, True),
        ("Verksamhetsrapporten", date(2028, 1, 1), False),
        ("Verksamhetsrapporten, dnr 120261", TODAY, True),
    ],
)
def test_a_decision_fits_by_the_year_it_names_else_by_its_day(
    title: str, day: date, *, fits: bool
) -> None:
    entry = replace(REPORT, title=title, day=day)
    assert bool(fitting([entry], SOUGHT)) is fits


def test_every_decision_that_fits_is_found_in_the_order_given() -> None:
    other = replace(REPORT, number=DecisionNumber(2027, 2))
    budget = replace(REPORT, matter=Matter.BUDGET)
    assert fitting([other, budget, REPORT], SOUGHT) == [other, REPORT]


DAYS = some.dates(date(2026, 6, 1), date(2027, 6, 1))
ENTRIES = some.lists(
    some.builds(
        lambda kind, matter, day, year, outcome: replace(
            REPORT, kind=kind, matter=matter, day=day, title=f"Rapport {year}", outcome=outcome
        ),
        some.sampled_from(Purpose),
        some.sampled_from((Matter.REPORT, Matter.PLAN)),
        DAYS,
        some.sampled_from(("", "2026", "2027")),
        some.sampled_from(Outcome),
    ),
    max_size=6,
)


@few
@given(ENTRIES)
def test_a_decision_may_be_linked_or_is_refused_and_is_never_both_fitting_and_too_early(
    entries: list[Entry],
) -> None:
    taken = [
        each
        for each in entries
        if reason_of(lambda each=each: check_decision(each, SOUGHT)) is None
    ]
    assert linkable(entries, SOUGHT) == taken
    fit, early = fitting(entries, SOUGHT), too_early(entries, SOUGHT)
    assert [each for each in taken if each in fit] == fit
    assert not [each for each in early if each in taken]
    for each in early:
        refused = reason_of(lambda each=each: check_decision(each, SOUGHT))
        assert refused is Reason.DECIDED_TOO_EARLY
        assert fitting([replace(each, day=FIRST)], SOUGHT)


@few
@given(DAYS, DAYS, some.integers(0, 99))
def test_a_day_that_is_taken_is_so_on_every_day_after_it(day: date, today: date, more: int) -> None:
    now = reason_of(lambda: check_day(day, today, OPENING))
    later = reason_of(lambda: check_day(day, today + timedelta(days=more), OPENING))
    assert later is now or now is Reason.NOT_YET_DONE
    assert (now is None) is (FIRST <= day <= today)
