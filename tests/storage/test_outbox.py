"""The outbox: a post is put once, waits until it is due, and has a state."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from storage import outbox, tables
from storage.database import Database
from storage.outbox import Post, State

MINUTE = timedelta(minutes=1)


def post(key: str, due_at: datetime) -> Post:
    return Post(key, {"channel": "C1"}, {"text": f"Påminnelse {key}"}, due_at)


def test_a_post_is_put_once(database: Database, at: datetime) -> None:
    with database.writing() as archive:
        assert outbox.put(archive, post("a", at))
        assert not outbox.put(archive, post("a", at + MINUTE))
        assert list(outbox.due(archive, at + MINUTE).values()) == [post("a", at)]


def test_posts_are_due_from_their_time_on_the_oldest_first(
    database: Database, at: datetime
) -> None:
    with database.writing() as archive:
        for key, minutes in (("late", 2), ("soon", 1), ("now", 0)):
            outbox.put(archive, post(key, at + minutes * MINUTE))
    with database.reading() as archive:
        due = outbox.due(archive, at + MINUTE)
    assert [one.key for one in due.values()] == ["now", "soon"]


def test_the_next_post_is_the_earliest_that_waits(database: Database, at: datetime) -> None:
    with database.writing() as archive:
        assert outbox.next_due(archive) is None
        for key, minutes in (("late", 2), ("soon", 1)):
            outbox.put(archive, post(key, at + minutes * MINUTE))
        assert outbox.next_due(archive) == at + MINUTE
        outbox.mark(archive, min(outbox.due(archive, at + MINUTE)), State.SENT)
        assert outbox.next_due(archive) == at + 2 * MINUTE


@pytest.mark.parametrize("state", [state for state in State if state is not State.PENDING])
def test_only_a_pending_post_is_due(database: Database, at: datetime, state: State) -> None:
    with database.writing() as archive:
        outbox.put(archive, post("a", at))
        outbox.put(archive, post("b", at))
        number = min(outbox.due(archive, at))
        outbox.mark(archive, number, state, "1763856000.000100")
        assert [one.key for one in outbox.due(archive, at).values()] == ["b"]
        query = select(tables.outbox).where(tables.outbox.c.id == number)
        row = archive.connection.execute(query).one()
    sent = state is State.SENT
    expected = (state, "1763856000.000100", None) if sent else (state, None, "1763856000.000100")
    assert (row.state, row.sent_ts, row.error) == expected
