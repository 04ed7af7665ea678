"""The same ballot five times at once: one ballot, one event, five equal answers."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from handlers.keeping import to_json
from handlers.outcome import Outcome
from storage.database import Database
from tests.bench.council import BALLOTS, MEMBERS, closing, convene
from tests.chaos.audit import Audit, audited, emptied
from tests.chaos.ballots import Ballot, acknowledged, cast
from tests.chaos.closing import BEFORE

TIMES = 5
THREADS = 32


@dataclass(frozen=True)
class Trial:
    """In how many votes each member's ballot is repeated; `named` is whether deliveries are."""

    votes: int = 16
    named: bool = True


@dataclass(frozen=True)
class Found:
    """What came of it; `unequal` are the ballots whose answers were not all the same."""

    audit: Audit
    ballots: int
    unequal: int


def repeated(trial: Trial, url: str) -> Found:
    """Deliver every ballot five times, its deliveries side by side in many threads."""
    convene(url, trial.votes)
    inside, beside = Database.open(url), Database.open(url)
    emptied(inside)
    ballots = [
        Ballot(f"{number}-{who}", number, who, BALLOTS[(number + place) % len(BALLOTS)])
        for number in range(1, trial.votes + 1)
        for place, who in enumerate(MEMBERS)
    ]

    def deliver(turn: int) -> Outcome:
        ballot, database = ballots[turn // TIMES], (inside, beside)[turn % 2]
        key = ballot.key if trial.named else ""
        return cast(database, ballot, closing(ballot.vote) - BEFORE, key)

    try:
        with ThreadPoolExecutor(THREADS) as threads:
            told = list(threads.map(deliver, range(len(ballots) * TIMES)))
        taken = [acknowledged(ballots[turn // TIMES], each) for turn, each in enumerate(told)]
        audit = audited(beside, [each for each in taken if each is not None], {})
        said = [to_json(each.answer) for each in told]
        alike = [set(said[first : first + TIMES]) for first in range(0, len(said), TIMES)]
        return Found(audit, len(ballots), sum(len(each) > 1 for each in alike))
    finally:
        inside.close()
        beside.close()
