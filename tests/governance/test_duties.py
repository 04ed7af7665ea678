from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.duties import (
    DOCUMENTED,
    KINDS,
    PROPOSED,
    Kind,
    Number,
    Owners,
    duty,
    number_for,
    number_of,
    read_number,
)
from governance.people import Role
from governance.provenance import Mark, Source, charter, reading
from governance.steps import Step, StepKind, Turn, single
from governance.year import Duty as Dated
from governance.year import in_year
from tests.governance.any_number import few

YEARS = some.integers(2000, 2100)


def test_the_ten_kinds_are_numbered_in_order() -> None:
    assert [f"{number_of(kind, 2027)} {kind}" for kind in KINDS] == [
        "2027-1 verksamhetsrapport",
        "2027-2 utträde",
        "2027-3 verksamhetsplan",
        "2027-4 sammanträden",
        "2027-5 konferenser",
        "2027-6 mandat",
        "2027-7 rmc-au",
        "2027-8 arbetsordning",
        "2027-9 finansieringsbeslut",
        "2027-10 folkmängd",
    ]


@given(some.sampled_from(Kind), YEARS)
def test_a_number_is_read_back_with_its_year_or_for_the_one_given(kind: Kind, year: int) -> None:
    number = number_of(kind, year)
    assert number.kind is kind
    assert read_number(str(number), 1999) == number
    assert read_number(f" {number.serial} ", year) == number


@pytest.mark.parametrize(
    "text", ["", "0", "11", "2027", "2027-0", "2027-11", "27-1", "1.", "-1", "2027-1-1", "2027-١"]
)
def test_what_is_no_number_is_not_read(text: str) -> None:
    assert read_number(text, 2027) is None


def test_one_may_write_the_number_with_two_figures() -> None:
    assert read_number("2027-01", 2026) == Number(2027, 1)
    assert read_number("010", 2026) == Number(2026, 10)


@given(YEARS)
def test_the_dates_are_those_of_the_document(year: int) -> None:
    dated = {Kind(each.duty.value): each for each in in_year(year, date(year, 1, 1), _works)}
    assert dated.keys() == DOCUMENTED == {Kind(each.value) for each in Dated}
    for kind, found in dated.items():
        made = duty(number_of(kind, year))
        assert (made.due, made.concerns, made.sources) == (
            found.due,
            found.concerns,
            found.sources,
        )


@pytest.mark.parametrize(
    ("kind", "concerns", "number"),
    [
        (Kind.REPORT, 2026, "2027-1"),
        (Kind.PLAN, 2027, "2026-3"),
        (Kind.EXIT, 2028, "2027-2"),
        (Kind.MEETINGS, 2027, "2027-4"),
        (Kind.TERMS, 2027, "2027-6"),
        (Kind.POPULATIONS, 2026, "2027-10"),
    ],
)
def test_a_duty_is_found_by_the_operating_year_it_speaks_of(
    kind: Kind, concerns: int, number: str
) -> None:
    assert str(number_for(kind, concerns)) == number


@pytest.mark.parametrize(("year", "last"), [(2027, 28), (2028, 29), (2100, 28)])
def test_the_figures_of_the_year_before_come_by_the_end_of_february(year: int, last: int) -> None:
    made = duty(number_of(Kind.POPULATIONS, year))
    assert (made.due, made.concerns) == (date(year, 2, last), year - 1)


@pytest.mark.parametrize("kind", [Kind.COMMITTEE, Kind.WORKING_ORDER, Kind.FINANCING, Kind.TERMS])
def test_what_has_no_date_speaks_of_its_own_year_and_is_followed_up_by_its_last_day(
    kind: Kind,
) -> None:
    made = duty(number_of(kind, 2027))
    assert (made.due, made.last_day) == (None, date(2027, 12, 31))
    assert made.concerns == 2027


