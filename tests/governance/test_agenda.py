"""The agenda: places that stay, whose items may go, and what does not fit."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.agenda import (
    LONGEST,
    MOST_ITEMS,
    Item,
    ItemKind,
    Reason,
    check_added,
    check_votable,
    check_withdrawn,
    item_at,
    next_position,
    standing,
    too_long,
)
from governance.meetings import Meeting
from governance.refusal import Refusal

ONE = Item(1, ItemKind.INFORMATION, "Läget", minutes=30, author=7)
TWO = Item(2, ItemKind.DECISION, "Budget", minutes=60, author=8)
THREE = Item(3, ItemKind.PREPARATION, "Plan", withdrawn=True, author=7)
MEETING = Meeting(date(2027, 2, 11), time(10), ends=time(11, 30))


def refused(reason: Reason, call: object) -> Refusal:
    assert callable(call)
    with pytest.raises(Refusal) as caught:
        call()
    assert caught.value.reason is reason
    return caught.value


def test_an_agenda_is_in_order_without_what_is_withdrawn() -> None:
    assert standing([THREE, TWO, ONE]) == (ONE, TWO)


def test_a_withdrawn_items_place_is_not_used_again() -> None:
    assert next_position([]) == 1
    assert next_position([ONE, TWO, THREE]) == 4


@given(some.lists(some.booleans(), max_size=30))
def test_places_are_never_shared(withdrawn: list[bool]) -> None:
    items: list[Item] = []
    for gone in withdrawn:
        items.append(replace(ONE, position=next_position(items), withdrawn=gone))
    assert [each.position for each in items] == list(range(1, len(items) + 1))
    assert len(standing(items)) == withdrawn.count(False)


def test_an_item_is_found_by_its_place() -> None:
    assert item_at([ONE, TWO, THREE], 2) == TWO
    found = refused(Reason.NO_SUCH_ITEM, lambda: item_at([ONE, TWO, THREE], 3))
    assert found.fields == {"number": 3, "items": "1, 2"}
    assert refused(Reason.NO_SUCH_ITEM, lambda: item_at([], 1)).fields["items"] == "ingen"


def test_an_agenda_has_an_end() -> None:
    full = [replace(ONE, position=number) for number in range(1, MOST_ITEMS + 1)]
    assert refused(Reason.TOO_MANY_ITEMS, lambda: check_added(full, None)).fields == {"limit": 40}
    check_added([*full[1:], THREE], None)


@pytest.mark.parametrize("minutes", [0, LONGEST + 1])
def test_an_item_takes_a_minute_to_ten_hours(minutes: int) -> None:
    found = refused(Reason.TOO_LONG_ITEM, lambda: check_added([], minutes))
    assert found.fields == {"limit": 600}
    check_added([], 1)
    check_added([], LONGEST)


def test_a_member_withdraws_only_their_own_and_those_who_plan_any() -> None:
    check_withdrawn(ONE, 7, plans=False)
    check_withdrawn(ONE, None, plans=True)
    refused(Reason.NOT_ONES_OWN_ITEM, lambda: check_withdrawn(ONE, 8, plans=False))
    voted = replace(ONE, vote=12)
    found = refused(Reason.ITEM_HAS_VOTE, lambda: check_withdrawn(voted, 7, plans=True))
    assert found.fields == {"vote": 12}


def test_only_a_decision_is_put_to_one_vote() -> None:
    check_votable(TWO)
    refused(Reason.NOT_A_DECISION, lambda: check_votable(ONE))
    found = refused(Reason.ITEM_HAS_VOTE, lambda: check_votable(replace(TWO, vote=12)))
    assert found.fields == {"vote": 12}


def test_what_does_not_fit_is_told_in_minutes() -> None:
    assert too_long([ONE, TWO, replace(THREE, minutes=500)], MEETING) == 0
    assert too_long([ONE, TWO, replace(ONE, position=4, minutes=1)], MEETING) == 1
    assert too_long([replace(ONE, minutes=None)], MEETING) == 0
    assert too_long([replace(ONE, minutes=600)], replace(MEETING, ends=None)) == 0
