"""Stuck posts: sent again or let go by a person, and by nothing else."""

from datetime import datetime, timedelta

import pytest

from storage import outbox, stuck_posts
from storage.database import Database
from storage.outbox import STUCK, State
from tests.storage.test_outbox import post, stand, state_of


@pytest.mark.parametrize("state", State)
def test_only_a_stuck_post_is_sent_again_or_let_go(
    database: Database, at: datetime, state: State
) -> None:
    with database.writing() as archive:
        outbox.put(archive, post("a", at))
        outbox.put(archive, post("b", at))
        first, second = stand(archive, "a", state), stand(archive, "b", state)
        stuck = state in STUCK
        assert stuck_posts.send_again(archive, first) is stuck
        assert stuck_posts.let_go(archive, second) is stuck
        if stuck:
            assert state_of(archive, "a") is State.PENDING
            assert state_of(archive, "b") is State.CANCELLED


def test_the_last_of_the_stuck_posts_are_told_with_how_many_besides_some(
    database: Database, at: datetime
) -> None:
    with database.writing() as archive:
        for number, key in enumerate(("b", "a", "c", "alarm:1", "d")):
            outbox.put(archive, post(key, at + timedelta(minutes=number // 2)))
            stand(archive, key, STUCK[number % 2])
        for state in set(State) - set(STUCK):
            outbox.put(archive, post(state, at))
            stand(archive, state, state)
        found, counts = stuck_posts.besides(archive, "alarm:", 3)
        assert [each.post.key for each in found] == ["d", "c", "a"]
        assert counts == {State.UNCERTAIN: 3, State.FAILED: 1}
        assert stuck_posts.besides(archive, "alarm:", 0) == ([], counts)
        assert stuck_posts.besides(archive, "annat:", 9)[1] == {State.UNCERTAIN: 3, State.FAILED: 2}


def test_the_stuck_posts_of_a_kind_are_let_go_together(database: Database, at: datetime) -> None:
    with database.writing() as archive:
        for kind in ("alarm:", "annat:"):
            for state in State:
                outbox.put(archive, post(f"{kind}{state}", at))
                stand(archive, f"{kind}{state}", state)
        assert stuck_posts.let_all_go(archive, "alarm:") == len(STUCK)
        for state in State:
            ended = State.CANCELLED if state in STUCK else state
            assert state_of(archive, f"alarm:{state}") is ended
            assert state_of(archive, f"annat:{state}") is state
