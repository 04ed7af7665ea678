"""Slack's stand-in as the trial sees it: started, made to fail, mended, read."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import httpx

from handlers import directory
from storage.database import Database
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


PLACES = (*CHANNELS, *(f"D{user[1:]}" for user in PEOPLE))
"""Where anything can be posted in the stand-in's own workspace."""
AUTHORISED = {"authorization": "Bearer xoxb-sandbox"}


@contextmanager
def slack(url: str = "") -> Iterator[str]:
    """The stand-in's address, for as long as the block runs.

    With a database's address everybody of that database is in its workspace.
    """
    port = free_port()
    with process("-m", "tests.chaos.slack", str(port), *([url] if url else [])):
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


def posted(address: str, places: Iterable[str] = PLACES) -> Counter[str]:
    """How many messages there are with each key."""
    found: Counter[str] = Counter()
    with httpx.Client(base_url=f"{address}/api/", headers=AUTHORISED) as client:
        for place in places:
            asked = {"channel": place, "include_all_metadata": "true", "limit": "1000"}
            told = client.post("conversations.history", data=asked).json()
            for message in told.get("messages", []):
                found[message["metadata"]["event_payload"]["key"]] += 1
    return found


def everywhere(database: Database, at: datetime) -> Sequence[str]:
    """Where anything can be posted that a database knows: channels, and direct messages."""
    with database.reading() as archive:
        people = directory.accounts(archive, at.date())
        channels = directory.channel_ids(archive, at.date())
    return [*channels.values(), *(f"D{each.user[1:]}" for each in people)]
