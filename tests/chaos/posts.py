"""Posts under chaos: senders killed and stopped, Slack failing; nothing lost, nothing doubled."""

import random
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from bot.clock import wall_clock
from bot.timing import Timing
from handlers.answer import Answer, Text
from handlers.ask import Account
from handlers.keeping import to_record
from handlers.posting import to_account, to_place
from storage import outbox
from storage.database import Database
from storage.outbox import Post, State
from tests.bench.figures import Figure
from tests.chaos import databases
from tests.chaos.mayhem import Mayhem, Violence
from tests.chaos.sender import Orders, started
from tests.chaos.slack import CHANNELS, PEOPLE, TEAM
from tests.chaos.stand_in import break_slack, mend_slack, posted, slack

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
    mayhem = Mayhem(lambda _place: started(orders), trial.senders, trial.violence, chance)
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


BLIND = Trial(posts=100, looks=False)


def figures(folder: Path) -> Iterator[Figure]:
    """Posts on both databases, and once more without the look-up, which must be seen to fail."""
    yield from _held("SQLite", tried(Trial(), databases.sqlite(folder), folder))
    with databases.postgresql(folder) as server:
        yield from _held("PostgreSQL", tried(Trial(), server.made(), folder))
    blind = tried(BLIND, databases.sqlite(folder), folder)
    yield Figure("SQLite, no look-up: posts doubled", blind.doubled, 10, "", at_least=True)


def _held(name: str, found: Outcome) -> Iterator[Figure]:
    trial = Trial()
    yield Figure(f"{name}: posts lost of {trial.posts}", found.lost, 0, "")
    yield Figure(f"{name}: posts doubled", found.doubled, 0, "")
    yield Figure(f"{name}: posts not settled in the outbox", found.unsettled, 0, "")
    yield Figure(f"{name}: posts doubled and taken back", found.taken_back, 2, "")
    yield Figure(f"{name}: senders that died by themselves", found.crashes, 0, "")
    yield Figure(f"{name}: kill -9", found.kills, trial.kills, "", at_least=True)
    yield Figure(f"{name}: stopped past the lease", found.stops, 5, "", at_least=True)
    yield Figure(f"{name}: the whole run", found.seconds, trial.patience, "s")
