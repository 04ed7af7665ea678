"""Meetings keep their number whatever is recorded of them later."""

from dataclasses import replace
from datetime import date, time

import pytest

from storage import meetings
from storage.database import Database
from storage.journal import Act
from storage.meetings import Meeting
from tests.storage.votes import with_people

MEETING = Meeting(date(2026, 12, 8), time(9, 30), "Stockholm")


def test_a_meeting_keeps_its_number_when_it_is_changed(database: Database, act: Act) -> None:
    extra = Meeting(date(2027, 1, 12), time(13), "på distans", "extra")
    with database.writing() as archive:
        with_people(archive)
        first, second = (meetings.add(archive, act, each) for each in (MEETING, extra))
        meetings.change(archive, act, first, replace(MEETING, elected=3))
        over = replace(MEETING, elected=3, ended_at=act.at)
        meetings.change(archive, act, first, over)
    with database.reading() as archive:
        assert meetings.load(archive) == {first: over, second: extra}


def test_a_meeting_that_is_not_recorded_cannot_be_changed(database: Database, act: Act) -> None:
    with pytest.raises(KeyError), database.writing() as archive:
        meetings.change(archive, act, 99, MEETING)
