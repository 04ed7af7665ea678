"""Slack's stand-in as the trial sees it: started, made to fail, mended, read."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import httpx

from tests.bench.processes import free_port, process, until_listens
from tests.chaos.slack import CHANNELS, PEOPLE

BROKEN = (
    ("drop_reply", True, 0.06),
    ("drop_reply", False, 0.03),
    ("server_error", True, 0.04),
    ("server_error", False, 0.04),
    ("rate_limited", False, 0.05),
)
"""What goes wrong at Slack, whether it takes effect, and how often: a fifth of all calls."""


@contextmanager
def slack() -> Iterator[str]:
    """The stand-in's address, for as long as the block runs."""
    port = free_port()
    with process("-m", "tests.chaos.slack", str(port)):
        until_listens(port)
        yield f"http://127.0.0.1:{port}"


def break_slack(address: str) -> None:
    for kind, accepted, probability in BROKEN:
        fault = {"kind": kind, "accepted": accepted, "probability": probability, "times": None}
        order(address, {"add": fault})


def mend_slack(address: str) -> None:
    order(address, {"clear": True})


def order(address: str, wanted: Mapping[str, Any]) -> None:
    told = httpx.post(f"{address}/sandbox/faults", json=wanted, headers={"origin": address})
    assert told.json()["ok"], told.text


def posted(address: str) -> Counter[str]:
    """How many messages there are with each key."""
    found: Counter[str] = Counter()
    for place in (*CHANNELS, *(f"D{user[1:]}" for user in PEOPLE)):
        asked = {"channel": place, "include_all_metadata": "true", "limit": "1000"}
        headers = {"authorization": "Bearer xoxb-sandbox"}
        told = httpx.post(f"{address}/api/conversations.history", data=asked, headers=headers)
        for message in told.json().get("messages", []):
            found[message["metadata"]["event_payload"]["key"]] += 1
    return found
