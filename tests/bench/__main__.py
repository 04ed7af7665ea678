"""`make bench`: each figure as a ratio measured in one run, beside its limit."""

import asyncio
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.database import Database
from tests.bench.ballots import ballots
from tests.bench.figures import Figure, show
from tests.bench.load import SECRET, Run, drive
from tests.bench.processes import (
    free_port,
    process,
    resident,
    slack_environment,
    until_answers,
    until_listens,
)
from tests.bench.register import register

QUESTION = "andel Region Skåne"
CONNECTIONS = 16
REQUESTS = 3000
ROUNDS = 3
MEGABYTE = 1024 * 1024
ASKS = 5


def main() -> int:
    with tempfile.TemporaryDirectory() as name, slack(Path(name)) as api_port:
        folder = Path(name)
        figures = [*over_http(folder, api_port), cold_ask(folder)]
        figures += [register(folder), *ballots(folder)]
    return show(figures)


@contextmanager
def slack(folder: Path) -> Iterator[int]:
    """The sandbox, standing in for Slack's Web API."""
    port = free_port()
    environment = {
        "HALLBAR_SANDBOX_PORT": str(port),
        "HALLBAR_SANDBOX_DATABASE_URL": f"sqlite:///{folder}/sandbox.db",
    }
    with process("-m", "bot", "sandbox", **environment):
        until_listens(port)
        yield port


def over_http(folder: Path, api_port: int) -> Iterator[Figure]:
    """The product beside the smallest Bolt app, taking turns on the same machine."""
    database = f"sqlite:///{folder}/hallbar.db"
    subprocess.run(
        [sys.executable, "-m", "bot", "init", "--example", "--database", database],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    port, smallest_port = free_port(), free_port()
    environment = slack_environment(port, api_port, folder, SECRET)
    smallest = ("-m", "tests.bench.smallest", str(smallest_port), environment["SLACK_API_URL"])
    before = changes(folder)
    start = time.perf_counter()
    with process("-m", "bot", "run", **environment) as bot, process(*smallest, SECRET):
        until_answers(f"http://127.0.0.1:{environment['HALLBAR_HEALTH_PORT']}/readyz")
        yield Figure("cold start to /readyz", time.perf_counter() - start, 3.0, "s")
        until_listens(smallest_port)
        yield from ratios(port, smallest_port)
        yield from memory(port, bot.pid)
    yield Figure("journal entries written by reads", changes(folder) - before, 0, "entries")


def ratios(port: int, smallest_port: int) -> Iterator[Figure]:
    """Throughput and latency against the smallest app, the median of a few rounds."""
    drive_once = (
        asyncio.run(drive(each, QUESTION, 500, CONNECTIONS)) for each in (port, smallest_port)
    )
    list(drive_once)
    rounds = [
        tuple(
            asyncio.run(drive(each, QUESTION, REQUESTS, CONNECTIONS))
            for each in (port, smallest_port)
        )
        for _ in range(ROUNDS)
    ]

    def median(ratio: Callable[[Run, Run], float]) -> float:
        return sorted(ratio(ours, smallest) for ours, smallest in rounds)[ROUNDS // 2]

    yield Figure(
        "throughput of the smallest Bolt app",
        median(lambda ours, smallest: ours.throughput / smallest.throughput),
        0.20,
        at_least=True,
    )
    for percent, limit in ((50, 4), (99, 8)):
        yield Figure(
            f"p{percent} of the smallest Bolt app",
            median(lambda ours, smallest, p=percent: ours.quantile(p) / smallest.quantile(p)),
            limit,
        )


def memory(port: int, pid: int) -> Iterator[Figure]:
    """Resident memory after 10,000 requests, and how it grew over the last half of them."""
    asyncio.run(drive(port, QUESTION, 5000, CONNECTIONS))
    halfway = resident(pid)
    asyncio.run(drive(port, QUESTION, 5000, CONNECTIONS))
    after = resident(pid)
    yield Figure("resident memory after 10,000 requests", after / MEGABYTE, 150, "MB")
    yield Figure("memory after 10,000 requests beside 5,000", after / halfway, 1.02)


def cold_ask(folder: Path) -> Figure:
    """`hallbar ask` from nothing to its answer, the median of a few."""
    command = [sys.executable, "-m", "bot", "ask", "--database", f"sqlite:///{folder}/hallbar.db"]
    times = []
    for _ in range(ASKS):
        start = time.perf_counter()
        subprocess.run([*command, *QUESTION.split()], check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return Figure("hallbar ask, cold", sorted(times)[ASKS // 2], 1.0, "s")


def changes(folder: Path) -> int:
    """How many entries the journal holds."""
    database = Database.open(f"sqlite:///{folder}/hallbar.db")
    with database.reading() as archive:
        revision = archive.revision
    database.close()
    return revision


if __name__ == "__main__":
    sys.exit(main())
