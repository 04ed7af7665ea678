from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.people import RIGHTS, Appointment, Right, Role, may
from governance.provenance import Source, charter, setting

ROLES = st.sets(st.sampled_from(Role))


def test_every_right_stands_in_the_table() -> None:
    assert set(RIGHTS) == set(Right)


@pytest.mark.parametrize(
    ("right", "roles"),
    [
        (Right.READ, set(Role)),
        (Right.ASK_FOR_LINK, set(Role)),
        (Right.SET_FACTS, {Role.KANSLI}),
        (Right.APPROVE_LINK, {Role.KANSLI}),
        (Right.APPROVE_SEAT_LINK, {Role.CHAIR, Role.STAND_IN_CHAIR, Role.VICE_CHAIR}),
        (
            Right.DRAFT_VOTE,
            {Role.KANSLI, Role.MEMBER, Role.CHAIR, Role.STAND_IN_CHAIR, Role.VICE_CHAIR},
        ),
        (Right.LEAD_VOTE, {Role.KANSLI, Role.STAND_IN_CHAIR, Role.CHAIR, Role.VICE_CHAIR}),
        (Right.VOTE, {Role.MEMBER}),
        (Right.ASK_POLL, set(Role)),
    ],
)
def test_a_right_is_held_by_its_roles_only(right: Right, roles: set[Role]) -> None:
    assert {role for role in Role if may([role], right)} == roles


@pytest.mark.parametrize(
    ("right", "holds"), [(right, right in {Right.READ, Right.ASK_FOR_LINK}) for right in Right]
)
def test_somebody_without_a_role_may_read_and_ask_to_be_linked(
    right: Right, *, holds: bool
) -> None:
    assert may([], right) is holds


@given(ROLES, ROLES, st.sampled_from(Right))
def test_another_role_never_takes_a_right_away(
    roles: set[Role], more: set[Role], right: Right
) -> None:
    assert may(roles | more, right) == (may(roles, right) or may(more, right))


@pytest.mark.parametrize(
    ("right", "source"),
    [
        (Right.READ, setting("läsa")),
        (Right.ASK_FOR_LINK, setting("koppling")),
        (Right.SET_FACTS, setting("ändra uppgifter")),
        (Right.APPROVE_LINK, setting("koppling")),
        (Right.APPROVE_SEAT_LINK, setting("koppling av stol")),
        (Right.DRAFT_VOTE, setting("förbereda en omröstning")),
        (Right.LEAD_VOTE, setting("leda en omröstning")),
        (Right.VOTE, charter("R11")),
        (Right.ASK_POLL, setting("fråga")),
    ],
)
def test_each_right_says_where_it_stands(right: Right, source: Source) -> None:
    assert RIGHTS[right].source == source


def test_a_role_is_the_word_people_type() -> None:
    assert [role.value for role in Role] == [
        "kansliet",
        "ordförande",
        "vice-ordförande",
        "ersättare-för-ordförande",
        "rmc-au",
        "ledamot",
        "regionsamordnare",
        "områdessamordnare",
        "lfu-kontakt",
        "rmc-kontakt",
        "observatör",
    ]


def test_an_appointment_has_no_scope_until_it_is_given_one() -> None:
    made = Appointment(7, Role.CHAIR, date(2026, 1, 1))
    assert (made.scope, made.designated_by, made.until) == ("", "", None)
