"""`make chaos`: what must hold when processes die and Slack fails, beside what is allowed."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.figures import Figure, show
from tests.chaos import databases
from tests.chaos.posts import Outcome, Trial, tried

BLIND = Trial(looks=False)


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        return show(list(figures(Path(name))), "chaos")


def figures(folder: Path) -> Iterator[Figure]:
    """Posts on both databases, and once more without the look-up, which must be seen to fail."""
    yield from held("SQLite", Trial(), tried(Trial(), databases.sqlite(folder), folder))
    with databases.postgresql(folder) as server:
        yield from held("PostgreSQL", Trial(), tried(Trial(), server.made(), folder))
    blind = tried(BLIND, databases.sqlite(folder), folder)
    yield Figure("SQLite, no look-up: posts doubled", blind.doubled, 10, "", at_least=True)


def held(name: str, trial: Trial, found: Outcome) -> Iterator[Figure]:
    yield Figure(f"{name}: posts lost of {trial.posts}", found.lost, 0, "")
    yield Figure(f"{name}: posts doubled", found.doubled, 0, "")
    yield Figure(f"{name}: posts not settled in the outbox", found.unsettled, 0, "")
    yield Figure(f"{name}: posts doubled and taken back", found.taken_back, 2, "")
    yield Figure(f"{name}: senders that died by themselves", found.crashes, 0, "")
    yield Figure(f"{name}: kill -9", found.kills, trial.kills, "", at_least=True)
    yield Figure(f"{name}: stopped past the lease", found.stops, 5, "", at_least=True)
    yield Figure(f"{name}: the whole run", found.seconds, trial.patience, "s")


if __name__ == "__main__":
    sys.exit(main())
