import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.people import Appointment, Role
from governance.provenance import charter, reading
from governance.steering import (
    SEATS,
    Body,
    Fault,
    Finding,
    Holding,
    findings,
    term_end,
)

START = date(2026, 1, 1)
END = date(2027, 12, 31)
DAY = date(2026, 11, 22)
ONE_DAY = timedelta(days=1)

# Person 11 sits on seat 1, person 12 on seat 2, and so on.
HOLDINGS = [Holding(seat, seat + 10, START) for seat in (1, 2, 3, 4, 5)] + [
    Holding(seat, seat + 10, START, term_ends=END) for seat in (6, 7)
]
POSTS = [
    Appointment(14, Role.CHAIR, START),
    Appointment(16, Role.VICE_CHAIR, START),
    Appointment(17, Role.RMC_COMMITTEE, START),
]


def seat(number: int) -> Holding:
    return HOLDINGS[number - 1]


def with_holding(changed: Holding) -> list[Holding]:
    return [changed if holding.seat == changed.seat else holding for holding in HOLDINGS]


def without_seat(number: int) -> list[Holding]:
    return [holding for holding in HOLDINGS if holding.seat != number]


def without_post(role: Role) -> list[Appointment]:
    return [post for post in POSTS if post.role is not role]


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


def test_a_sound_group_has_no_findings() -> None:
    assert findings(HOLDINGS, POSTS, DAY) == ()


def test_a_chair_from_among_the_three_heads_is_sound() -> None:
    posts = [*without_post(Role.CHAIR), Appointment(11, Role.CHAIR, START)]
    assert findings(HOLDINGS, posts, DAY) == ()


def test_both_of_rmcs_two_may_sit_in_its_committee() -> None:
    posts = [*POSTS, Appointment(16, Role.RMC_COMMITTEE, START)]
    assert findings(HOLDINGS, posts, DAY) == ()


def test_an_empty_seat_leaves_six_persons() -> None:
    assert findings(without_seat(3), POSTS, DAY) == (
        Finding(Fault.VACANT, charter("R14"), seat=3),
        Finding(Fault.NOT_SEVEN, charter("R13"), number=6),
    )


def test_a_shared_seat_makes_eight_persons() -> None:
    assert findings([*HOLDINGS, Holding(5, 99, START)], POSTS, DAY) == (
        Finding(Fault.SHARED, charter("R15"), seat=5, number=2),
        Finding(Fault.NOT_SEVEN, charter("R13"), number=8),
    )


def test_a_person_on_two_seats_leaves_six() -> None:
    assert findings(with_holding(replace(seat(5), person=11)), POSTS, DAY) == (
        Finding(Fault.NOT_SEVEN, charter("R13"), number=6),
        Finding(Fault.TWICE, reading("A2"), person=11, number=2),
    )


@pytest.mark.parametrize(
    ("role", "fault", "clause"),
    [
        (Role.CHAIR, Fault.NO_CHAIR, "R16"),
        (Role.VICE_CHAIR, Fault.NO_VICE_CHAIR, "R18"),
        (Role.RMC_COMMITTEE, Fault.NO_RMC_COMMITTEE, "R20"),
    ],
)
def test_a_post_that_nobody_holds_is_missed(role: Role, fault: Fault, clause: str) -> None:
    assert findings(HOLDINGS, without_post(role), DAY) == (Finding(fault, charter(clause)),)


@pytest.mark.parametrize(
    ("role", "fault"),
    [
        (Role.CHAIR, Fault.CHAIR_OUTSIDE),
        (Role.VICE_CHAIR, Fault.VICE_CHAIR_OUTSIDE),
    ],
)
def test_a_chair_who_is_not_among_the_seven_is_outside(role: Role, fault: Fault) -> None:
    posts = [*without_post(role), Appointment(99, role, START)]
    assert findings(HOLDINGS, posts, DAY) == (Finding(fault, reading("A1"), person=99),)


@pytest.mark.parametrize("person", [15, 99])
def test_a_committee_member_who_is_none_of_rmcs_two_does_not_count(person: int) -> None:
    posts = [*without_post(Role.RMC_COMMITTEE), Appointment(person, Role.RMC_COMMITTEE, START)]
    assert findings(HOLDINGS, posts, DAY) == (Finding(Fault.NO_RMC_COMMITTEE, charter("R20")),)


