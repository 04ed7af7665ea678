"""Follow-ups of decisions, out and in again."""

from datetime import date

import pytest

from governance.decisions import FollowUp, Status
from storage import follow_ups, register
from storage.database import Database
from storage.journal import Act
from tests.storage.test_register import numbered

FIRST = FollowUp("kansliet", date(2027, 1, 31), date(2027, 6, 1), Status.ONGOING, "RS 1", "RF 2")


@pytest.fixture
def database(database: Database, act: Act) -> Database:
    with database.writing() as archive:
        for serial in (1, 2, 3):
            register.enter(archive, act, numbered(2026, serial))
    return database


def test_a_follow_up_comes_back_and_a_new_one_gives_the_old(database: Database, act: Act) -> None:
    done = FollowUp(status=Status.DONE)
    with database.writing() as archive:
        assert follow_ups.put(archive, act, 1, FIRST) is None
        assert follow_ups.put(archive, act, 2, FIRST) is None
        assert follow_ups.put(archive, act, 1, done) == FIRST
        assert follow_ups.put(archive, act, 1, FollowUp()) == done
    with database.reading() as archive:
        assert follow_ups.of(archive, [1, 3]) == {1: FollowUp()}
        assert follow_ups.of(archive, []) == {}
        assert follow_ups.everything(archive) == {2: FIRST, 1: FollowUp()}


def test_what_is_left_to_do_or_to_look_at_again_comes_by_its_day(
    database: Database, act: Act
) -> None:
    undated, review = FollowUp("kansliet"), FollowUp(review=date(2027, 6, 1), status=Status.DONE)
    with database.writing() as archive:
        for decision, found in ((1, undated), (2, review), (3, FIRST)):
            follow_ups.put(archive, act, decision, found)
    with database.reading() as archive:
        assert list(follow_ups.unsettled(archive).items()) == [
            (3, FIRST),
            (1, undated),
            (2, review),
        ]


@pytest.mark.parametrize(
    "over", [FollowUp(status=Status.DONE), FollowUp("x", None, date(2027, 1, 1), Status.DROPPED)]
)
def test_what_is_over_is_not_left_to_do(database: Database, act: Act, over: FollowUp) -> None:
    with database.writing() as archive:
        follow_ups.put(archive, act, 1, FIRST)
        follow_ups.put(archive, act, 1, over)
    with database.reading() as archive:
        assert follow_ups.unsettled(archive) == {}
