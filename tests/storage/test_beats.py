"""Beats: when a concept was last seen to, and what is news since."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert

from storage import beats
from storage.archive import BUSY
from storage.beats import Beat
from storage.database import Database
from storage.journal import Act, note
from storage.tables import journal

KEY = "påminnelser"


def test_a_beat_comes_back_and_a_new_one_takes_its_place(database: Database, at: datetime) -> None:
    first = Beat(at, at.date(), 7)
    later = Beat(at + timedelta(hours=1), at.date(), 8)
    with database.writing() as archive:
        assert beats.last(archive, KEY) is None
        beats.put(archive, KEY, first)
        beats.put(archive, "annat", later)
    with database.writing() as archive:
        assert beats.last(archive, KEY) == first
        beats.put(archive, KEY, later)
    with database.reading() as archive:
        assert (beats.last(archive, KEY), beats.last(archive, "annat")) == (later, later)


def test_a_day_and_a_moment_are_swedish(database: Database, at: datetime) -> None:
    with database.writing() as archive:
        beats.put(archive, KEY, Beat(at, at.date(), 0))
        found = beats.last(archive, KEY)
    assert found is not None
    assert found.at.tzinfo == at.tzinfo


def test_whatever_the_journal_takes_in_is_news(database: Database, act: Act) -> None:
    with database.writing() as archive:
        beat = Beat(act.at, act.at.date(), archive.revision)
        assert not beats.news(archive, beat)
        note(archive, act)
        assert beats.news(archive, beat)
        assert not beats.news(archive, replace(beat, revision=archive.revision))


@pytest.mark.parametrize("table", [*BUSY, "meetings"])
def test_a_busy_record_is_no_news(database: Database, act: Act, table: str) -> None:
    with database.writing() as archive:
        note(archive, act)
        beat = Beat(act.at, act.at.date(), archive.revision)
        entry = {
            "sequence": archive.revision + 1,
            "at": act.at,
            "actor": None,
            "act": "prov",
            "table": table,
            "row": 1,
            "record": "{}",
            "previous": archive.head,
            "digest": "0" * 64,
        }
        archive.connection.execute(insert(journal), entry)
        archive.revision += 1
        assert beats.news(archive, beat) is (table not in BUSY)


def test_a_history_that_became_shorter_is_news(database: Database, act: Act) -> None:
    with database.writing() as archive:
        assert beats.news(archive, Beat(act.at, act.at.date(), 1000))
