"""Channels, out and in again."""

from datetime import date

from storage import channels
from storage.channels import Channel
from storage.database import Database
from storage.journal import Act

OLD = Channel("styrgruppen", "T1", "C1", date(2026, 1, 1))
NEW = Channel("styrgruppen", "T1", "C2", date(2026, 7, 1))
OTHER = Channel("samordnare", "T1", "C3", date(2026, 1, 1))


def test_the_channel_from_the_latest_day_serves(database: Database, act: Act) -> None:
    with database.writing() as archive:
        for channel in (NEW, OLD, OTHER):
            channels.put(archive, act, channel)
    with database.reading() as archive:
        assert channels.on(archive, date(2025, 12, 31)) == {}
        assert channels.on(archive, date(2026, 6, 30)) == {"styrgruppen": OLD, "samordnare": OTHER}
        assert channels.on(archive, date(2026, 7, 1)) == {"styrgruppen": NEW, "samordnare": OTHER}


def test_of_two_from_the_same_day_the_last_recorded_serves(database: Database, act: Act) -> None:
    again = Channel("styrgruppen", "T1", "C9", OLD.since)
    with database.writing() as archive:
        for channel in (OLD, again):
            channels.put(archive, act, channel)
    with database.reading() as archive:
        assert channels.on(archive, OLD.since) == {"styrgruppen": again}
