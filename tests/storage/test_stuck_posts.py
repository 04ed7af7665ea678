"""Stuck posts: sent again or let go by a person, and by nothing else."""

from datetime import datetime

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
