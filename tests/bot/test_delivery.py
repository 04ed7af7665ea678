"""Delivery by senders that are killed and stopped, to a Slack that fails: chaos in short."""

from pathlib import Path

from bot.timing import Timing
from tests.chaos.mayhem import Violence
from tests.chaos.posts import Trial, tried

SHORT = Trial(
    posts=20,
    senders=2,
    spread=1.0,
    patience=120.0,
    timing=Timing(lease=1.5, between=0.0, tick=1.0),
    violence=Violence(kills_per_deed=0.4, stops_per_deed=0.05, stop_for=1.8),
)


def test_killed_senders_and_a_failing_slack_lose_nothing_and_double_nothing(
    url: str, tmp_path: Path
) -> None:
    found = tried(SHORT, url, tmp_path)
    assert (found.lost, found.doubled, found.unsettled, found.crashes) == (0, 0, 0, 0)
    assert found.kills > 5