def test_terms_are_due_when_the_first_that_is_left_ends_else_when_the_last_did() -> None:
    def due(*ends: tuple[int, bool]) -> date | None:
        steps = tuple(
            Step(StepKind.TERM, Turn.RMC, int(done), due=date(2027, month, 1))
            for month, done in ends
        )
        return duty(number_of(Kind.TERMS, 2027), steps).due

    assert due((3, False), (9, False)) == date(2027, 3, 1)
    assert due((3, True), (9, False)) == date(2027, 9, 1)
    assert due((3, True), (9, True)) == date(2027, 9, 1)


@pytest.mark.parametrize(
    ("turns", "sources"),
    [
        ((), (charter("R19"), reading("A4"))),
        ((Turn.RMC,), (charter("R19"), reading("A4"))),
        ((Turn.LFU,), (reading("A3"), reading("A4"))),
        ((Turn.LFU, Turn.RMC), (charter("R19"), reading("A3"), reading("A4"))),
        ((Turn.OWNER,), (reading("A4"),)),
    ],
)
def test_a_term_stands_on_what_is_said_of_whoever_appoints(
    turns: tuple[Turn, ...], sources: tuple[Source, ...]
) -> None:
    steps = tuple(Step(StepKind.TERM, turn, 0, due=date(2027, 3, 1)) for turn in turns)
    assert duty(number_of(Kind.TERMS, 2027), steps).sources == sources


def test_each_kind_says_where_it_stands() -> None:
    found = {kind: duty(number_of(kind, 2027)).sources for kind in KINDS}
    assert all(found.values())
    assert found[Kind.COMMITTEE] == (charter("R20"), reading("A5"))
    assert charter("R29") in found[Kind.FINANCING]
    assert {source.mark for source in found[Kind.WORKING_ORDER]} == {Mark.READING}


def test_kansliet_sees_to_a_duty_and_the_chair_backs_up_until_somebody_else_is_named() -> None:
    assert Owners(Role.KANSLI, Role.CHAIR) == PROPOSED


def test_an_extra_step_is_neither_required_nor_missing() -> None:
    extra = Step(StepKind.RECEIVED, Turn.REGIONS, 0, 21, extra=True)
    done = single(StepKind.DECIDED, Turn.STEERING_GROUP, date(2027, 3, 3))
    made = duty(number_of(Kind.REPORT, 2027), (done, extra))
    assert (made.required, made.missing) == ((done,), ())
    assert made.fulfilled_on == date(2027, 3, 3)


def test_a_duty_is_fulfilled_on_the_day_of_its_last_step_and_never_before() -> None:
    days = (date(2027, 3, 30), date(2027, 3, 3))
    steps = tuple(single(StepKind.PRESENTED, Turn.OWNER, day) for day in days)
    assert duty(number_of(Kind.PLAN, 2027), steps).fulfilled_on == days[0]
    left = single(StepKind.DECIDED, Turn.STEERING_GROUP, None)
    assert duty(number_of(Kind.PLAN, 2027), (*steps, left)).fulfilled_on is None


def test_a_duty_done_on_days_that_nobody_knows_is_fulfilled_on_no_day() -> None:
    made = duty(number_of(Kind.POPULATIONS, 2027), (Step(StepKind.FIGURES, Turn.OWNER, 1),))
    assert (made.missing, made.fulfilled_on) == ((), None)


def _works(day: date) -> bool:
    return day.weekday() < 5


@few
@given(some.sampled_from(Kind), YEARS)
def test_the_number_and_the_operating_year_of_a_duty_lead_to_each_other(
    kind: Kind, concerns: int
) -> None:
    number = number_for(kind, concerns)
    assert duty(number).concerns == concerns
    assert number.kind is kind
    assert number == number_of(kind, number.year)
    assert (duty(number).due is not None) is (kind in DOCUMENTED | {Kind.POPULATIONS})
    following = number_for(kind, concerns + 1)
    assert following == number_of(kind, number.year + 1)
