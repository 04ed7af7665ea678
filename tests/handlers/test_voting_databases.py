"""A vote through the door on both databases: opened, voted on at once, closed, and whole."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest

from governance.acts import State as VoteState
from governance.decisions import FollowUp
from handlers import closing, dispatch, example
from handlers.ask import Account, Chosen, Delivery, Place, PlaceKind, Written
from handlers.outcome import Exit, Outcome
from storage import follow_ups, journal, polls, register, voting
from storage.archive import Archive
from storage.database import Database
from storage.vote_events import Voted
from tests.conversations.examples import MADE
from tests.handlers.test_voting import (
    AT,
    CLOSES,
    MEMBERS,
    TEAM,
    Door,
    acts,
    state,
    waiting,
    with_vote,
)

Copies = Callable[[str, Callable[[Archive], None]], AbstractContextManager[Database]]
LAST = CLOSES - timedelta(seconds=1)
THREADS = 8


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def door(copy_of: Copies) -> Iterator[Door]:
    """The door to a database with an open vote."""
    with copy_of("example", lambda archive: example.fill(archive, MADE)) as database:
        yield with_vote(database)


def whole(database: Database) -> bool:
    with database.reading() as archive:
        return journal.verify(archive) is None


def test_a_vote_from_opening_to_the_register(door: Door) -> None:
    for who in MEMBERS[:4]:
        door.accepted(who, "rösta 1 bifall")
    door.accepted("stockholm", 'rösta 1 avslag motivering="För dyrt."')
    door.accepted("stockholm", "rösta 1 bifall")
    door.accepted("lfu2", "rösta 1 avslag")
    door.accepted("lfu2", 'reservera-mig 1 "För dyrt."')
    door.accepted("rmc2", "jäv 1")
    assert {key for key, _ in waiting(door.database, "vote:1:nudge:")} == {
        f"vote:1:nudge:{person}:2:plan:{word}"
        for person in [silent(door.database)]
        for word in ("halva", "48h", "4h")
    }
    assert len(waiting(door.database, "vote:1:redraw:card:")) == 1
    assert closing.close_due(door.database, CLOSES) == (1,)
    assert closing.close_due(door.database, CLOSES) == ()
    with door.database.reading() as archive:
        entry = register.of_vote(archive, 1)
        assert entry is not None
        assert (str(entry.entry.number), entry.entry.outcome) == ("2026-02", "bifölls")
        assert journal.verify(archive, entry.proof) is None
    assert waiting(door.database, "vote:1:nudge:") == []


def test_an_open_vote_follows_another_plan_of_nudges_and_the_first_one_again(door: Door) -> None:
    before = waiting(door.database, "vote:1:nudge:")
    door.accepted("kansliet", "påminnelser omröstning dagar=1h,halva")
    after = waiting(door.database, "vote:1:nudge:")
    assert {key.rpartition(":")[2] for key, _ in after} == {"halva", "1h"}
    door.accepted("kansliet", "påminnelser omröstning ångra")
    assert waiting(door.database, "vote:1:nudge:") == before
    assert whole(door.database)


def silent(database: Database) -> int:
    """The one member who has not voted and is not in conflict."""
    with database.reading() as archive:
        stored = voting.load(archive, 1)
    assert stored is not None
    assert stored.room is not None
    (person,) = stored.room.silent
    return person


def test_one_ballot_delivered_by_many_at_once_is_one_event_and_equal_answers(door: Door) -> None:
    button = Chosen("rösta", {"nr": "1", "röst": "bifall", "version": "1"})
    with ThreadPoolExecutor(THREADS) as pool:
        outcomes = list(pool.map(lambda _: door.say("vgr", button, key="same"), range(THREADS)))
    assert len({str(each.answer) for each in outcomes}) == 1
    with door.database.reading() as archive:
        events = [each.event for each in voting.history(archive, 1)]
    assert len([each for each in events if isinstance(each, Voted)]) == 1


def test_a_ballot_that_races_the_close_is_counted_or_refused(door: Door) -> None:
    def vote(who: str) -> Outcome:
        return door.say(who, "rösta 1 bifall", LAST)

    with ThreadPoolExecutor(THREADS) as pool:
        ballots = [pool.submit(vote, who) for who in MEMBERS]
        closed = pool.submit(closing.close_due, door.database, CLOSES)
        outcomes = [each.result() for each in ballots]
        assert closed.result() == (1,)
    with door.database.reading() as archive:
        stored = voting.load(archive, 1)
    assert stored is not None
    assert stored.result is not None
    accepted = [each for each in outcomes if each.exit is Exit.ANSWER]
    assert stored.result.counts.yes == len(accepted)
    assert state(door.database) is VoteState.CLOSED
    assert whole(door.database)


def test_an_outsiders_ballot_is_refused_and_journaled(door: Door) -> None:
    said = Delivery(
        Account(TEAM, "USTRANGER"), Place(PlaceKind.DIRECT), AT, Written("rösta 1 bifall")
    )
    assert dispatch.answer(said, door.database).exit is Exit.REFUSAL
    with door.database.reading() as archive:
        assert acts(archive)[-1] == "nekad"


def test_a_poll_is_answered_and_closed(door: Door) -> None:
    door.accepted("kansliet", 'fråga ny rubrik="När?" alternativ="tisdag|onsdag" flera=ja')
    door.accepted("vgr", "svara 1 1,2")
    door.accepted("skane", "svara 1 2")
    door.accepted("kansliet", "fråga 1 stäng")
    with door.database.reading() as archive:
        asked = polls.load(archive, 1)
        assert asked is not None
        assert polls.standing(archive, asked) == (1, 2)
    assert whole(door.database)


def test_a_follow_up_is_recorded_and_emptied(door: Door) -> None:
    door.accepted("kansliet", "beslut 2026-01 följ-upp ansvarig=kansliet senast=2027-01-31")
    door.accepted("kansliet", "beslut 2026-01 följ-upp ansvarig=-")
    with door.database.reading() as archive:
        (found,) = follow_ups.everything(archive).values()
    assert found == FollowUp(due=date(2027, 1, 31))
    assert whole(door.database)
