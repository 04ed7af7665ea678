from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from governance.local_time import STOCKHOLM
from governance.people import Person
from governance.withdrawal import Notice
from storage import exit_notices, people
from storage.database import Database
from storage.journal import Act, verify
from storage.people import Entry

BARE = Notice("09", datetime(2026, 7, 1, 0, 0, 0, tzinfo=STOCKHOLM))
NOTICE = Notice(
    "12",
    datetime(2026, 7, 2, 9, 30, tzinfo=STOCKHOLM),
    datetime(2026, 6, 30, 23, 59, 59, tzinfo=STOCKHOLM),
    "RS 2026/9",
    "https://example.org/1",
)


@pytest.fixture
def chair(database: Database, act: Act) -> Person:
    with database.writing() as archive:
        return people.add(archive, act, Entry("lfu1", "Ordförande"))


def test_notices_are_numbered_and_come_back(database: Database, act: Act) -> None:
    with database.writing() as archive:
        assert exit_notices.load(archive) == {}
        numbers = [exit_notices.add(archive, act, each) for each in (NOTICE, BARE)]
    with database.reading() as archive:
        assert numbers == [1, 2]
        assert exit_notices.load(archive) == {1: NOTICE, 2: BARE}


def test_a_second_before_and_after_midnight_are_kept_apart(database: Database, act: Act) -> None:
    with database.writing() as archive:
        exit_notices.add(archive, act, replace(NOTICE, received_at=BARE.received_at))
    with database.reading() as archive:
        found = exit_notices.load(archive)[1]
    assert found.received_at.astimezone(UTC) == datetime(2026, 6, 30, 22, tzinfo=UTC)
    assert found.sent_at is not None
    assert (found.received_at - found.sent_at).seconds == 1
    assert found.received_on == date(2026, 7, 1)


def test_an_answer_a_confirmation_and_taking_back_keep_the_number(
    database: Database, act: Act, chair: Person
) -> None:
    answered = replace(NOTICE, effective=date(2028, 1, 1), ruled_by=chair.id)
    done = replace(answered, confirmed_on=date(2026, 8, 1), confirmation="RS 2026/10")
    gone = replace(done, withdrawn=True)
    with database.writing() as archive:
        number = exit_notices.add(archive, act, NOTICE)
        exit_notices.add(archive, act, BARE)
        for changed in (answered, done, gone):
            exit_notices.change(archive, act, number, changed)
            assert exit_notices.load(archive)[number] == changed
        # A correction takes no number from those that follow.
        third = replace(BARE, region="14")
        assert exit_notices.add(archive, act, third) == 3
    with database.reading() as archive:
        assert exit_notices.load(archive) == {1: gone, 2: BARE, 3: third}
        assert verify(archive) is None


def test_a_notice_that_is_not_there_cannot_be_changed(database: Database, act: Act) -> None:
    with database.writing() as archive, pytest.raises(KeyError):
        exit_notices.change(archive, act, 7, NOTICE)