def test_a_term_is_asked_for_from_rmcs_two_only() -> None:
    assert findings(with_holding(replace(seat(6), term_ends=None)), POSTS, DAY) == (
        Finding(Fault.TERM_MISSING, charter("R19"), seat=6, person=16),
    )


def test_a_term_of_rmcs_two_is_two_years_at_most() -> None:
    assert findings(with_holding(replace(seat(7), term_ends=END + ONE_DAY)), POSTS, DAY) == (
        Finding(Fault.TERM_TOO_LONG, charter("R19"), seat=7, person=17, number=405),
    )


def test_a_longer_term_is_lfus_own_business() -> None:
    assert findings(with_holding(replace(seat(4), term_ends=date(2030, 1, 1))), POSTS, DAY) == ()


@pytest.mark.parametrize("number", [4, 7])
def test_a_term_that_ends_is_told_90_days_before(number: int) -> None:
    last = date(2027, 6, 30)
    holdings = with_holding(replace(seat(number), term_ends=last))
    assert findings(holdings, POSTS, last - 91 * ONE_DAY) == ()
    assert findings(holdings, POSTS, last - 90 * ONE_DAY) == (
        Finding(Fault.TERM_ENDING, charter("R19"), number, number + 10, 90),
    )


def test_a_term_ends_on_its_last_day_and_has_ended_the_day_after() -> None:
    holdings = with_holding(replace(seat(6), term_ends=DAY))
    assert findings(holdings, POSTS, DAY) == (
        Finding(Fault.TERM_ENDING, charter("R19"), seat=6, person=16, number=0),
    )
    assert findings(holdings, POSTS, DAY + ONE_DAY) == (
        Finding(Fault.TERM_ENDED, reading("A4"), seat=6, person=16, number=-1),
    )


def test_a_group_that_has_not_begun_is_all_amiss() -> None:
    found = findings(HOLDINGS, POSTS, START - ONE_DAY)
    assert [finding.fault for finding in found] == [
        *[Fault.VACANT] * 7,
        Fault.NOT_SEVEN,
        Fault.NO_CHAIR,
        Fault.NO_VICE_CHAIR,
        Fault.NO_RMC_COMMITTEE,
    ]
    assert [finding.seat for finding in found[:7]] == [1, 2, 3, 4, 5, 6, 7]


def test_a_seat_that_changes_hands_is_neither_vacant_nor_shared() -> None:
    left = [replace(holding, until=DAY) if holding.seat == 1 else holding for holding in HOLDINGS]
    handed_over = [*left, Holding(1, 21, DAY + ONE_DAY)]
    assert findings(handed_over, POSTS, DAY) == ()
    assert findings(handed_over, POSTS, DAY + ONE_DAY) == ()


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


PERSONS = st.integers(11, 18)
ANY_HOLDINGS = st.lists(
    st.builds(
        Holding,
        st.integers(1, 7),
        PERSONS,
        st.just(START),
        term_ends=st.none() | st.dates(date(2026, 6, 1), date(2028, 6, 1)),
    ),
    max_size=9,
)
ANY_POSTS = st.lists(st.builds(Appointment, PERSONS, st.sampled_from(Role), st.just(START)))


@given(ANY_HOLDINGS, ANY_POSTS)
def test_a_group_without_findings_is_as_the_document_says(
    holdings: list[Holding], posts: list[Appointment]
) -> None:
    faults = {finding.fault for finding in findings(holdings, posts, DAY)}
    seats = Counter(holding.seat for holding in holdings)
    persons = {holding.person for holding in holdings}
    assert (Fault.VACANT in faults) == (len(seats) < 7)
    assert (Fault.SHARED in faults) == (len(holdings) > len(seats))
    assert (Fault.NOT_SEVEN in faults) == (len(persons) != 7)
    assert (Fault.TWICE in faults) == (len(holdings) > len(persons))
    chairs = {post.person for post in posts if post.role is Role.CHAIR}
    assert (Fault.NO_CHAIR in faults) == (not chairs)
    assert (Fault.CHAIR_OUTSIDE in faults) == (not chairs <= persons)


@given(ANY_HOLDINGS, ANY_POSTS, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_never_matters(
    holdings: list[Holding], posts: list[Appointment], shuffler: random.Random
) -> None:
    mixed = findings(
        shuffler.sample(holdings, len(holdings)), shuffler.sample(posts, len(posts)), DAY
    )
    assert Counter(mixed) == Counter(findings(holdings, posts, DAY))
