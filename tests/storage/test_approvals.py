"""Approvals of minutes, out and in again."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from governance.minutes import Approval
from storage import approvals, meetings
from storage.archive import Archive
from storage.database import Database
from storage.journal import Act, links, record, verify
from storage.meeting_tables import minutes_approvals
from storage.meetings import Meeting
from tests.storage.test_form import change
from tests.storage.votes import with_people

HELD, HELD_THEN = "a" * 64, "b" * 64


@pytest.fixture
def database(database: Database, act: Act) -> Database:
    with database.writing() as archive:
        with_people(archive)
        for day in (8, 15):
            meetings.add(archive, act, Meeting(date(2026, 12, day), time(10)))
    return database


def approve(archive: Archive, act: Act, person: int, content: str = HELD) -> Approval:
    given = Approval(person, act.at, content)
    approvals.approve(archive, act, 1, given)
    return given


def test_approvals_come_in_the_order_given_with_what_they_approved(
    database: Database, act: Act
) -> None:
    with database.writing() as archive:
        given = tuple(approve(archive, act, person) for person in (4, 2))
        approvals.approve(archive, act, 2, given[0])
    with database.reading() as archive:
        assert approvals.load(archive) == {1: given, 2: given[:1]}
        assert verify(archive) is None


def test_an_approval_given_anew_replaces_the_one_before_which_is_kept(
    database: Database, act: Act
) -> None:
    later = replace(act, at=act.at + timedelta(days=1))
    with database.writing() as archive:
        approve(archive, act, 4, HELD_THEN)
        other = approve(archive, act, 2)
    with database.writing() as archive:
        anew = approve(archive, later, 4)
    with database.reading() as archive:
        assert approvals.load(archive) == {1: (other, anew)}
        assert approvals.times(archive) == {(1, 4): 2, (1, 2): 1}
        rows = archive.connection.execute(
            select(minutes_approvals).order_by(minutes_approvals.c.id)
        ).all()
        assert [(row.person, row.content, row.replaces) for row in rows] == [
            (4, HELD_THEN, None),
            (2, HELD, None),
            (4, HELD, rows[0].id),
        ]
        chained = [
            link.entry.record["content"]
            for link in links(archive)
            if link.entry.table == minutes_approvals.name
        ]
        assert chained == [HELD_THEN, HELD, HELD]
        assert verify(archive) is None


def test_a_person_has_one_first_approval_of_a_meeting_and_one_correction_of_it(
    database: Database, act: Act
) -> None:
    first = {"meeting": 1, "person": 4, "at": act.at, "content": HELD}
    with database.writing() as archive:
        row = record(archive, act, minutes_approvals, first)
        record(archive, act, minutes_approvals, {**first, "replaces": row})
    for again in (first, {**first, "replaces": row}):
        with pytest.raises(IntegrityError), database.writing() as archive:
            record(archive, act, minutes_approvals, again)


AS_BEFORE = (
    "DROP INDEX ix_outbox_planned",
    "ALTER TABLE outbox DROP COLUMN began",
    "ALTER TABLE minutes_approvals DROP COLUMN content",
    "UPDATE alembic_version SET version_num = '0004'",
)


def test_an_approval_from_before_it_was_noted_what_it_approved_is_kept_and_whole(
    database: Database, url: str, act: Act
) -> None:
    with database.writing() as archive:
        values = {"meeting": 1, "person": 4, "at": act.at, "content": None}
        record(archive, act, minutes_approvals, values)
    older = change(url, *AS_BEFORE)
    assert not older.at_head()
    older.migrate()
    with older.reading() as archive:
        assert approvals.load(archive) == {1: (Approval(4, act.at),)}
        (link,) = (each for each in links(archive) if each.entry.table == minutes_approvals.name)
        assert "content" not in link.entry.record
    with older.writing() as archive:
        anew = approve(archive, act, 4)
    with older.reading() as archive:
        assert approvals.load(archive) == {1: (anew,)}
        assert verify(archive) is None
    older.close()
