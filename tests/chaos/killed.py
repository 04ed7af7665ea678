"""A bot killed again and again under voting: what it acknowledged is there once, to the end."""

import random
import time
from dataclasses import dataclass, field
from multiprocessing.connection import Connection

from handlers.closing import close_due
from storage.database import Database
from tests.bench.council import closing, convene
from tests.chaos.audit import Audit, audited, emptied, published
from tests.chaos.ballots import Ballot, Taken
from tests.chaos.voter import PER_VOTE, Answered, Begun, Orders, Said, deliver, started

PATIENCE = 30.0
"""The seconds in which a voter that is not dead has said something."""
HESITATES = 0.02
"""For how many seconds at most the blow waits, so that it falls anywhere in the work."""
BESIDE = 20
"""The ballots that may be answered beside those that are waited for before each blow."""


@dataclass(frozen=True)
class Trial:
    """How often the bot is killed, after how many answers at most; the rest as in its orders."""

    kills: int = 60
    answers: int = 30
    rash: bool = False
    named: bool = True

    @property
    def votes(self) -> int:
        """The votes that are enough for everybody to have one to vote in."""
        return self.kills * (self.answers + BESIDE) // PER_VOTE + 3


@dataclass(frozen=True)
class Found:
    """What came of it; `again` are the ballots delivered anew as nobody knew of their answer."""

    audit: Audit
    kills: int
    crashes: int
    taken: int
    again: int


def killed(trial: Trial, url: str) -> Found:
    """Kill the bot under voting, again and again; then close every vote and look."""
    convene(url, trial.votes)
    database = Database.open(url)
    try:
        emptied(database)
        course = Course(trial, url)
        for _ in range(trial.kills):
            course.run()
        course.finish(database)
        results = {number: published(database, number) for number in range(1, trial.votes + 1)}
        audit = audited(database, course.taken, results)
        return Found(audit, course.kills, course.crashes, len(course.taken), course.again)
    finally:
        database.close()


@dataclass
class Course:
    """The lives of the bot so far, and what it said in them."""

    trial: Trial
    url: str
    kills: int = 0
    crashes: int = 0
    again: int = 0
    taken: list[Taken] = field(default_factory=list)
    undone: dict[str, Ballot] = field(default_factory=dict)
    first: int = 0
    chance: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311 - repeatable

    def run(self) -> None:
        """One life of the bot, from its start to the blow."""
        self.again += len(self.undone)
        undone = tuple(self.undone.values())
        orders = Orders(self.url, self.first, undone, self.trial.rash, self.trial.named)
        process, pipe = started(orders)
        try:
            self._listen(pipe, self.chance.randint(1, self.trial.answers))
            time.sleep(self.chance.uniform(0, HESITATES))
            self.crashes += not process.is_alive()
        finally:
            process.kill()
            process.join()
        self.kills += 1
        self._listen(pipe)
        pipe.close()

    def finish(self, database: Database) -> None:
        """Deliver what is still undone, and close every vote."""
        for ballot in list(self.undone.values()):
            self._hear(Answered(ballot, deliver(database, ballot, named=self.trial.named)))
        close_due(database, closing(self.trial.votes))

    def _listen(self, pipe: Connection, answers: int = -1) -> None:
        """Hear so many answers, or everything there is until the pipe ends."""
        while answers and pipe.poll(PATIENCE):
            try:
                said: Said = pipe.recv()
            except EOFError:
                return
            self._hear(said)
            answers -= isinstance(said, Answered)

    def _hear(self, said: Said) -> None:
        match said:
            case Begun(ballot):
                self.undone[ballot.key] = ballot
                self.first = max(self.first, int(ballot.key) + 1)
            case Answered(ballot, taken):
                del self.undone[ballot.key]
                self.taken += [] if taken is None else [taken]
