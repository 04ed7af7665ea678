"""Roll calls, out and in again."""

from datetime import date, time, timedelta

import pytest

from governance.attendance import RollCall
from storage import meetings, roll_calls
from storage.database import Database
from storage.journal import Act, verify
from storage.meetings import Meeting
from tests.storage.votes import with_people


@pytest.fixture
def database(database: Database, act: Act) -> Database:
    with database.writing() as archive:
        with_people(archive)
        meetings.add(archive, act, Meeting(date(2026, 12, 8), time(10)))
    return database


def test_the_roll_is_called_anew_and_what_was_called_before_is_kept(
    database: Database, act: Act
) -> None:
    first = RollCall(frozenset({1, 2, 8}), 2, act.at)
    then = RollCall(frozenset({1}), None, act.at + timedelta(minutes=30))
    with database.writing() as archive:
        assert roll_calls.latest(archive, 1) is None
        for roll in (first, then):
            roll_calls.call(archive, act, 1, roll)
    with database.reading() as archive:
        assert roll_calls.load(archive) == {1: (first, then)}
        assert roll_calls.latest(archive, 1) == then
        assert verify(archive) is None
