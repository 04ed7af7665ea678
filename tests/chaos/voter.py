"""A bot as a process of its own, to be killed at any moment while the steering group votes.

Three threads deliver ballots, as the handlers' threads do, and say on a pipe when each is begun and
what it was answered. Vote after vote is closed on the way.
"""

import random
import threading
import time
from dataclasses import dataclass
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess

from handlers.closing import close_due
from storage.database import Database
from tests.bench.council import BALLOTS, MEMBERS, closing
from tests.chaos.ballots import Ballot, Taken, acknowledged, cast
from tests.chaos.closing import BEFORE

HANDS = 3
PER_VOTE = 40
"""The ballots after which a vote is closed."""


@dataclass(frozen=True)
class Begun:
    """A ballot that is being delivered."""

    ballot: Ballot


@dataclass(frozen=True)
class Answered:
    """A ballot whose delivery is over; `taken` is None when it was refused."""

    ballot: Ballot
    taken: Taken | None


Said = Begun | Answered


@dataclass(frozen=True)
class Orders:
    """What a voter is told: its database, where to go on, and what to deliver anew first.

    One that is `rash` says that a ballot is taken before it is, as the product must not; for one
    that is not `named` no delivery has a key, so that nobody knows a repeated one.
    """

    url: str
    first: int
    undone: tuple[Ballot, ...] = ()
    rash: bool = False
    named: bool = True


def due_at(turn: int) -> int:
    """The vote that is next to close at a turn."""
    return turn // PER_VOTE + 1


def deliver(database: Database, ballot: Ballot, *, named: bool = True) -> Taken | None:
    """Deliver a ballot a moment before its vote closes."""
    key = ballot.key if named else ""
    return acknowledged(ballot, cast(database, ballot, closing(ballot.vote) - BEFORE, key))


def vote(orders: Orders, pipe: Connection) -> None:
    """Deliver what is undone, then vote for ever."""
    Voter(Database.open(orders.url), orders, pipe).vote()


class Voter:
    """What the threads of the process share."""

    def __init__(self, database: Database, orders: Orders, pipe: Connection) -> None:
        self._database = database
        self._orders = orders
        self._pipe = pipe
        self._telling = threading.Lock()

    def vote(self) -> None:
        for ballot in self._orders.undone:
            self._tell(Answered(ballot, self._deliver(ballot)))
        turns = count(self._orders.first)
        hands = [
            threading.Thread(target=self._vote, args=(turns, hand)) for hand in range(1, HANDS)
        ]
        for hand in hands:
            hand.start()
        self._vote(turns, 0)

    def _vote(self, turns: "count[int]", hand: int) -> None:
        """Deliver one ballot after the other, each of one's own members, in votes still open."""
        chance = random.Random()  # noqa: S311 - chaos
        members = MEMBERS[hand::HANDS]
        for turn in turns:
            number = due_at(turn)
            if turn % PER_VOTE == 0 and number > 1:
                close_due(self._database, closing(number - 1))
            key, who = f"{turn}", members[turn % len(members)]
            ballot = Ballot(key, number + chance.randrange(2), who, chance.choice(BALLOTS))
            self._tell(Begun(ballot))
            if self._orders.rash:
                self._tell(Answered(ballot, Taken(ballot, "")))
            began = time.monotonic()
            taken = self._deliver(ballot)
            # The answer is under way for a while: who is killed then has kept it and told nobody.
            time.sleep(chance.uniform(0, time.monotonic() - began))
            if not self._orders.rash:
                self._tell(Answered(ballot, taken))

    def _deliver(self, ballot: Ballot) -> Taken | None:
        return deliver(self._database, ballot, named=self._orders.named)

    def _tell(self, said: Said) -> None:
        with self._telling:
            self._pipe.send(said)


def started(orders: Orders) -> tuple[ForkServerProcess, Connection]:
    """A new voter, forked from a process that has loaded everything once, and what it says."""
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__])
    said, telling = context.Pipe(duplex=False)
    process = context.Process(target=vote, args=(orders, telling), daemon=True)
    process.start()
    telling.close()
    return process, said
