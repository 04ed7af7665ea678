import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.findings import WARNING, Fault, Finding, findings
from governance.people import Appointment, Role
from governance.provenance import Source, charter, reading, setting
from governance.steering import Holding

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
        (Role.STAND_IN_CHAIR, Fault.STAND_IN_OUTSIDE),
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


@pytest.mark.parametrize("role", [Role.CHAIR, Role.STAND_IN_CHAIR, Role.VICE_CHAIR])
def test_two_at_a_time_with_a_role_that_leads_are_told_of(role: Role) -> None:
    faults = {
        Role.CHAIR: Fault.CHAIRS,
        Role.STAND_IN_CHAIR: Fault.STAND_INS,
        Role.VICE_CHAIR: Fault.VICE_CHAIRS,
    }
    posts = [*without_post(role), *(Appointment(each, role, START) for each in (11, 12))]
    clause = "R18" if role is Role.VICE_CHAIR else "R16"
    assert findings(HOLDINGS, posts, DAY) == (Finding(faults[role], charter(clause), number=2),)


def test_a_stand_in_is_a_chair_while_in_force() -> None:
    stand_in = Appointment(11, Role.STAND_IN_CHAIR, START, DAY, designated_by="lfu1")
    posts = [*without_post(Role.CHAIR), stand_in]
    assert findings(HOLDINGS, posts, DAY) == ()
    assert findings(HOLDINGS, posts, DAY + ONE_DAY) == (Finding(Fault.NO_CHAIR, charter("R16")),)


def test_a_term_of_rmcs_two_is_two_years_at_most() -> None:
    assert findings(with_holding(replace(seat(7), term_ends=END + ONE_DAY)), POSTS, DAY) == (
        Finding(Fault.TERM_TOO_LONG, charter("R19"), seat=7, person=17, number=405),
    )


def test_a_longer_term_is_lfus_own_business() -> None:
    assert findings(with_holding(replace(seat(4), term_ends=date(2030, 1, 1))), POSTS, DAY) == ()


def test_a_term_too_long_is_told_to_end_all_the_same() -> None:
    too_long = END + ONE_DAY
    assert findings(
        with_holding(replace(seat(7), term_ends=too_long)), POSTS, too_long - 90 * ONE_DAY
    )[-2:] == (
        Finding(Fault.TERM_TOO_LONG, charter("R19"), 7, 17, 90),
        Finding(Fault.TERM_ENDING, WARNING, 7, 17, 90),
    )


def test_the_warning_is_our_own() -> None:
    assert setting("mandat, varning 90 dagar före") == WARNING


@pytest.mark.parametrize(("number", "also"), [(1, None), (4, reading("A3")), (7, None)])
def test_a_term_that_ends_is_told_90_days_before(number: int, also: Source | None) -> None:
    last = date(2027, 6, 30)
    holdings = with_holding(replace(seat(number), term_ends=last))
    assert findings(holdings, POSTS, last - 91 * ONE_DAY) == ()
    assert findings(holdings, POSTS, last - 90 * ONE_DAY) == (
        Finding(Fault.TERM_ENDING, WARNING, number, number + 10, 90, also),
    )


def test_a_term_ends_on_its_last_day_and_has_ended_the_day_after() -> None:
    holdings = with_holding(replace(seat(6), term_ends=DAY))
    assert findings(holdings, POSTS, DAY) == (
        Finding(Fault.TERM_ENDING, WARNING, seat=6, person=16, number=0),
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
    stand_ins = {post.person for post in posts if post.role is Role.STAND_IN_CHAIR}
    assert (Fault.NO_CHAIR in faults) == (not chairs | stand_ins)
    assert (Fault.CHAIRS in faults) == (len(chairs) > 1)
    assert (Fault.CHAIR_OUTSIDE in faults) == (not chairs <= persons)


@given(ANY_HOLDINGS, ANY_POSTS, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_never_matters(
    holdings: list[Holding], posts: list[Appointment], shuffler: random.Random
) -> None:
    mixed = findings(
        shuffler.sample(holdings, len(holdings)), shuffler.sample(posts, len(posts)), DAY
    )
    assert Counter(mixed) == Counter(findings(holdings, posts, DAY))
