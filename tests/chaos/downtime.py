"""Three days of downtime: a thousand posts became due, and each is sent once or told of as expired.

They remind of what the example organisation has: of meetings that began meanwhile, of meetings
still to come, and of duties whose day matters however late it is told.
"""

import asyncio
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import product
from pathlib import Path
from time import monotonic

from bot.outbox import Sender
from bot.platform import Platform
from bot.slack.client import web_client
from bot.slack.platform import SlackPlatform
from bot.tick import Tick
from bot.timing import Timing
from bot.worker import Worker
from handlers.example import make_example
from storage import invitations, meetings, outbox, people, post_lists
from storage import links as account_links
from storage.columns import STOCKHOLM
from storage.database import Database
from storage.journal import Act, links
from storage.outbox import State
from storage.people import Entry
from tests.bench.council import ADOPTING, KANSLI, MEMBERS, answered, ask
from tests.bench.figures import Figure
from tests.bench.heartbeat import Quiet
from tests.bench.parts import run
from tests.chaos import databases
from tests.chaos.stand_in import everywhere, posted, slack

PLANNED = datetime(2027, 3, 12, 9, tzinfo=STOCKHOLM)
"""When the meetings are planned."""
STOPPED = datetime(2027, 3, 30, 7, tzinfo=STOCKHOLM)
"""The day before the report is due, an hour before anybody is told so."""
DOWN = timedelta(hours=72)
MISSED = (date(2027, 3, 31), date(2027, 4, 1))
"""The days of the meetings that begin while the process is down."""
TO_COME = (date(2027, 4, 2), date(2027, 4, 5), date(2027, 4, 6))
"""The days of those that do after it, and that are told of or called to while it is down."""
GUESTS = 60
"""The people there are beside the example's, as many as make a thousand posts."""
TEAM = "T0SANDBOX"
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

    def of_duties(self) -> int:
        """How many of what was sent tell of duties."""
        return sum(key.startswith("reminder:frist") for key in self.sent)

    def _expired(self, key: str) -> bool:
        return self.states[key] is State.EXPIRED and self.entries[key] == 1


def figures(folder: Path) -> Iterator[Figure]:
    """What became of a thousand posts, on both databases."""
    yield from _told("SQLite", started_again(databases.sqlite(folder)))
    with databases.postgresql(folder) as server:
        yield from _told("PostgreSQL", started_again(server.made()))


def _told(name: str, found: Found) -> Iterator[Figure]:
    name = f"72 h down, {name}"
    yield Figure(f"{name}: posts due", len(found.due), 1000, "", at_least=True)
    yield Figure(f"{name}: sent late", len(found.sent), 300, "", at_least=True)
    yield Figure(f"{name}: expired with an entry", len(found.entries), 400, "", at_least=True)
    yield Figure(f"{name}: of duties", found.of_duties(), 3, "", at_least=True)
    yield Figure(f"{name}: posts lost", found.lost(), 0, "")
    yield Figure(f"{name}: posts doubled", found.doubled(), 0, "")
    yield Figure(f"{name}: all of it done in", found.seconds, LIMIT, "s")


def started_again(url: str) -> Found:
    """Plan meetings, look away for three days, and start again."""
    database = Database.open(url)
    try:
        make_example(database, PLANNED)
        planned(database)
        for moment in (PLANNED, STOPPED):
            asyncio.run(_beaten(database, Quiet(), moment))
        again = STOPPED + DOWN
        due = due_at(database, again)
        with slack(url) as address:
            platform = SlackPlatform(web_client("xoxb-sandbox", f"{address}/api/"))
            began = monotonic()
            asyncio.run(_beaten(database, platform, again))
            seconds = monotonic() - began
            there = posted(address, everywhere(database, again))
        return Found(due, there, states(database), entries(database), seconds)
    finally:
        database.close()


def planned(database: Database) -> None:
    """Plan a meeting and a conference on each day, and invite everybody."""
    made = Act("möten planerade", PLANNED, None)
    with database.writing() as archive:
        for number in range(GUESTS):
            guest = people.add(archive, made, Entry(f"gast-{number}", f"Gäst {number}"))
            account_links.link(archive, made, (TEAM, f"UGUEST{number:02}"), guest.id)
    answered(ask(database, KANSLI, ADOPTING, PLANNED))
    for day, kind in product((*MISSED, *TO_COME), ("sammanträde", "konferens")):
        said = f"möte {day} nytt tid=10:00-12:00 plats=Teams typ={kind}"
        answered(ask(database, KANSLI, said, PLANNED))
    with database.writing() as archive:
        others = [each.id for each in people.load(archive).values() if each.handle not in MEMBERS]
        for meeting, person in product(meetings.load(archive), others):
            invitations.invite(archive, made, meeting, person)


async def _beaten(database: Database, platform: Platform, at: datetime) -> None:
    """Beat until nothing is due."""
    worker = Worker(database)
    tick = Tick(worker, lambda: at, Sender(worker, platform, lambda: at, IN_HASTE))
    while True:
        await tick(at)
        if not due_at(database, at):
            break
    worker.close()


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
            for each in post_lists.listed(archive, state, 10_000)
        }


def entries(database: Database) -> Counter[str]:
    """How often the journal says of a post that it expired."""
    with database.reading() as archive:
        found = (each.entry for each in links(archive))
        return Counter(
            str(entry.record["nyckel"]) for entry in found if entry.act == "utskick utgånget"
        )


if __name__ == "__main__":
    sys.exit(run("downtime", {"downtime": figures}, 2, sys.argv[1:]))
