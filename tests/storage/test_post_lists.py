"""Posts listed: those in a state, a part at a time."""

from datetime import datetime

import pytest

from storage import outbox, post_lists
from storage.database import Database
from storage.outbox import State
from tests.storage.test_outbox import MINUTE, post, stand


def test_what_waits_is_listed_by_its_time_and_what_is_over_newest_first(
    database: Database, at: datetime
) -> None:
    with database.writing() as archive:
        for number, key in enumerate("abcd"):
            outbox.put(archive, post(key, at + number * MINUTE))
        stand(archive, "c", State.SENT)
        stand(archive, "d", State.SENT)
        coming = post_lists.listed(archive, State.PENDING, 5)
        sent = post_lists.listed(archive, State.SENT, 1)
    assert [each.post.key for each in coming] == ["a", "b"]
    assert [each.post.key for each in sent] == ["d"]


@pytest.mark.parametrize("state", State)
def test_a_list_goes_on_after_a_post_whatever_moments_they_share(
    database: Database, at: datetime, state: State
) -> None:
    with database.writing() as archive:
        for number in range(9):
            outbox.put(archive, post(f"p{number}", at + (number * 5 % 9) // 3 * MINUTE))
            stand(archive, f"p{number}", state)
        outbox.put(archive, post("other", at))
        stand(archive, "other", next(each for each in State if each is not state))
        whole = post_lists.listed(archive, state, 100)
        assert len(whole) == 9
        assert whole[:4] == post_lists.listed(archive, state, 4)
        assert whole[4:7] == post_lists.listed(archive, state, 3, whole[3])
        assert whole[7:] == post_lists.listed(archive, state, 100, whole[6])
        assert post_lists.listed(archive, state, 100, whole[-1]) == []
        found = [post_lists.listed_by(archive, state, each) for each in whole]
    assert found == list(range(1, 10))
