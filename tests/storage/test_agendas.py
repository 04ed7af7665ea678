"""Agendas, out and in again."""

from dataclasses import replace
from datetime import date, time

import pytest
from sqlalchemy.exc import IntegrityError

from governance.agenda import Item, ItemKind
from storage import agendas, meetings
from storage.database import Database
from storage.journal import Act, verify
from storage.meetings import Meeting
from tests.storage.votes import with_people

ONE = Item(1, ItemKind.INFORMATION, "Läget", 3, ("https://example.org/a",), 20, None, 4)
TWO = Item(2, ItemKind.DECISION, "Budget", author=4)


@pytest.fixture
def database(database: Database, act: Act) -> Database:
    with database.writing() as archive:
        with_people(archive)
        for day in (8, 9):
            meetings.add(archive, act, Meeting(date(2026, 12, day), time(10)))
    return database


def test_items_come_back_by_meeting_in_their_places(database: Database, act: Act) -> None:
    with database.writing() as archive:
        for meeting, item in ((1, ONE), (2, ONE), (1, TWO)):
            agendas.add(archive, act, meeting, item)
        gone = replace(ONE, withdrawn=True)
        agendas.change(archive, act, 1, gone)
    with database.reading() as archive:
        assert agendas.of(archive, 1) == (gone, TWO)
        assert agendas.of(archive, 2) == (ONE,)
        assert agendas.of(archive, 3) == ()
        assert verify(archive) is None


def test_a_place_is_taken_once(database: Database, act: Act) -> None:
    with database.writing() as archive:
        agendas.add(archive, act, 1, ONE)
    with pytest.raises(IntegrityError), database.writing() as archive:
        agendas.add(archive, act, 1, replace(TWO, position=1))


def test_what_is_not_there_is_not_changed(database: Database, act: Act) -> None:
    with pytest.raises(KeyError), database.writing() as archive:
        agendas.change(archive, act, 1, ONE)
