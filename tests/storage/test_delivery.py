"""Claims: one at a time for each post, for as long as the database's clock says, fenced."""

import threading
import time
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert, text, update

from storage import delivery, outbox, tables
from storage.archive import Archive
from storage.database import Database
from storage.delivery import Call, Claim, Ending, Lease
from storage.outbox import WITHDRAWN, Kept, Post, State

MINUTE = timedelta(minutes=1)
LONG = 60.0
MANY = 100


def put(archive: Archive, at: datetime, *keys: str, to: str = "") -> None:
    """Put posts, each to a channel of its own unless told otherwise."""
    for key in keys:
        said = {"title": f"Påminnelse {key}"}
        outbox.put(archive, Post(key, {"channel": to or key}, said, at))


def claimed(archive: Archive, at: datetime, owner: str = "a", seconds: float = LONG) -> list[str]:
    return [each.kept.post.key for each in delivery.claim(archive, at, Lease(owner, seconds), MANY)]


def one(archive: Archive, at: datetime, owner: str = "a", seconds: float = LONG) -> Claim:
    (found,) = delivery.claim(archive, at, Lease(owner, seconds), MANY)
    return found


def kept(archive: Archive, key: str) -> Kept:
    found = outbox.keyed(archive, key)
    assert found is not None
    return found


def test_what_is_due_is_claimed_once(database: Database, at: datetime) -> None:
    with database.writing() as archive:
        put(archive, at, "due")
        put(archive, at + MINUTE, "later")
        assert claimed(archive, at) == ["due"]
        assert claimed(archive, at, "b") == []
        assert kept(archive, "due").state is State.SENDING
        assert kept(archive, "later").state is State.PENDING


def test_no_more_are_claimed_than_asked_for_the_oldest_first(
    database: Database, at: datetime
) -> None:
    with database.writing() as archive:
        put(archive, at + MINUTE, "second")
        put(archive, at, "first")
        put(archive, at + 2 * MINUTE, "third")
        found = delivery.claim(archive, at + 3 * MINUTE, Lease("a", LONG), 2)
    assert {each.kept.post.key for each in found} == {"first", "second"}


def test_a_recipient_s_posts_are_claimed_one_after_the_other(
    database: Database, at: datetime
) -> None:
    with database.writing() as archive:
        put(archive, at, "one", "two", "three", to="styrgruppen")
        first = one(archive, at)
        assert first.kept.post.key == "one"
        assert claimed(archive, at, "b") == []
        delivery.settle(archive, first, Ending(State.PENDING, "service_unavailable", LONG))
        assert claimed(archive, at, "b") == [], "what comes after a post that rests overtook it"
        delivery.settle(archive, first, Ending(State.SENT, "C1/1.1"))
    with database.writing() as archive:
        assert kept(archive, "one").state is State.PENDING


def test_a_lease_that_has_run_out_passes_to_the_next(database: Database, at: datetime) -> None:
    with database.writing() as archive:
        put(archive, at, "a")
        before = one(archive, at, "before", seconds=0)
        after = one(archive, at, "after")
        assert not delivery.write_ahead(archive, before, Call(at, 0))
        assert delivery.settle(archive, before, Ending(State.SENT, "C1/1.1")) is None
        assert delivery.write_ahead(archive, after, Call(at, 1))
        assert delivery.settle(archive, after, Ending(State.SENT, "C1/2.2"))
        assert not delivery.settle(archive, after, Ending(State.FAILED, "twice"))
        assert kept(archive, "a").message == "C1/2.2"


def test_leases_run_by_the_database_s_clock_and_not_by_the_tick(
    database: Database, at: datetime
) -> None:
    years = timedelta(days=3650)
    with database.writing() as archive:
        put(archive, at, "a")
        assert claimed(archive, at, seconds=0.5) == ["a"]
        assert claimed(archive, at + years, "b") == []
    time.sleep(0.51)
    with database.writing() as archive:
        assert claimed(archive, at, "b") == ["a"]


def test_a_post_is_not_begun_with_a_lease_too_short_for_it(
    database: Database, at: datetime
) -> None:
    with database.writing() as archive:
        put(archive, at, "a")
        claim = one(archive, at, seconds=5)
        assert not delivery.write_ahead(archive, claim, Call(at, 6))
        assert delivery.write_ahead(archive, claim, Call(at, 4))
        assert kept(archive, "a").unknown_since == at


def test_who_claims_a_post_of_unknown_fate_is_told_since_when(
    database: Database, at: datetime
) -> None:
    with database.writing() as archive:
        put(archive, at, "a")
        delivery.write_ahead(archive, one(archive, at, seconds=0), Call(at, -1))
        assert one(archive, at, "b").kept.unknown_since == at


