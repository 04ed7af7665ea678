"""Meetings keep their number whatever is recorded of them later."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from governance.meetings import Kind
from storage import meetings
from storage.database import Database
from storage.journal import Act, record, verify
from storage.meeting_tables import meetings as table
from storage.meetings import Meeting
from tests.storage.votes import with_people

MEETING = Meeting(date(2026, 12, 8), time(9, 30), "Stockholm")
WEEK = timedelta(days=7)


def test_a_meeting_keeps_its_number_when_it_is_changed(database: Database, act: Act) -> None:
    other = Meeting(date(2027, 1, 12), time(13), "på distans", Kind.CONFERENCE, ends=time(15))
    with database.writing() as archive:
        with_people(archive)
        first, second = (meetings.add(archive, act, each) for each in (MEETING, other))
        meetings.change(archive, act, first, replace(MEETING, elected=3))
        over = replace(MEETING, elected=3, called_at=act.at, ended_at=act.at)
        meetings.change(archive, act, first, over)
    with database.reading() as archive:
        assert meetings.load(archive) == {
            first: replace(over, number=1, id=first),
            second: replace(other, number=2, id=second),
        }
        assert verify(archive) is None


def test_each_change_of_a_meeting_is_another_revision(database: Database, act: Act) -> None:
    with database.writing() as archive:
        first, second = (meetings.add(archive, act, MEETING) for _ in range(2))
        assert meetings.revision(archive, first) != meetings.revision(archive, second)
        before = meetings.revision(archive, first)
        meetings.change(archive, act, first, replace(MEETING, ended_at=act.at))
        after = meetings.revision(archive, first)
        meetings.change(archive, act, first, MEETING)
        assert len({before, after, meetings.revision(archive, first)}) == 3


def test_only_a_new_time_or_place_is_a_move(database: Database, act: Act) -> None:
    steps = (
        replace(MEETING, called_at=act.at),
        replace(MEETING, day=MEETING.day + WEEK),
        replace(MEETING, day=MEETING.day + WEEK, elected=None, called_at=act.at),
        replace(MEETING, ends=time(11)),
        replace(MEETING, ends=time(11), place="Teams"),
        replace(MEETING, ends=time(11), place="Teams", cancelled="För få."),
    )
    moves = []
    with database.writing() as archive:
        number = meetings.add(archive, act, MEETING)
        moves.append(meetings.load(archive)[number].moves)
        for step in steps:
            meetings.change(archive, act, number, step)
            moves.append(meetings.load(archive)[number].moves)
    assert moves == [0, 0, 1, 1, 2, 3, 4]


def test_a_call_holds_until_the_day_or_hour_is_another_or_it_is_taken_back(
    database: Database, act: Act
) -> None:
    called = replace(MEETING, called_at=act.at)
    steps = (
        (replace(MEETING, place="Lund"), 1),
        (replace(called, place="Lund"), 1),
        (replace(called, place="Teams", ends=time(11)), 1),
        (replace(called, place="Teams", ends=time(11), start=time(9)), 3),
        (replace(called, place="Umeå", ends=time(11), start=time(9)), 3),
        (replace(MEETING, place="Lund", ends=time(11), start=time(9)), 5),
        (replace(called, place="Lund", ends=time(11), start=time(9)), 5),
        (replace(called, place="Lund", ends=time(11), start=time(9), cancelled="För få."), 6),
        (replace(called, place="Lund", ends=time(11), start=time(9)), 7),
    )
    with database.writing() as archive:
        number = meetings.add(archive, act, MEETING)
        for step, version in steps:
            meetings.change(archive, act, number, step)
            assert meetings.load(archive)[number].version == version


def test_the_first_meetings_were_all_of_one_kind(database: Database, act: Act) -> None:
    old = {"day": MEETING.day, "start": "09:30", "place": "", "kind": "ordinarie"}
    with database.writing() as archive:
        number = record(archive, act, table, old)
    with database.reading() as archive:
        assert meetings.load(archive)[number].kind is Kind.MEETING


def test_a_meeting_that_is_not_recorded_cannot_be_changed(database: Database, act: Act) -> None:
    with pytest.raises(KeyError), database.writing() as archive:
        meetings.change(archive, act, 99, MEETING)
