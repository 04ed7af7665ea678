"""A whole year under kill -9: the scene of the year, its heart killed at every due moment."""

import asyncio
import random
import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import update

from bot.tick import HOOKS, next_due
from bot.timing import Timing
from handlers import directory
from handlers.answer import Answer
from handlers.example import make_example
from storage.columns import STOCKHOLM
from storage.database import Database
from storage.tables import outbox
from tests.bench.figures import Figure
from tests.bench.processes import free_port, process, until_listens
from tests.chaos import databases
from tests.chaos.beat import Orders, beat, started
from tests.conversations.scenes import turns
from tests.conversations.stage import DIGEST, Stage

SCENE = Path(__file__).parent.parent / "conversations" / "året.md"
TIMING = Timing(lease=60.0, between=0.0, tick=20.0)
PATIENCE = 60.0
"""The seconds one beat may take, kills and all."""

Posts = Counter[tuple[str, str, str]]
"""How often each message stands somewhere: the place, what it says, and its thread's beginning."""


@dataclass
class Heart:
    """A scene's board whose every beat is a process, killed once before it may finish.

    `kills` says whether it is: a year that nobody disturbs tells what is to be posted.
    """

    database: Database
    orders: Mapping[str, Any]
    at: datetime
    kills: bool
    chance: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311 - repeatable
    killed: int = 0
    beats: int = 0
    _usual: float = 0.3

    def move(self, to: datetime) -> None:
        """Beat at every moment something is due until `to`, and then."""
        self._beat()
        while (due := next_due(self.database, self.at, HOOKS)) is not None and due <= to:
            self.at = due
            self._beat()
        self.at = to

    def read(self) -> list[str]:
        """Nothing: what was posted is read at the end, from Slack."""
        return []

    def found(self, title: str) -> Answer:
        """Nothing, for the same reason."""
        return Answer(title)

    def _beat(self) -> None:
        self.beats += 1
        orders = Orders(at=self.at, **self.orders)
        if not self.kills:
            asyncio.run(beat(orders))
            return
        self._killed(orders)
        began = time.monotonic()
        process = started(orders)
        process.join(PATIENCE)
        assert process.exitcode == 0, f"the beat at {self.at} ended with {process.exitcode}"
        self._usual = 0.8 * self._usual + 0.2 * (time.monotonic() - began)

    def _killed(self, orders: Orders) -> None:
        """Begin a beat and kill it somewhere on the way."""
        process = started(orders)
        process.join(self.chance.uniform(0, self._usual))
        self.killed += process.is_alive()
        process.kill()
        process.join()
        self._let_leases_run_out()

    def _let_leases_run_out(self) -> None:
        """What the dead held is free again: nobody waits for that in a test."""
        over = update(outbox).values(lease_until=EPOCH).where(outbox.c.lease_until.is_not(None))
        with self.database.writing() as archive:
            archive.connection.execute(over)


EPOCH = datetime(2026, 1, 1, tzinfo=STOCKHOLM)


def played(url: str, folder: Path, *, kills: bool) -> tuple[Posts, Heart]:
    """The year played against a Slack of its own: what was posted, and by which heart."""
    database = Database.open(url)
    try:
        stage = Stage(database)
        make_example(database, stage.at)
        port = free_port()
        with process("-m", "tests.chaos.slack", str(port), url):
            until_listens(port)
            address = f"http://127.0.0.1:{port}"
            told = {"url": url, "api": f"{address}/api/", "log": f"{folder}/log", "timing": TIMING}
            heart = Heart(database, told, stage.at, kills)
            stage.board = heart
            for turn in turns(SCENE):
                stage.play(turn.line)
            return posted(address, places(database, stage.at)), heart
    finally:
        database.close()


def places(database: Database, at: datetime) -> Sequence[str]:
    """Every channel, and everybody's direct messages."""
    with database.reading() as archive:
        people = directory.accounts(archive, at.date())
        channels = directory.channel_ids(archive, at.date())
    return [*channels.values(), *(f"D{each.user[1:]}" for each in people)]


def posted(address: str, where: Sequence[str]) -> Posts:
    """Every message there is, with those in threads."""
    found: Posts = Counter()
    with httpx.Client(base_url=f"{address}/api/", headers=AUTHORISED) as slack:
        for place in where:
            for message in asked(slack, "conversations.history", channel=place)["messages"]:
                found[(place, unsalted(message), "")] += 1
                for reply in _replies(slack, place, message):
                    found[(place, unsalted(reply), unsalted(message))] += 1
    return found


def unsalted(message: Mapping[str, Any]) -> str:
    """What a message says, without what is salted or numbered; and how many files it has."""
    said = FILE.sub("", DIGEST.sub("", str(message["text"])))
    return f"{said}\n({len(message.get('files', []))} files)"


FILE = re.compile(r"http://[^|>]+/files/F[0-9]+")
"""Where Slack keeps a file: one taken there by a process that was killed is taken there anew."""


AUTHORISED = {"authorization": "Bearer xoxb-sandbox"}


def asked(slack: httpx.Client, method: str, **arguments: str) -> Mapping[str, Any]:
    told = slack.post(method, data={**arguments, "limit": "1000"}).json()
    # Nobody has opened the direct messages of somebody who was never written to.
    assert told["ok"] or told["error"] == "channel_not_found", told
    return {"messages": [], **told}


def _replies(
    slack: httpx.Client, channel: str, message: Mapping[str, Any]
) -> Iterator[Mapping[str, Any]]:
    if message.get("reply_count"):
        thread = asked(slack, "conversations.replies", channel=channel, ts=message["ts"])
        yield from thread["messages"][1:]


def figures(folder: Path) -> Iterator[Figure]:
    """The year undisturbed, and with its heart killed on both databases: the same posts."""
    began = time.monotonic()
    meant, _ = played(databases.sqlite(folder), folder, kills=False)
    yield Figure("the year: posts", sum(meant.values()), 50, "", at_least=True)
    yield from killed("SQLite", meant, databases.sqlite(folder), folder)
    with databases.postgresql(folder) as server:
        yield from killed("PostgreSQL", meant, server.made(), folder)
    yield Figure("the year: all three played", time.monotonic() - began, 270, "s")


def killed(name: str, meant: Posts, url: str, folder: Path) -> Iterator[Figure]:
    found, heart = played(url, folder, kills=True)
    yield Figure(f"the year, {name}: posts lost", sum((meant - found).values()), 0, "")
    yield Figure(f"the year, {name}: posts doubled or other", sum((found - meant).values()), 0, "")
    yield Figure(f"the year, {name}: due moments", heart.beats, 50, "", at_least=True)
    half = heart.beats // 2
    yield Figure(f"the year, {name}: kill -9 on the way", heart.killed, half, "", at_least=True)