@pytest.mark.parametrize(
    ("ending", "attempts", "fate"),
    [
        (Ending(State.SENT, "C1/1.1"), 0, "known"),
        (Ending(State.FAILED, "not_in_channel"), 0, "known"),
        (Ending(State.EXPIRED), 0, "known"),
        (Ending(State.CANCELLED), 0, "known"),
        (Ending(State.PENDING, "service_unavailable", 0.0), 1, "known"),
        (Ending(State.PENDING, "", 0.0), 0, "known"),
        (Ending(State.SENDING, "TimeoutError", 0.0), 1, "unknown"),
        (Ending(State.UNCERTAIN, "missing_scope"), 0, "unknown"),
    ],
)
def test_a_claim_ends_as_it_is_told(
    database: Database, at: datetime, ending: Ending, attempts: int, fate: str
) -> None:
    with database.writing() as archive:
        put(archive, at, "a")
        claim = one(archive, at)
        delivery.write_ahead(archive, claim, Call(at, 1))
        assert delivery.settle(archive, claim, ending) is ending.state
        found = kept(archive, "a")
    assert (found.state, found.attempts) == (ending.state, attempts)
    assert ("unknown" if found.unknown_since else "known") == fate
    said = found.message if ending.state is State.SENT else found.error
    assert said == ending.remark


@pytest.mark.parametrize(
    ("ending", "state"),
    [
        (State.PENDING, State.CANCELLED),
        (State.FAILED, State.CANCELLED),
        (State.SENT, State.SENT),
        (State.SENDING, State.SENDING),
        (State.UNCERTAIN, State.UNCERTAIN),
        (State.EXPIRED, State.EXPIRED),
    ],
)
def test_what_is_withdrawn_on_its_way_neither_waits_nor_fails(
    database: Database, at: datetime, ending: State, state: State
) -> None:
    with database.writing() as archive:
        put(archive, at, "a")
        claim = one(archive, at)
        delivery.write_ahead(archive, claim, Call(at, 1))
        outbox.cancel(archive, "a")
        assert delivery.settle(archive, claim, Ending(ending, "is_archived")) is state
        assert kept(archive, "a").state is state
        assert kept(archive, "a").error == ("" if ending is State.SENT else WITHDRAWN)


@pytest.mark.parametrize("ending", [State.SENT, State.UNCERTAIN, State.SENDING, State.PENDING])
def test_how_a_post_began_is_kept_however_it_ended(
    database: Database, at: datetime, ending: State
) -> None:
    with database.writing() as archive:
        put(archive, at, "a")
        claim = one(archive, at)
        assert claim.kept.began == ""
        delivery.write_ahead(archive, claim, Call(at, 1, "Titel\nText"))
        delivery.settle(archive, claim, Ending(ending, "C1/1.1"))
        assert kept(archive, "a").began == "Titel\nText"


@pytest.mark.parametrize("state", [State.PENDING, State.SENDING])
def test_a_post_that_rests_is_claimed_when_it_has_rested(
    database: Database, at: datetime, state: State
) -> None:
    with database.writing() as archive:
        put(archive, at, "a")
        delivery.settle(archive, one(archive, at), Ending(state, "", 0.5))
        assert claimed(archive, at, "b") == []
    time.sleep(0.51)
    with database.writing() as archive:
        assert claimed(archive, at, "b") == ["a"]


def test_two_that_claim_at_once_share_the_posts(url: str, at: datetime) -> None:
    """Each claimer has connections of its own, as each process has."""
    posts = [f"post-{number}" for number in range(40)]
    setting_up = Database.open(url)
    with setting_up.writing() as archive:
        put(archive, at, *posts)
    setting_up.close()
    found: dict[str, list[str]] = {"a": [], "b": []}

    def claim(owner: str) -> None:
        database = Database.open(url)
        for _ in range(30):
            with database.writing() as archive:
                some = delivery.claim(archive, at, Lease(owner, LONG), 3)
            found[owner] += [each.kept.post.key for each in some]
        database.close()

    claimers = [threading.Thread(target=claim, args=(owner,)) for owner in found]
    for claimer in claimers:
        claimer.start()
    for claimer in claimers:
        claimer.join()
    assert sorted(found["a"] + found["b"]) == sorted(posts)


def test_claiming_costs_by_what_is_due_and_not_by_what_is_stored(
    database: Database, at: datetime
) -> None:
    with database.writing() as archive:
        archive.connection.execute(insert(tables.outbox), list(stored(at, 20_000)))
        archive.connection.execute(text("ANALYZE"))
        began = time.perf_counter()
        assert claimed(archive, at) == []
        assert outbox.next_due(archive, at) == at + MINUTE
        seconds = time.perf_counter() - began
        future = update(tables.outbox).values(due_at=at)
        archive.connection.execute(future.where(tables.outbox.c.key == "post-7"))
        assert claimed(archive, at) == ["post-7"]
    assert seconds < 0.05, f"{seconds * 1000:.1f} ms"


def stored(at: datetime, count: int) -> Sequence[dict[str, object]]:
    """Half of them sent, half of them not due."""
    return [
        {
            "key": f"post-{number}",
            "recipient": {"channel": "styrgruppen"},
            "content": {"title": "x"},
            "state": State.PENDING if number % 2 else State.SENT,
            "due_at": at + MINUTE,
            "attempts": 0,
        }
        for number in range(count)
    ]
