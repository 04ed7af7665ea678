"""Planned posts: put long before they are due, and changed with what they tell of."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from storage import delivery, outbox, planned_posts
from storage.archive import Archive
from storage.database import Database
from storage.delivery import Call, Ending, Lease
from storage.outbox import Kept, Post, State
from storage.planned_posts import NEVER_SENT
from tests.storage.test_outbox import post, stand

DAY = timedelta(days=1)


def kept(archive: Archive, key: str) -> Kept:
    found = outbox.keyed(archive, key)
    assert found is not None
    return found


def moved(at: datetime) -> Post:
    return Post("a", {"channel": "annan"}, {"said": "annat"}, at + DAY)


def test_what_waits_is_found_by_how_its_key_begins(database: Database, at: datetime) -> None:
    with database.writing() as archive:
        for key in ("reminder:b", "reminder:a", "digest:1", "vote:1", "reminder:sent"):
            outbox.put(archive, post(key, at))
        stand(archive, "reminder:sent", State.SENT)
        found = planned_posts.waiting(archive, ("reminder:", "digest:"))
    assert list(found) == ["reminder:b", "reminder:a", "digest:1"]
    assert found["digest:1"].post == post("digest:1", at)


@pytest.mark.parametrize("state", State)
def test_what_is_over_but_was_never_sent_is_planned_anew(
    database: Database, at: datetime, state: State
) -> None:
    with database.writing() as archive:
        outbox.put(archive, post("a", at))
        stand(archive, "a", state)
        assert planned_posts.plan(archive, moved(at)) is (state in NEVER_SENT)
        expected = (State.PENDING, moved(at)) if state in NEVER_SENT else (state, post("a", at))
        assert (kept(archive, "a").state, kept(archive, "a").post) == expected


def test_what_is_planned_anew_forgets_how_it_would_have_begun(
    database: Database, at: datetime
) -> None:
    with database.writing() as archive:
        outbox.put(archive, post("a", at))
        (claim,) = delivery.claim(archive, at, Lease("a", 60), 1)
        delivery.write_ahead(archive, claim, Call(at, 1, "Titel"))
        delivery.settle(archive, claim, Ending(State.EXPIRED))
        assert kept(archive, "a").began == "Titel"
        assert planned_posts.plan(archive, moved(at))
        assert kept(archive, "a").began == ""


def test_a_post_is_planned_once(database: Database, at: datetime) -> None:
    with database.writing() as archive:
        assert planned_posts.plan(archive, moved(at))
        assert not planned_posts.plan(archive, moved(at))
        assert kept(archive, "a").post == moved(at)


def test_what_was_posted_is_not_planned_anew_whatever_became_of_it(
    database: Database, at: datetime
) -> None:
    with database.writing() as archive:
        outbox.put(archive, post("a", at))
        (claim,) = delivery.claim(archive, at, Lease("mig", 60), 1)
        delivery.settle(archive, claim, Ending(State.SENT, "C1/1"))
        stand(archive, "a", State.CANCELLED)
        assert not planned_posts.plan(archive, moved(at))


@pytest.mark.parametrize("state", State)
def test_only_what_waits_is_moved(database: Database, at: datetime, state: State) -> None:
    with database.writing() as archive:
        outbox.put(archive, post("a", at))
        outbox.put(archive, replace(moved(at), key="b"))
        stand(archive, "a", state)
        waits = state is State.PENDING
        assert planned_posts.move(archive, moved(at)) is waits
        assert kept(archive, "a").post == (moved(at) if waits else post("a", at))
        assert kept(archive, "b").post == replace(moved(at), key="b")


@pytest.mark.parametrize("state", State)
def test_only_what_waits_is_ended(database: Database, at: datetime, state: State) -> None:
    with database.writing() as archive:
        for key in "abc":
            outbox.put(archive, post(key, at))
        stand(archive, "b", state)
        some = [kept(archive, key).id for key in "ab"]
        waited = state is State.PENDING
        assert planned_posts.end(archive, some, State.EXPIRED, "för sent") == 1 + waited
        assert (kept(archive, "a").state, kept(archive, "a").error) == (State.EXPIRED, "för sent")
        assert kept(archive, "b").state is (State.EXPIRED if waited else state)
        assert kept(archive, "c").state is State.PENDING
        assert planned_posts.end(archive, [], State.CANCELLED) == 0
