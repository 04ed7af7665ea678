"""Packing: every value of a vote as JSON and back, however it is laid out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

import pytest

from governance.counting import tally
from governance.drafts import Draft
from governance.matters import Matter, Paper, Part, ResourceFrame
from governance.room import Ballot, CastingVote, Form, Room
from governance.tally import Tally
from governance.voting import Vote
from storage.columns import STOCKHOLM
from storage.packing import packed, spelled, unpacked
from tests.storage.votes import CAPSULAM, CLOSES, opening


@dataclass(frozen=True)
class Before:
    """A value as it was once packed."""

    day: date


@dataclass(frozen=True)
class Since:
    """The same value with a field that came later."""

    day: date
    moment: datetime | None = None
    said: Mapping[int, Ballot] = field(default_factory=dict)


ROOM = Room(
    Form.MEETING,
    (1, 2),
    frozenset({2, 1}),
    ballots={1: Ballot.YES, 2: Ballot.OUT},
    casting=CastingVote(1, Ballot.NO),
)
VALUES = [
    opening(CAPSULAM).vote,
    ROOM,
    tally(opening(CAPSULAM).vote.applied, ROOM),
    ResourceFrame(2027, 10**12, "RS 1", date(2026, 1, 1)),
    Draft(
        Matter.REPORT,
        '”Å” = "ä"\n',
        "ö",
        Form.CAPSULAM,
        CLOSES,
        papers=(Paper("https://example.org", frozenset({Part.ACCOUNTS, Part.AREAS})),),
        amount=1,
    ),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_comes_back_from_its_spelling(value: Vote | Room | Tally | Draft) -> None:
    assert unpacked(type(value), json.loads(spelled(packed(value)))) == value


def test_a_moment_comes_back_as_clocks_in_sweden_show_it() -> None:
    second_pass = datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=STOCKHOLM)
    found = unpacked(Since, packed(Since(date(2026, 1, 1), second_pass))).moment
    assert found is not None
    assert (found.tzinfo, found.fold, found.hour) == (STOCKHOLM, 1, 2)


def test_a_field_that_came_later_has_its_default() -> None:
    day = date(2026, 1, 1)
    assert unpacked(Since, packed(Before(day))) == Since(day)


def test_a_field_that_is_not_known_is_an_error() -> None:
    with pytest.raises(KeyError):
        unpacked(Before, packed(Since(date(2026, 1, 1))))


@pytest.mark.parametrize("value", [1.5, b"x", object()])
def test_what_has_no_place_in_json_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        packed(value)


def test_the_same_set_has_one_spelling() -> None:
    words = [frozenset(order) for order in (("a", "b", "c"), ("c", "b", "a"))]
    assert {spelled(packed(each)) for each in words} == {'["a","b","c"]'}
