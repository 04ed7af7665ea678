"""Calendar feeds: opened, revoked, found by their secret alone."""

from datetime import timedelta

import pytest

from storage import calendar_feeds, journal, people
from storage.calendar_feeds import Feed
from storage.database import Database
from storage.journal import Act
from storage.people import Entry
from storage.reminder_tables import calendar_feeds as table
from storage.tables import journal as entries


@pytest.fixture
def skane(database: Database, act: Act) -> int:
    with database.writing() as archive:
        people.add(archive, act, Entry("kansliet", "Kansliet"))
        return people.add(archive, act, Entry("skane", "Upphandlingschef")).id


def opened(database: Database, act: Act, person: int) -> str:
    with database.writing() as archive:
        return calendar_feeds.open_feed(archive, act, person)


def found(database: Database, secret: str) -> Feed | None:
    with database.reading() as archive:
        return calendar_feeds.of_secret(archive, secret)


def test_a_feed_is_found_by_its_secret_and_by_no_other(
    database: Database, act: Act, skane: int
) -> None:
    secret = opened(database, act, skane)
    assert found(database, secret) == Feed(skane, act.at)
    for wrong in ("", secret[:-1], f"{secret}a", secret.swapcase(), "å\ud800"):
        assert found(database, wrong) is None


def test_a_secret_has_256_bits_and_is_never_the_same(
    database: Database, act: Act, skane: int
) -> None:
    made = {opened(database, act, person) for person in (1, skane, 1, skane)}
    assert {len(secret) for secret in made} == {43}, "43 letters of 6 bits"
    assert len(made) == 4


def test_the_secret_is_nowhere_in_what_is_stored(database: Database, act: Act, skane: int) -> None:
    secret = opened(database, act, skane)
    with database.reading() as archive:
        feeds = archive.connection.execute(table.select()).all()
        chained = archive.connection.execute(entries.select()).all()
    assert secret not in f"{feeds} {chained}"
    assert [len(row.digest) for row in feeds] == [64]


def test_a_new_feed_revokes_the_one_before_and_nobody_elses(
    database: Database, act: Act, skane: int
) -> None:
    others, first = opened(database, act, 1), opened(database, act, skane)
    second = opened(database, act, skane)
    assert found(database, first) is None
    assert found(database, second) == Feed(skane, act.at)
    assert found(database, others) == Feed(1, act.at)


def test_a_revoked_feed_is_nobodys(database: Database, act: Act, skane: int) -> None:
    secret = opened(database, act, skane)
    with database.writing() as archive:
        assert calendar_feeds.of_person(archive, skane) == Feed(skane, act.at)
        assert calendar_feeds.revoke(archive, act, skane)
        assert not calendar_feeds.revoke(archive, act, skane), "not twice"
        assert calendar_feeds.of_person(archive, skane) is None
    assert found(database, secret) is None
    with database.reading() as archive:
        assert journal.verify(archive) is None


def test_what_is_recorded_revises_the_calendar(database: Database, act: Act) -> None:
    with database.reading() as archive:
        assert calendar_feeds.revised(archive) is None
    later = Act(act.name, act.at + timedelta(days=1), None)
    with database.writing() as archive:
        people.add(archive, act, Entry("kansliet", "Kansliet"))
        people.add(archive, later, Entry("skane", "Upphandlingschef"))
    with database.reading() as archive:
        assert calendar_feeds.revised(archive) == later.at
