"""The agenda: places that stay, whose items may go, and what does not fit."""

from collections.abc import Callable
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
    check_edited,
    check_votable,
    check_withdrawn,
    item_at,
    may_edit,
    next_position,
    standing,
    too_long,
)
from governance.meetings import Meeting
from governance.provenance import setting
from governance.refusal import Refusal
from tests.governance.any_number import few
from tests.governance.verdicts import reason_of

ONE = Item(1, ItemKind.INFORMATION, "Läget", minutes=30, author=7)
TWO = Item(2, ItemKind.DECISION, "Budget", minutes=60, author=8)
THREE = Item(3, ItemKind.PREPARATION, "Plan", withdrawn=True, author=7)
MEETING = Meeting(date(2027, 2, 11), time(10), ends=time(11, 30))


def refused(reason: Reason, call: Callable[[], object]) -> Refusal:
    with pytest.raises(Refusal) as caught:
        call()
    assert (caught.value.reason, caught.value.source) == (reason, setting("dagordning"))
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


def test_an_item_is_changed_by_who_put_it_there_who_presents_it_and_those_who_plan() -> None:
    presented = replace(ONE, owner=9)
    renamed = replace(presented, title="Läget nu")
    for person in (7, 9):
        check_edited(presented, renamed, person, plans=False)
    check_edited(presented, renamed, None, plans=True)
    for person in (8, None):
        found = refused(
            Reason.NOT_ONES_OWN_ITEM,
            lambda who=person: check_edited(presented, renamed, who, plans=False),
        )
        assert found.fields == {}
    assert not may_edit(replace(ONE, author=None), None, plans=False)


def test_a_change_is_one_and_within_the_limits() -> None:
    refused(Reason.NOTHING_NEW, lambda: check_edited(ONE, ONE, 7, plans=False))
    longer = replace(ONE, minutes=LONGEST + 1)
    found = refused(Reason.TOO_LONG_ITEM, lambda: check_edited(ONE, longer, 7, plans=False))
    assert found.fields == {"limit": 600}
    check_edited(ONE, replace(ONE, minutes=None), 7, plans=False)


def test_an_item_with_a_vote_stays_a_decision_but_may_be_worded_anew() -> None:
    voted = replace(TWO, vote=12)
    check_edited(voted, replace(voted, title="Budget 2028"), 8, plans=False)
    other = replace(voted, kind=ItemKind.INFORMATION)
    found = refused(Reason.ITEM_HAS_VOTE, lambda: check_edited(voted, other, 8, plans=False))
    assert found.fields == {"vote": 12}
    check_edited(TWO, replace(TWO, kind=ItemKind.INFORMATION), 8, plans=False)


def test_only_a_decision_is_put_to_one_vote() -> None:
    check_votable(TWO)
    refused(Reason.NOT_A_DECISION, lambda: check_votable(ONE))
    found = refused(Reason.ITEM_HAS_VOTE, lambda: check_votable(replace(TWO, vote=12)))
    assert found.fields == {"vote": 12}


def test_what_does_not_fit_is_told_in_whole_minutes() -> None:
    assert too_long([ONE, TWO, replace(THREE, minutes=500)], MEETING) == 0
    over = too_long([ONE, TWO, replace(ONE, position=4, minutes=1)], MEETING)
    assert (over, type(over)) == (1, int)
    assert too_long([ONE, TWO, replace(ONE, position=4, minutes=None)], MEETING) == 0
    assert too_long([replace(ONE, minutes=600)], replace(MEETING, ends=None)) == 0


ITEMS = some.lists(
    some.tuples(
        some.sampled_from(ItemKind),
        some.none() | some.integers(1, 3),
        some.none() | some.integers(1, 3),
        some.none() | some.integers(1, LONGEST),
        some.none() | some.integers(1, 9),
        some.booleans(),
    ),
    max_size=6,
).map(
    lambda rows: [
        Item(place, kind, "Punkt", owner, (), minutes, vote, author, withdrawn)
        for place, (kind, owner, author, minutes, vote, withdrawn) in enumerate(rows, start=1)
    ]
)
ONE_ITEM = ITEMS.filter(bool).map(lambda items: items[0])
PERSON = some.none() | some.integers(1, 3)


@few
@given(ITEMS, some.integers(0, 8))
def test_an_item_is_found_at_its_place_or_there_is_none(items: list[Item], place: int) -> None:
    there = {each.position for each in standing(items)}
    if place in there:
        assert item_at(items, place) == item_at(items[::-1], place) == items[place - 1]
    else:
        assert reason_of(lambda: item_at(items, place)) is Reason.NO_SUCH_ITEM


@few
@given(some.integers(0, 60), some.integers(0, 9), some.none() | some.integers(-1, LONGEST + 1))
def test_an_agenda_takes_forty_items_that_stand_whatever_was_withdrawn(
    count: int, withdrawn: int, minutes: int | None
) -> None:
    items = [Item(n, ItemKind.DECISION, "", withdrawn=n <= withdrawn) for n in range(1, count + 1)]
    refused_for = reason_of(lambda: check_added(items, minutes))
    if count - withdrawn >= MOST_ITEMS:
        assert refused_for is Reason.TOO_MANY_ITEMS
    else:
        fits = minutes is None or minutes in range(1, LONGEST + 1)
        assert refused_for is (None if fits else Reason.TOO_LONG_ITEM)


@few
@given(ONE_ITEM, ONE_ITEM, PERSON)
def test_who_plans_may_do_with_an_item_all_that_anybody_may(
    item: Item, after: Item, person: int | None
) -> None:
    assert may_edit(item, person, plans=True)
    for own, planned in (
        (
            reason_of(lambda: check_withdrawn(item, person, plans=False)),
            reason_of(lambda: check_withdrawn(item, person, plans=True)),
        ),
        (
            reason_of(lambda: check_edited(item, after, person, plans=False)),
            reason_of(lambda: check_edited(item, after, person, plans=True)),
        ),
    ):
        assert own in {planned, Reason.NOT_ONES_OWN_ITEM}
        assert planned is not Reason.NOT_ONES_OWN_ITEM
    own_edit = reason_of(lambda: check_edited(item, after, person, plans=False))
    assert (own_edit is Reason.NOT_ONES_OWN_ITEM) is not may_edit(item, person, plans=False)
    assert may_edit(item, None, plans=False) is False
    assert reason_of(lambda: check_edited(item, item, person, plans=True)) is Reason.NOTHING_NEW


@few
@given(ONE_ITEM)
def test_an_item_has_one_vote_at_most_and_is_then_not_withdrawn(item: Item) -> None:
    taken = replace(item, vote=12)
    assert reason_of(lambda: check_votable(taken)) is not None
    assert reason_of(lambda: check_withdrawn(taken, None, plans=True)) is Reason.ITEM_HAS_VOTE
    free = replace(item, vote=None)
    decides = item.kind is ItemKind.DECISION
    assert reason_of(lambda: check_votable(free)) is (None if decides else Reason.NOT_A_DECISION)


@few
@given(ITEMS, some.integers(1, 600))
def test_what_does_not_fit_is_what_the_items_take_beyond_the_end(
    items: list[Item], length: int
) -> None:
    ends = time(10 + length // 60, length % 60)
    meeting = replace(MEETING, ends=ends)
    taken = sum(each.minutes or 0 for each in items if not each.withdrawn)
    beyond = too_long(items, meeting)
    assert beyond == too_long(items[::-1], meeting)
    assert min(taken, length) + beyond == taken
    assert too_long([replace(each, withdrawn=True) for each in items], meeting) == 0
