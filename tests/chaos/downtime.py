"""Three days of downtime: a thousand posts became due, and each is sent once or told of as expired.

Half of them are of meetings that began meanwhile, the rest of duties whose day still matters.
"""

import asyncio
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import httpx

from bot.outbox import Sender
from bot.slack.client import web_client
from bot.slack.platform import SlackPlatform
from bot.tick import Tick
from bot.timing import Timing
from bot.worker import Worker
from governance.reminders import Kind, Subject
from handlers import directory, reminder_sources, reminding
from handlers.example import make_example
from storage import outbox, people
from storage.columns import STOCKHOLM
from storage.database import Database
from storage.journal import links
from storage.outbox import State
from tests.bench.figures import Figure
from tests.bench.parts import run
from tests.bench.processes import free_port, process, until_listens

STOPPED = datetime(2027, 2, 5, 7, tzinfo=STOCKHOLM)
"""A Friday morning; the process starts again on Monday."""
DOWN = timedelta(hours=72)
MEETINGS, DUTIES, TOLD = 36, 120, 6
AUTHORISED = {"authorization": "Bearer xoxb-sandbox"}
IN_HASTE = Timing(between=0.0, tick=60.0)
LIMIT = 30.0


@dataclass(frozen=True)
class Found:
    """What became of what was due: by key how often it is in Slack, its state, and its entries."""

    due: frozenset[str]
    sent: Counter[str]
    states: Mapping[str, State]
    entries: Counter[str]
    seconds: float

    def lost(self) -> int:
        """The posts that are neither in Slack nor expired with an entry."""
        return sum(not self.sent[key] and not self._expired(key) for key in self.due)

    def doubled(self) -> int:
        """The posts that are in Slack twice, or both there and expired, or with two entries."""
        return sum(self.sent[key] + self.entries[key] > 1 for key in self.due)

    def _expired(self, key: str) -> bool:
        return self.states[key] is State.EXPIRED and self.entries[key] == 1


def figures(folder: Path) -> Iterator[Figure]:
    """What became of a thousand posts."""
    found = started_again(folder)
    yield Figure("72 h down: posts due", len(found.due), 1000, "", at_least=True)
    yield Figure("72 h down: sent late", len(found.sent), 400, "", at_least=True)
    yield Figure("72 h down: expired with an entry", len(found.entries), 400, "", at_least=True)
    yield Figure("72 h down: posts lost", found.lost(), 0, "")
    yield Figure("72 h down: posts doubled", found.doubled(), 0, "")
    yield Figure("72 h down: all of it done in", found.seconds, LIMIT, "s")


def started_again(folder: Path) -> Found:
    """Write posts, look away for three days, and start again."""
    url = f"sqlite:///{folder}/down.db"
    database = Database.open(url)
    try:
        database.migrate()
        make_example(database, STOPPED)
        with given(database), slack(url) as address:
            reminding.write_due(database, STOPPED)
            again = STOPPED + DOWN
            due = due_at(database, again)
            began = time.monotonic()
            asyncio.run(_sent(database, address, again))
            seconds = time.monotonic() - began
            places = everywhere(database)
            return Found(
                due, in_slack(address, places), states(database), entries(database), seconds
            )
    finally:
        database.close()


async def _sent(database: Database, address: str, at: datetime) -> None:
    """Beat until nothing is due."""
    worker = Worker(database)
    platform = SlackPlatform(web_client("xoxb-sandbox", f"{address}/api/"))
    tick = Tick(worker, lambda: at, Sender(worker, platform, lambda: at, IN_HASTE))
    while True:
        await tick(at)
        if not due_at(database, at):
            break
    worker.close()


@contextmanager
def given(database: Database) -> Iterator[None]:
    """Meetings that begin while the process is down, and duties whose last day comes soon after."""
    with database.reading() as archive:
        some = tuple(people.load(archive))[: MEETINGS + DUTIES]
    before = reminder_sources.SOURCES
    reminder_sources.SOURCES = (lambda _archive, _at: iter((*_meetings(some), *_duties(some))),)
    try:
        yield
    finally:
        reminder_sources.SOURCES = before


def _meetings(some: tuple[int, ...]) -> Iterator[Subject]:
    for number in range(MEETINGS):
        start = STOPPED + timedelta(hours=30, minutes=number)
        told = _some(some, number)
        asks = ("beslut", {"vilket": "2027"})
        yield Subject(Kind.MEETING, f"möte:{number}", start, asks, start, everybody=told)


def _duties(some: tuple[int, ...]) -> Iterator[Subject]:
    for number in range(DUTIES):
        day = (STOPPED + DOWN).date() + timedelta(days=7 - number % 3)
        told = _some(some, number)
        asks = ("beslut", {"vilket": str(2000 + number // 3)})
        yield Subject(Kind.DUTY, f"frist:{number}", day, asks, owners=told)


def _some(persons: tuple[int, ...], number: int) -> tuple[int, ...]:
    return tuple({persons[(number + step * 7) % len(persons)] for step in range(TOLD)})


@contextmanager
def slack(url: str) -> Iterator[str]:
    """A Slack in which everybody of a database is."""
    port = free_port()
    with process("-m", "tests.chaos.slack", str(port), url):
        until_listens(port)
        yield f"http://127.0.0.1:{port}"


def due_at(database: Database, at: datetime) -> frozenset[str]:
    """The keys of the posts that wait and are due."""
    with database.reading() as archive:
        return frozenset(each.key for each in outbox.due(archive, at).values())


def states(database: Database) -> Mapping[str, State]:
    """How every post stands."""
    with database.reading() as archive:
        return {
            each.post.key: state
            for state in State
            for each in outbox.listed(archive, state, 10_000)
        }


def entries(database: Database) -> Counter[str]:
    """How often the journal says of a post that it expired."""
    with database.reading() as archive:
        found = (each.entry for each in links(archive))
        return Counter(
            str(entry.record["nyckel"]) for entry in found if entry.act == "utskick utgånget"
        )


def in_slack(address: str, places: Sequence[str]) -> Counter[str]:
    """How often each post is there."""
    found: Counter[str] = Counter()
    with httpx.Client(base_url=f"{address}/api/", headers=AUTHORISED) as client:
        for place in places:
            asked = {"channel": place, "include_all_metadata": "true", "limit": "1000"}
            told = client.post("conversations.history", data=asked).json()
            for message in told.get("messages", []):
                found[message["metadata"]["event_payload"]["key"]] += 1
    return found


def everywhere(database: Database) -> Sequence[str]:
    """Where anything can be posted: the channels, and each person's direct messages."""
    with database.reading() as archive:
        accounts = directory.accounts(archive, STOPPED.date())
        channels = directory.channel_ids(archive, STOPPED.date())
    return [*channels.values(), *(f"D{each.user[1:]}" for each in accounts)]


if __name__ == "__main__":
    sys.exit(run("downtime", {"downtime": figures}, 2, sys.argv[1:]))
