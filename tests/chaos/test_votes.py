"""Votes under chaos in short: nothing acknowledged is lost, nothing counts twice."""

import pytest

from tests.chaos import closing, killed, repeated
from tests.chaos.audit import WHOLE
from tests.chaos.closing import Race, raced

SQLITE = pytest.mark.parametrize("kind", ["sqlite"])


def test_a_close_among_late_ballots_publishes_what_was_acknowledged(url: str) -> None:
    found = raced(Race(votes=10), url)
    assert found.audit == WHOLE
    assert found.taken > 10
    assert found.refused >= 10 * len(closing.VOTERS)


@SQLITE
def test_a_count_before_the_lock_is_found_out(url: str) -> None:
    assert raced(Race(votes=10, close=closing.unlocked), url).audit.wrong > 0


def test_a_bot_killed_under_voting_keeps_what_it_acknowledged_once(url: str) -> None:
    found = killed.killed(killed.Trial(kills=5, answers=15), url)
    assert found.audit == WHOLE
    assert (found.kills, found.crashes) == (5, 0)
    assert found.taken > 5


@SQLITE
def test_an_answer_before_the_commit_is_found_out(url: str) -> None:
    assert killed.killed(killed.Trial(kills=5, answers=15, rash=True), url).audit.missing > 0


def test_a_ballot_delivered_five_times_is_one_event_with_one_answer(url: str) -> None:
    found = repeated.repeated(repeated.Trial(votes=3), url)
    assert (found.audit, found.unequal) == (WHOLE, 0)
    assert found.ballots == 21


@SQLITE
def test_deliveries_without_a_name_are_found_out(url: str) -> None:
    found = repeated.repeated(repeated.Trial(votes=1, named=False), url)
    assert (found.audit.doubled, found.unequal) == (4 * 7, 7)
