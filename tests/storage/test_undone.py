"""What is tried out is seen while it is tried, and leaves nothing behind."""

from datetime import datetime

import pytest

from storage import outbox
from storage.database import Database
from storage.journal import Act, note, verify
from storage.outbox import Post, State
from storage.undone import suppose, undone


class Mistake(Exception):
    pass


def mistaken(database: Database, at: datetime, act: Act) -> None:
    with database.writing() as archive:
        outbox.put(archive, Post("b", {}, {}, at))
        note(archive, act)
        raise Mistake


def test_nothing_is_kept_of_what_was_tried(database: Database, at: datetime, act: Act) -> None:
    with database.reading() as archive:
        before = archive.revision, archive.head
    with undone(database) as inside:
        with inside.writing() as archive:
            outbox.put(archive, Post("a", {}, {}, at))
            note(archive, act)
        with inside.reading() as archive:
            assert outbox.keyed(archive, "a") is not None
            assert archive.revision == before[0] + 1
    with database.reading() as archive:
        assert outbox.keyed(archive, "a") is None
        assert (archive.revision, archive.head) == before


def test_a_transaction_that_fails_inside_is_undone_by_itself(
    database: Database, at: datetime, act: Act
) -> None:
    with undone(database) as inside:
        with inside.writing() as archive:
            outbox.put(archive, Post("a", {}, {}, at))
        with pytest.raises(Mistake):
            mistaken(inside, at, act)
        with inside.writing() as archive:
            note(archive, act)
            assert verify(archive) is None
            assert list(outbox.due(archive, at).values()) == [Post("a", {}, {}, at)]


def test_a_mistake_while_trying_is_not_hidden(database: Database) -> None:
    with pytest.raises(Mistake), undone(database):
        raise Mistake


@pytest.mark.parametrize("state", State)
def test_a_post_is_supposed_to_stand_in_a_way_and_is_somewhere_only_when_sent(
    database: Database, at: datetime, state: State
) -> None:
    with database.writing() as archive:
        outbox.put(archive, Post("a", {}, {}, at))
        outbox.put(archive, Post("b", {}, {}, at))
        (number, _) = outbox.due(archive, at)
        suppose(archive, number, state)
        found, other = outbox.keyed(archive, "a"), outbox.keyed(archive, "b")
    assert found is not None
    assert (found.state, bool(found.message)) == (state, state is State.SENT)
    assert other is not None
    assert other.state is State.PENDING
