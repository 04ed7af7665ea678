"""Votes closed among late ballots: six vote as fast as they can while two close."""

import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count

from governance.tally import Outcome
from handlers.closing import close_due
from storage import voting
from storage.database import Database
from tests.bench.council import BALLOTS, MEMBERS, closing, convene
from tests.chaos.audit import Audit, Published, audited, emptied, published
from tests.chaos.ballots import Ballot, Taken, acknowledged, cast

VOTERS, TOO_LATE = MEMBERS[:6], MEMBERS[6]
PATIENCE = 60.0
BEFORE = timedelta(seconds=1)
"""How long before the closing time the ballots come in."""
HESITATES = 0.05
"""For how many seconds at most the close waits, so that it falls anywhere among the ballots."""

Close = Callable[[Database, int], Published]
"""Closes a vote as the heartbeat does, and gives what is published of it."""


def in_turn(database: Database, number: int) -> Published:
    """Close a vote as the product does."""
    close_due(database, closing(number))
    return published(database, number)


def unlocked(database: Database, number: int) -> Published:
    """Count a vote without holding it, as the product must not, and then close it."""
    with database.reading() as archive:
        stored = voting.load(archive, number)
    assert stored is not None
    assert stored.room is not None
    said = [each.value for each in stored.room.ballots.values()]
    yes, no, abstained = (said.count(word) for word in BALLOTS)
    close_due(database, closing(number))
    carried = Outcome.CARRIED if yes >= len(MEMBERS) // 2 + 1 else Outcome.NOT_CARRIED
    return Published((yes, no, abstained), carried)


@dataclass(frozen=True)
class Race:
    """How many votes are closed, and how."""

    votes: int = 300
    close: Close = in_turn


@dataclass(frozen=True)
class Found:
    """What came of it: what does not agree, and the ballots before and after the count."""

    audit: Audit
    taken: int
    refused: int


def raced(race: Race, url: str) -> Found:
    """Close vote after vote among late ballots, over connections as two processes have them."""
    convene(url, race.votes)
    inside, beside = Database.open(url), Database.open(url)
    emptied(inside)
    course = Course(inside, beside, race.close)
    try:
        for number in range(1, race.votes + 1):
            course.run(number)
        return Found(
            audited(beside, course.taken, course.published), len(course.taken), course.refused
        )
    finally:
        course.threads.shutdown()
        inside.close()
        beside.close()


@dataclass
class Course:
    """The votes closed so far, and what those who voted in them were told."""

    inside: Database
    beside: Database
    close: Close
    taken: list[Taken] = field(default_factory=list)
    refused: int = 0
    published: dict[int, Published] = field(default_factory=dict)
    threads: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(len(MEMBERS)))
    chance: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311 - repeatable

    def run(self, number: int) -> None:
        """Let everybody loose on a vote that is about to close."""
        start = threading.Barrier(len(MEMBERS) + 1)
        voting_now = [
            self.threads.submit(self._vote, number, place, start) for place in range(len(VOTERS))
        ]
        touching = self.threads.submit(self._touch, number, start)
        start.wait(PATIENCE)
        time.sleep(self.chance.uniform(0, HESITATES))
        self.published[number] = self.close(self.beside, number)
        self.refused += touching.result(PATIENCE)
        for each in voting_now:
            self.taken += each.result(PATIENCE)
            self.refused += 1
        emptied(self.inside)

    def _vote(self, number: int, place: int, start: threading.Barrier) -> list[Taken]:
        """Vote and vote again until it is too late; what was acknowledged."""
        database, who = (self.inside, self.beside)[place % 2], VOTERS[place]
        taken = []
        start.wait(PATIENCE)
        for turn in count():
            ballot = Ballot(f"{number}-{who}-{turn}", number, who, BALLOTS[(turn + place) % 3])
            told = acknowledged(ballot, cast(database, ballot, closing(number) - BEFORE))
            if told is None:
                break
            taken.append(told)
        return taken

    def _touch(self, number: int, start: threading.Barrier) -> int:
        """Vote at the closing time itself, which closes the vote and is too late."""
        ballot = Ballot(f"{number}-{TOO_LATE}", number, TOO_LATE, BALLOTS[0])
        start.wait(PATIENCE)
        time.sleep(HESITATES / 2)
        told = acknowledged(ballot, cast(self.inside, ballot, closing(number)))
        self.taken += [] if told is None else [told]
        return int(told is None)
