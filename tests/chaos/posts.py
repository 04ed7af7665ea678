"""Posts under chaos: senders killed and stopped, Slack failing; nothing lost, nothing doubled."""

import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import httpx

from bot.clock import wall_clock
from bot.timing import Timing
from handlers.answer import Answer, Text, to_record
from handlers.ask import Account
from handlers.posting import to_account, to_place
from storage import outbox
from storage.database import Database
from storage.outbox import Post, State
from tests.bench.processes import free_port, process, until_listens
from tests.chaos.mayhem import Mayhem, Violence
from tests.chaos.sender import Orders, started
from tests.chaos.slack import CHANNELS, PEOPLE, TEAM

BROKEN = (
    ("drop_reply", True, 0.06),
    ("drop_reply", False, 0.03),
    ("server_error", True, 0.04),
    ("server_error", False, 0.04),
    ("rate_limited", False, 0.05),
)
"""What goes wrong at Slack, whether it takes effect, and how often: a fifth of all calls."""
LOOKS_EVERY = 0.01


HASTE = Timing(lease=2.4, between=0.1, tick=5.0)
RAGE = Violence(kills_per_deed=0.4, stops_per_deed=0.04, stop_for=3.0)


@dataclass(frozen=True)
class Trial:
    """How much is posted, by how many, in what haste, and what is done to them."""

    posts: int = 200
    senders: int = 3
    kills: int = 60
    spread: float = 10.0
    patience: float = 120.0
    timing: Timing = HASTE
    violence: Violence = RAGE
    looks: bool = True


@dataclass(frozen=True)
class Outcome:
    """What became of it."""

    lost: int
    doubled: int
    taken_back: int
    unsettled: int
    kills: int
    stops: int
    crashes: int
    seconds: float


def tried(trial: Trial, url: str, folder: Path) -> Outcome:
    """Let senders post under chaos until all is posted, or patience ends."""
    database = Database.open(url)
    try:
        keys = put(database, trial)
        with slack() as address:
            break_slack(address)
            log = folder / "senders.log"
            orders = Orders(url, f"{address}/api/", str(log), trial.timing, trial.looks)
            began = time.monotonic()
            mayhem = raged(database, trial, orders)
            seconds = time.monotonic() - began
            mend_slack(address)
            found = posted(address)
        lost = sum(found[key] == 0 for key in keys)
        doubled = sum(found[key] > 1 for key in keys)
        taken_back = log.read_text().count("taken back") if log.exists() else 0
        unsettled = len(keys) - states(database).get(State.SENT, 0)
        return Outcome(
            lost,
            doubled,
            taken_back,
            unsettled,
            mayhem.kills,
            mayhem.stops,
            mayhem.crashes,
            seconds,
        )
    finally:
        database.close()


def put(database: Database, trial: Trial) -> list[str]:
    """Put the posts, to channels and to people in turn, due over a while."""
    recipients = [
        *(to_place(TEAM, channel) for channel in CHANNELS),
        *(to_account(Account(TEAM, user)) for user in PEOPLE),
    ]
    at = wall_clock()
    keys = [f"kaos-{number}" for number in range(trial.posts)]
    with database.writing() as archive:
        for number, key in enumerate(keys):
            said = Answer(f"Inlägg {number}", (Text("Ska komma fram en gång."),))
            due = at + timedelta(seconds=trial.spread * number / trial.posts)
            recipient = recipients[number % len(recipients)]
            outbox.put(archive, Post(key, recipient, to_record(said), due))
    return keys


def raged(database: Database, trial: Trial, orders: Orders) -> Mayhem:
    """Kill and stop the senders until everything is sent."""
    chance = random.Random(1)  # noqa: S311 - repeatable, not secret
    mayhem = Mayhem(partial(started, orders), trial.senders, trial.violence, chance)
    mayhem.begin()
    end = time.monotonic() + trial.patience
    try:
        while time.monotonic() < end:
            sent = states(database).get(State.SENT, 0)
            if sent == trial.posts:
                break
            mayhem.strike(sent)
            time.sleep(LOOKS_EVERY)
    finally:
        mayhem.end()
    return mayhem


def states(database: Database) -> Mapping[State, int]:
    with database.reading() as archive:
        return outbox.counted(archive)


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
