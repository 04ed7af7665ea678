import pytest

from bot.settings import Settings
from bot.slack.client import TIMEOUT
from bot.timing import Timing

STOPPING = 20


def test_a_call_ends_and_is_written_down_before_its_lease_runs_out() -> None:
    timing = Timing()
    last_call = timing.lease - 2 * timing.call
    assert last_call + timing.call < timing.lease
    assert timing.call > TIMEOUT


def test_what_is_under_way_ends_before_a_process_must() -> None:
    timing = Timing()
    assert timing.between + timing.call < STOPPING


def test_a_post_of_unknown_fate_rests_longer_than_its_call_could_take() -> None:
    assert Timing().rest > Timing().call
    assert Timing(lease=3).rest > Timing(lease=3).call


@pytest.mark.parametrize(
    ("attempts", "seconds"), [(0, 1), (1, 2), (5, 32), (10, 900), (10**6, 900)]
)
def test_each_wait_is_twice_the_one_before_up_to_a_quarter_of_an_hour(
    attempts: int, seconds: float
) -> None:
    assert Timing().after(attempts) == seconds


def test_a_post_is_looked_for_during_a_day() -> None:
    assert Timing().search == 24 * 60 * 60


def test_the_settings_say_how_long_things_take(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings().timing == Timing()
    for name, value in (("LEASE", "9"), ("POST", "0"), ("HEARTBEAT", "3")):
        monkeypatch.setenv(f"HALLBAR_{name}_SECONDS", value)
    assert Settings().timing == Timing(9, 0, 3)
