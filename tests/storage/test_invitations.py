"""Invitations and answers, out and in again."""

from datetime import date, time

import pytest

from governance.attendance import Reply
from storage import invitations, meetings
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


def test_an_invitation_is_made_taken_back_and_made_again(database: Database, act: Act) -> None:
    with database.writing() as archive:
        assert not invitations.withdraw(archive, act, 1, 3)
        assert invitations.invite(archive, act, 1, 3)
        assert not invitations.invite(archive, act, 1, 3)
        assert invitations.invite(archive, act, 1, 4)
        assert invitations.withdraw(archive, act, 1, 3)
        assert not invitations.withdraw(archive, act, 1, 3)
        assert invitations.invited(archive) == {1: (4,)}
        assert invitations.invite(archive, act, 1, 3)
    with database.reading() as archive:
        assert set(invitations.invited(archive)[1]) == {3, 4}
        assert verify(archive) is None


def test_how_often_somebody_is_invited_is_counted_and_an_answer_forgotten(
    database: Database, act: Act
) -> None:
    slot = "2026-12-08T10:00"
    with database.writing() as archive:
        invitations.forget(archive, act, 1, 3)
        assert invitations.times(archive) == {}
        invitations.invite(archive, act, 1, 3)
        invitations.reply(archive, act, 1, Reply(3, coming=True, slot=slot))
        invitations.withdraw(archive, act, 1, 3)
        invitations.forget(archive, act, 1, 3)
        assert invitations.times(archive) == {(1, 3): 1}
        invitations.invite(archive, act, 1, 3)
        revision = archive.revision
        invitations.forget(archive, act, 1, 3)
        assert archive.revision == revision
    with database.reading() as archive:
        assert invitations.times(archive) == {(1, 3): 2}
        assert invitations.replies(archive)[1] == (Reply(3, coming=True, slot=""),)
        assert verify(archive) is None


def test_the_last_answer_is_what_holds(database: Database, act: Act) -> None:
    slot = "2026-12-08T10:00"
    with database.writing() as archive:
        for coming in (True, False):
            invitations.reply(archive, act, 1, Reply(3, coming, slot))
        invitations.reply(archive, act, 1, Reply(4, coming=True, slot=slot))
    with database.reading() as archive:
        given = invitations.replies(archive)[1]
        assert set(given) == {Reply(3, coming=False, slot=slot), Reply(4, coming=True, slot=slot)}
        assert verify(archive) is None
