"""The outbox: a post is put once, waits until it is due, and can be cancelled or taken further."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, text, update

from storage import delivery, outbox, tables
from storage.archive import Archive
from storage.database import Database
from storage.delivery import Call, Ending, Lease
from storage.outbox import WITHDRAWN, Post, State
from tests.storage.test_form import change

MINUTE = timedelta(minutes=1)
MINE = Lease("mine", 60)


def post(key: str, due_at: datetime, channel: str = "styrgruppen") -> Post:
    return Post(key, {"channel": channel}, {"title": f"Påminnelse {key}"}, due_at)


def stand(archive: Archive, key: str, state: State) -> int:
    """Let a post stand in a state; its number."""
    change = update(tables.outbox).where(tables.outbox.c.key == key).values(state=state)
    return int(archive.connection.execute(change.returning(tables.outbox.c.id)).scalar_one())


def state_of(archive: Archive, key: str) -> State:
    found = outbox.keyed(archive, key)
    assert found is not None
    return found.state


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
        assert outbox.next_due(archive, at + MINUTE) == at + 2 * MINUTE
        stand(archive, "soon", State.SENT)
        assert outbox.next_due(archive) == at + 2 * MINUTE


@pytest.mark.parametrize("state", [state for state in State if state is not State.PENDING])
def test_only_a_pending_post_is_due(database: Database, at: datetime, state: State) -> None:
    with database.writing() as archive:
        outbox.put(archive, post("a", at))
        outbox.put(archive, post("b", at))
        stand(archive, "a", state)
        assert [one.key for one in outbox.due(archive, at).values()] == ["b"]


def test_posts_are_counted_by_state(database: Database, at: datetime) -> None:
    with database.writing() as archive:
        for number, key in enumerate("abcd"):
            outbox.put(archive, post(key, at + number * MINUTE))
        stand(archive, "c", State.SENT)
        stand(archive, "d", State.SENT)
        assert outbox.counted(archive) == {State.PENDING: 2, State.SENT: 2}


def test_cancelling_takes_the_waiting_posts_whose_key_begins_so(
    database: Database, at: datetime
) -> None:
    with database.writing() as archive:
        for key in ("möte-3-kallelse", "möte-3-påminnelse", "möte-31-kallelse", "MÖTE-3-X"):
            outbox.put(archive, post(key, at, channel=key))
        stand(archive, "möte-3-påminnelse", State.SENT)
        assert outbox.cancel(archive, "möte-3-") == 1
        assert state_of(archive, "möte-3-kallelse") is State.CANCELLED
        assert state_of(archive, "möte-3-påminnelse") is State.SENT
        assert state_of(archive, "möte-31-kallelse") is State.PENDING
        assert state_of(archive, "MÖTE-3-X") is State.PENDING


EXPLAINING = {
    "sqlite": ("", "EXPLAIN QUERY PLAN "),
    # Of a table this small every row would be read.
    "postgresql": ("SET LOCAL enable_seqscan = off", "EXPLAIN "),
}


FOUND = {"sqlite": "SEARCH outbox USING", "postgresql": "Index Cond: ((key >="}
COLLATIONS = {"sqlite": "BINARY", "postgresql": "C"}


def test_keys_that_begin_so_are_found_by_their_index(database: Database, kind: str) -> None:
    query = select(tables.outbox.c.id).where(outbox.begins("möte-3-"))
    before, explain = EXPLAINING[kind]
    with database.writing() as archive:
        if before:
            archive.connection.execute(text(before))
        said = str(query.compile(archive.connection, compile_kwargs={"literal_binds": True}))
        plan = " ".join(str(row) for row in archive.connection.execute(text(explain + said)))
    assert FOUND[kind] in plan


def test_keys_sort_by_code_point_whatever_language_the_database_sorts_by(
    database: Database, kind: str
) -> None:
    if kind == "sqlite":
        query = "SELECT coll FROM pragma_index_xinfo('sqlite_autoindex_outbox_1') WHERE name='key'"
    else:
        query = (
            "SELECT collation_name FROM information_schema.columns"
            " WHERE table_name = 'outbox' AND column_name = 'key'"
        )
    with database.reading() as archive:
        assert archive.connection.execute(text(query)).scalar() == COLLATIONS[kind]


def test_one_renewal_waits_however_often_it_is_asked_for(database: Database, at: datetime) -> None:
    with database.writing() as archive:
        assert outbox.renew(archive, post("card:1", at), "card:")
        assert not outbox.renew(archive, post("card:2", at), "card:")
        assert outbox.renew(archive, post("CARD:3", at + MINUTE), "CARD:")
        (first,) = delivery.claim(archive, at, MINE, 10)
        assert outbox.renew(archive, post("card:4", at), "card:"), "the one on its way may be late"
        delivery.settle(archive, first, Ending(State.SENT, "C1/1"))
        assert not outbox.renew(archive, post("card:5", at), "card:")
        assert outbox.counted(archive) == {State.SENT: 1, State.PENDING: 2}


def test_a_claimed_post_is_cancelled_as_long_as_nobody_tried_to_post_it(
    database: Database, at: datetime
) -> None:
    with database.writing() as archive:
        outbox.put(archive, post("a", at))
        (claim,) = delivery.claim(archive, at, MINE, 10)
        assert outbox.cancel(archive, "a") == 1
        assert not delivery.write_ahead(archive, claim, Call(at, 1))
        assert state_of(archive, "a") is State.CANCELLED


def test_a_post_cancelled_when_its_fate_is_unknown_is_marked_and_goes_on(
    database: Database, at: datetime
) -> None:
    with database.writing() as archive:
        outbox.put(archive, post("a", at))
        (claim,) = delivery.claim(archive, at, MINE, 10)
        assert delivery.write_ahead(archive, claim, Call(at, 1))
        assert outbox.cancel(archive, "a") == 1
        assert state_of(archive, "a") is State.SENDING
        delivery.settle(archive, claim, Ending(State.SENDING, "", 0))
        (again,) = delivery.claim(archive, at, MINE, 10)
        assert again.kept.error == WITHDRAWN
        delivery.settle(archive, again, Ending(State.PENDING, "service_unavailable", 0))
        assert state_of(archive, "a") is State.CANCELLED


AS_BEFORE = (
    "DROP INDEX ix_outbox_planned",
    "ALTER TABLE outbox DROP COLUMN began",
    "UPDATE alembic_version SET version_num = '0005'",
)


def test_a_post_from_before_it_was_kept_how_it_began_is_kept_and_whole(
    database: Database, url: str, at: datetime
) -> None:
    with database.writing() as archive:
        outbox.put(archive, post("a", at))
        stand(archive, "a", State.SENT)
    older = change(url, *AS_BEFORE)
    assert not older.at_head()
    older.migrate()
    with older.writing() as archive:
        found = outbox.keyed(archive, "a")
        assert found is not None
        assert (found.state, found.post, found.began) == (State.SENT, post("a", at), "")
        outbox.put(archive, post("b", at))
        (claim,) = delivery.claim(archive, at, MINE, 10)
        delivery.write_ahead(archive, claim, Call(at, 1, "Titel\nText"))
        after = outbox.keyed(archive, "b")
    assert after is not None
    assert after.began == "Titel\nText"
    older.close()


def test_a_number_that_no_post_has_finds_none(database: Database) -> None:
    with database.reading() as archive:
        assert outbox.numbered(archive, 4711) is None
