"""Votes under chaos: closed among late ballots, their bot killed, each ballot delivered again."""

from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.figures import Figure
from tests.chaos import closing, databases, killed, repeated

Make = Callable[[], str]
"""Makes a fresh database and gives its address."""
UNLOCKED = closing.Race(votes=40, close=closing.unlocked)
RASH = killed.Trial(kills=15, rash=True)
UNNAMED = killed.Trial(kills=20, named=False)
UNNAMED_TWICE = repeated.Trial(votes=4, named=False)


def figures(folder: Path) -> Iterator[Figure]:
    """Every trial on both databases, and each once more with what holds it left out."""
    yield from _held("SQLite", lambda: databases.sqlite(folder))
    with databases.postgresql(folder) as server:
        yield from _held("PostgreSQL", server.made)
    yield from _teeth(lambda: databases.sqlite(folder))


def _held(name: str, make: Make) -> Iterator[Figure]:
    yield from _closed(name, closing.Race(), make())
    yield from _survived(name, killed.Trial(), make())
    yield from _repeated(name, repeated.Trial(), make())


def _closed(name: str, race: closing.Race, url: str) -> Iterator[Figure]:
    found = closing.raced(race, url)
    audit = found.audit
    told = f"{name}, close and late ballots"
    yield Figure(f"{told}: wrong results of {race.votes}", audit.wrong, 0, "")
    yield Figure(f"{told}: missing of {found.taken} acknowledged", audit.missing, 0, "")
    yield Figure(f"{told}: doubled or unknown", audit.doubled + audit.unknown, 0, "")
    yield Figure(f"{told}: chains broken", audit.broken, 0, "")
    yield Figure(f"{told}: refused as late", found.refused, race.votes, "", at_least=True)


def _survived(name: str, trial: killed.Trial, url: str) -> Iterator[Figure]:
    found = killed.killed(trial, url)
    audit = found.audit
    told = f"{name}, bot killed"
    yield Figure(f"{told}: kill -9", found.kills - found.crashes, trial.kills, "", at_least=True)
    yield Figure(f"{told}: missing of {found.taken} acknowledged", audit.missing, 0, "")
    yield Figure(f"{told}: doubled or unknown", audit.doubled + audit.unknown, 0, "")
    yield Figure(f"{told}: wrong results of {trial.votes}", audit.wrong, 0, "")
    yield Figure(f"{told}: chains broken", audit.broken, 0, "")


def _repeated(name: str, trial: repeated.Trial, url: str) -> Iterator[Figure]:
    found = repeated.repeated(trial, url)
    audit = found.audit
    told = f"{name}, five deliveries"
    faults = audit.doubled + audit.missing + audit.unknown + audit.broken
    yield Figure(f"{told}: not one event, of {found.ballots}", faults, 0, "")
    yield Figure(f"{told}: unequal answers", found.unequal, 0, "")


def _teeth(make: Make) -> Iterator[Figure]:
    wrong = closing.raced(UNLOCKED, make()).audit.wrong
    yield Figure("SQLite, counted before the lock: wrong results", wrong, 10, "", at_least=True)
    missing = killed.killed(RASH, make()).audit.missing
    yield Figure("SQLite, acknowledged before kept: missing", missing, 10, "", at_least=True)
    for told, audit in (
        ("bot killed", killed.killed(UNNAMED, make()).audit),
        ("five deliveries", repeated.repeated(UNNAMED_TWICE, make()).audit),
    ):
        name = f"SQLite, no delivery keys, {told}: doubled"
        yield Figure(name, audit.doubled, 5, "", at_least=True)
