"""A whole year under chaos: the scene of the year with a kill -9 at every due moment, and besieged.

The scene's posts are those that an undisturbed heart posts: the same in the same places, once.
"""

import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

import httpx

from bot.timing import Timing
from handlers.example import make_example
from storage.database import Database
from tests.bench.figures import Figure
from tests.chaos import databases
from tests.chaos.beat import Orders
from tests.chaos.besieged import besieged
from tests.chaos.heart import Beats, Heart, Killed, Undisturbed
from tests.chaos.stand_in import AUTHORISED, everywhere, slack
from tests.conversations.scenes import turns
from tests.conversations.stage import DIGEST, Stage

SCENE = Path(__file__).parent.parent / "conversations" / "året.md"
AT_LEISURE = Timing(lease=60.0, between=0.0, tick=20.0)
IN_HASTE = Timing(lease=12.0, between=0.0, tick=5.0)
"""Short leases, but long enough for a picture to be drawn in the sixth of one (Timing.call)."""

Posts = Counter[tuple[str, str, str]]
"""How often each message stands somewhere: the place, what it says, and its thread's beginning."""
WayT = TypeVar("WayT", bound=Beats)
Chosen = Callable[[Orders, datetime], AbstractContextManager[WayT]]
"""Gives a way to beat for as long as it is needed."""


@dataclass(frozen=True)
class Played(Generic[WayT]):
    """A year: what was posted, at how many moments, and the way the heart beat."""

    posts: Posts
    beats: int
    way: WayT


def played(folder: Path, url: str, timing: Timing, way: Chosen[WayT]) -> Played[WayT]:
    """The year played against a Slack of its own."""
    database = Database.open(url)
    try:
        stage = Stage(database)
        make_example(database, stage.at)
        with slack(url) as address:
            orders = Orders(url, f"{address}/api/", f"{folder}/log", timing)
            with way(orders, stage.at) as chosen:
                stage.board = heart = Heart(database, stage.at, chosen)
                for turn in turns(SCENE):
                    stage.play(turn.line)
            return Played(messages(address, everywhere(database, stage.at)), heart.beats, chosen)
    finally:
        database.close()


def messages(address: str, where: Sequence[str]) -> Posts:
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
    """The year undisturbed, then on both databases killed at each moment, and besieged."""
    began = time.monotonic()
    meant = played(folder, databases.sqlite(folder), AT_LEISURE, _undisturbed)
    yield Figure("the year: posts", sum(meant.posts.values()), 50, "", at_least=True)
    yield Figure("the year: due moments", meant.beats, 50, "", at_least=True)
    with databases.postgresql(folder) as server:
        for name, made in (
            ("SQLite", partial(databases.sqlite, folder)),
            ("PostgreSQL", server.made),
        ):
            yield from killed(name, meant, folder, made())
            yield from stopped(name, meant, folder, made())
    yield Figure("the year: all five played", time.monotonic() - began, 900, "s")


def killed(name: str, meant: Played[Undisturbed], folder: Path, url: str) -> Iterator[Figure]:
    """The year with its heart killed at each due moment."""
    found = played(folder, url, AT_LEISURE, partial(_killed, meant.way.lengths))
    name = f"the year, killed, {name}"
    yield from _same(name, meant.posts, found.posts)
    yield Figure(f"{name}: due moments beside", abs(found.beats - meant.beats), 0, "")
    yield Figure(f"{name}: moments without a kill -9", found.beats - found.way.killed, 0, "")
    yield Figure(f"{name}: kills with posts unsent", found.way.undone, 20, "", at_least=True)


def stopped(name: str, meant: Played[Undisturbed], folder: Path, url: str) -> Iterator[Figure]:
    """The year with three hearts at once, killed and stopped as they beat."""
    found = played(folder, url, IN_HASTE, besieged)
    mayhem = found.way.mayhem
    name = f"the year, three hearts, {name}"
    yield from _same(name, meant.posts, found.posts)
    yield Figure(f"{name}: hearts that died by themselves", mayhem.crashes, 0, "")
    yield Figure(f"{name}: kill -9", mayhem.kills, 15, "", at_least=True)
    yield Figure(f"{name}: stopped past the lease", mayhem.stops, 5, "", at_least=True)


def _same(name: str, meant: Posts, found: Posts) -> Iterator[Figure]:
    yield Figure(f"{name}: posts lost", sum((meant - found).values()), 0, "")
    yield Figure(f"{name}: posts doubled or other", sum((found - meant).values()), 0, "")


def _undisturbed(orders: Orders, _at: datetime) -> AbstractContextManager[Undisturbed]:
    return nullcontext(Undisturbed(orders))


def _killed(
    lengths: Sequence[int], orders: Orders, _at: datetime
) -> AbstractContextManager[Killed]:
    return nullcontext(Killed(orders, lengths))
