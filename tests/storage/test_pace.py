"""The pace: one post at a time in each place, however many post."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from storage import pace
from storage.archive import Archive
from storage.columns import STOCKHOLM, utc_text
from storage.database import Database
from storage.moments import now
from storage.tables import meta


def hold_until(archive: Archive, ahead: timedelta) -> None:
    """Let every place be held until then, as another clock would have had it."""
    held = meta.c.key.like("posting in %")
    until = utc_text(now(archive) + ahead)
    archive.connection.execute(update(meta).where(held).values(value=until))


def test_a_place_is_taken_until_its_time_has_passed(database: Database) -> None:
    with database.writing() as archive:
        assert pace.take(archive, "C1", 30) == 0
        assert 0 < pace.take(archive, "C1", 30) <= 30
        assert pace.take(archive, "C2", 30) == 0
        hold_until(archive, timedelta(0))
        assert pace.take(archive, "C1", 30) == 0


def test_without_a_pace_nobody_waits(database: Database) -> None:
    with database.writing() as archive:
        assert [pace.take(archive, "C1", 0) for _ in range(3)] == [0, 0, 0]


def test_a_place_held_as_the_platform_asks_is_held_for_all(database: Database) -> None:
    with database.writing() as archive:
        pace.hold(archive, "C1", 30)
        assert 15 < pace.take(archive, "C1", 1) <= 30
        pace.hold(archive, "C1", 10**6)
        assert pace.take(archive, "C1", 1) <= pace.LONGEST.total_seconds()


def test_a_clock_moved_back_holds_no_place_for_long(database: Database) -> None:
    with database.writing() as archive:
        pace.hold(archive, "C1", 1)
        hold_until(archive, timedelta(days=1))
        assert pace.take(archive, "C1", 1) == 0


def test_the_database_s_clock_is_the_true_one(database: Database) -> None:
    with database.reading() as archive:
        read = now(archive)
    assert read.utcoffset() is not None
    assert abs(read.timestamp() - time.time()) < 5
    assert read > datetime(2020, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("seconds", [20.0, 90.0])
def test_a_moment_some_seconds_on_compares_with_what_is_stored(
    database: Database, seconds: float
) -> None:
    with database.writing() as archive:
        before = now(archive)
        pace.hold(archive, "C1", seconds)
        waits = pace.take(archive, "C1", seconds)
        assert seconds - 10 < waits <= seconds
        assert now(archive) >= before


@pytest.mark.parametrize("moment", ["2026-10-25T00:59:59.900", "2026-10-25T01:30:00.000"])
def test_the_night_summer_time_ends_has_the_same_pace(
    database: Database, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    night = datetime.fromisoformat(f"{moment}+00:00").astimezone(STOCKHOLM)
    monkeypatch.setattr(pace, "now", lambda _archive: night)
    with database.writing() as archive:
        assert pace.take(archive, "C1", 30) == 0
        assert pace.take(archive, "C1", 30) == 30
