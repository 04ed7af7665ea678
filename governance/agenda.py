"""The agenda (dagordning) of a meeting: its items, in order, by whom and for how long."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from governance.meetings import Meeting
from governance.provenance import Source, setting
from governance.refusal import Refusal

AGENDA: Source = setting("dagordning")
"""Where it stands what an agenda holds."""
MOST_ITEMS = 40
"""How many items an agenda has at most."""
LONGEST = 600
"""How many minutes an item may be thought to take."""


class ItemKind(StrEnum):
    """What an item is for; the value is the word people type."""

    INFORMATION = "information"
    PREPARATION = "beredning"
    DECISION = "beslut"


class Reason(StrEnum):
    """Why an agenda is not changed."""

    NO_SUCH_ITEM = "no such item"
    NOT_ONES_OWN_ITEM = "not one's own item"
    ITEM_HAS_VOTE = "the item has a vote"
    NOT_A_DECISION = "the item is no decision"
    TOO_MANY_ITEMS = "too many items"
    TOO_LONG_ITEM = "too long an item"
    NOTHING_NEW = "nothing new about the item"


@dataclass(frozen=True, slots=True)
class Item:
    """An item (punkt): its place from 1, which stays its own when another is withdrawn.

    `owner` presents it and `author` put it there; `papers` are links; `minutes` is how long it is
    thought to take; `vote` is the vote that decides it, once there is one.
    """

    position: int
    kind: ItemKind
    title: str
    owner: int | None = None
    papers: tuple[str, ...] = ()
    minutes: int | None = None
    vote: int | None = None
    author: int | None = None
    withdrawn: bool = False


def standing(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items that are not withdrawn, in order."""
    return tuple(sorted((each for each in items if not each.withdrawn), key=_place))


def _place(item: Item) -> int:
    return item.position


def next_position(items: Iterable[Item]) -> int:
    """The place of the next item: a withdrawn one's is not used again."""
    return max((each.position for each in items), default=0) + 1


def check_added(items: Iterable[Item], minutes: int | None) -> None:
    """Refusal TOO_MANY_ITEMS or TOO_LONG_ITEM, with the limit."""
    if len(standing(items)) >= MOST_ITEMS:
        raise Refusal(Reason.TOO_MANY_ITEMS, AGENDA, limit=MOST_ITEMS)
    _check_minutes(minutes)


def _check_minutes(minutes: int | None) -> None:
    if minutes is not None and not 1 <= minutes <= LONGEST:
        raise Refusal(Reason.TOO_LONG_ITEM, AGENDA, limit=LONGEST)


def item_at(items: Iterable[Item], position: int) -> Item:
    """The item at a place; Refusal NO_SUCH_ITEM, with those there are."""
    there = standing(items)
    for each in there:
        if each.position == position:
            return each
    places = ", ".join(str(each.position) for each in there)
    raise Refusal(Reason.NO_SUCH_ITEM, AGENDA, number=position, items=places or "ingen")


def check_withdrawn(item: Item, person: int | None, *, plans: bool) -> None:
    """Whether an item may be withdrawn: one's own, or any by those who plan meetings.

    Refusal NOT_ONES_OWN_ITEM, or ITEM_HAS_VOTE, with the vote.
    """
    if not plans and person != item.author:
        raise Refusal(Reason.NOT_ONES_OWN_ITEM, AGENDA)
    if item.vote is not None:
        raise Refusal(Reason.ITEM_HAS_VOTE, AGENDA, vote=item.vote)


def check_edited(before: Item, after: Item, person: int | None, *, plans: bool) -> None:
    """Whether an item may be changed so: one's own, one that one presents, or any by who plans.

    Refusal NOT_ONES_OWN_ITEM, NOTHING_NEW, TOO_LONG_ITEM, or ITEM_HAS_VOTE where that was to decide
    what the item is no more for.
    """
    if not may_edit(before, person, plans=plans):
        raise Refusal(Reason.NOT_ONES_OWN_ITEM, AGENDA)
    if after == before:
        raise Refusal(Reason.NOTHING_NEW, AGENDA)
    _check_minutes(after.minutes)
    if before.vote is not None and after.kind is not before.kind:
        raise Refusal(Reason.ITEM_HAS_VOTE, AGENDA, vote=before.vote)


def may_edit(item: Item, person: int | None, *, plans: bool) -> bool:
    """Whether an item is somebody's to change."""
    return plans or (person is not None and person in {item.author, item.owner})


def check_votable(item: Item) -> None:
    """Refusal NOT_A_DECISION, or ITEM_HAS_VOTE for an item that has one already."""
    if item.kind is not ItemKind.DECISION:
        raise Refusal(Reason.NOT_A_DECISION, AGENDA)
    if item.vote is not None:
        raise Refusal(Reason.ITEM_HAS_VOTE, AGENDA, vote=item.vote)


def too_long(items: Iterable[Item], meeting: Meeting) -> int:
    """How many minutes the items are thought to take beyond the meeting's end; 0 when they fit."""
    if meeting.ends is None:
        return 0
    day = meeting.day
    length = datetime.combine(day, meeting.ends) - datetime.combine(day, meeting.start)
    thought = sum(each.minutes or 0 for each in standing(items))
    return max(0, thought - length.seconds // 60)
