from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.people import Role
from governance.steering import CHAIRING, LEADING, SEATS, Body, Holding, body, term_end
from tests.governance.any_number import few

ONE_DAY = timedelta(days=1)


def test_three_seats_follow_the_post_two_are_lfus_and_two_rmcs() -> None:
    assert [seat.number for seat in SEATS] == [1, 2, 3, 4, 5, 6, 7]
    assert Counter((seat.body, seat.source.ref) for seat in SEATS) == {
        (Body.POST, "R14"): 3,
        (Body.LFU, "R15"): 2,
        (Body.RMC, "R17"): 2,
    }


def test_the_three_heads_are_those_the_document_names() -> None:
    titles = [seat.title for seat in SEATS if seat.body is Body.POST]
    assert titles == [
        "Upphandlingschef, Region Stockholm",
        "Upphandlingschef, Västra Götalandsregionen",
        "Upphandlingschef, Region Skåne",
    ]


def test_a_seat_is_filled_by_its_own_body() -> None:
    assert [(body.name, body.value) for body in Body] == [
        ("POST", "tjänsten"),
        ("LFU", "LfU:s styrelse"),
        ("RMC", "RMC"),
    ]


def test_a_stand_in_acts_as_the_chair_and_three_roles_lead() -> None:
    assert {Role.CHAIR, Role.STAND_IN_CHAIR} == CHAIRING
    assert CHAIRING | {Role.VICE_CHAIR} == LEADING


def test_a_holding_is_filled_by_its_seats_body() -> None:
    held = [body(Holding(seat.number, 1, date(2026, 1, 1))) for seat in SEATS]
    assert held == [Body.POST] * 3 + [Body.LFU] * 2 + [Body.RMC] * 2


@pytest.mark.parametrize(
    ("start", "last"),
    [
        (date(2026, 1, 1), date(2027, 12, 31)),
        (date(2026, 3, 15), date(2028, 3, 14)),
        (date(2026, 3, 1), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2030, 2, 28)),
        (date(2028, 3, 1), date(2030, 2, 28)),
    ],
)
def test_a_term_is_two_years(start: date, last: date) -> None:
    assert term_end(start) == last


@given(st.dates(date(1990, 1, 1), date(2200, 1, 1)))
def test_a_later_start_never_ends_earlier(start: date) -> None:
    assert term_end(start) <= term_end(start + ONE_DAY)
    assert 729 <= (term_end(start) - start).days <= 730


@few
@given(st.integers(1, 7), st.integers(1, 99), st.dates(), st.none() | st.dates())
def test_who_fills_a_seat_hangs_on_the_seat_alone(
    seat: int, person: int, since: date, until: date | None
) -> None:
    held = Holding(seat, person, since, until)
    assert body(held) is body(replace(held, person=0, since=date(2024, 4, 1), until=None))
    assert body(held) is SEATS[seat - 1].body
