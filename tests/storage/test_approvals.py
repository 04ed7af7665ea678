"""Approvals of minutes, out and in again."""

from datetime import date, time

import pytest
from sqlalchemy.exc import IntegrityError

from governance.minutes import Approval
from storage import approvals, meetings
from storage.database import Database
from storage.journal import Act
from storage.meetings import Meeting
from tests.storage.votes import with_people


@pytest.fixture
def database(database: Database, act: Act) -> Database:
    with database.writing() as archive:
        with_people(archive)
        meetings.add(archive, act, Meeting(date(2026, 12, 8), time(10)))
    return database


def test_approvals_come_in_the_order_given_and_once_each(database: Database, act: Act) -> None:
    with database.writing() as archive:
        for person in (4, 2):
            approvals.approve(archive, act, 1, person)
    with pytest.raises(IntegrityError), database.writing() as archive:
        approvals.approve(archive, act, 1, 4)
    with database.reading() as archive:
        assert approvals.load(archive) == {1: (Approval(4, act.at), Approval(2, act.at))}
