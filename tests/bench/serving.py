"""The product over HTTP, beside the smallest Bolt app on the same machine."""

import asyncio
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from storage.database import Database
from tests.bench.figures import Figure
from tests.bench.load import SECRET, Run, drive
from tests.bench.processes import (
    free_port,
    process,
    resident,
    sandbox,
    slack_environment,
    until_answers,
    until_listens,
)

QUESTION = "andel Region Skåne"
CONNECTIONS = 16
REQUESTS = 3000
ROUNDS = 3
MEGABYTE = 1024 * 1024

Ratio = Callable[[Run, Run], float]


def figures(folder: Path) -> Iterator[Figure]:
    """Starting, throughput, latency, memory."""
    with sandbox(folder) as api_port:
        yield from over_http(folder, api_port)


def over_http(folder: Path, api_port: int) -> Iterator[Figure]:
    """The product beside the smallest Bolt app, taking turns on the same machine."""
    example(folder)
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
    both = (port, smallest_port)
    for each in both:
        asyncio.run(drive(each, QUESTION, 500, CONNECTIONS))
    rounds = [
        [asyncio.run(drive(each, QUESTION, REQUESTS, CONNECTIONS)) for each in both]
        for _ in range(ROUNDS)
    ]

    def middle(ratio: Ratio) -> float:
        return median(ratio(ours, smallest) for ours, smallest in rounds)

    throughput = middle(lambda ours, smallest: ours.throughput / smallest.throughput)
    yield Figure("throughput of the smallest Bolt app", throughput, 0.20, at_least=True)
    p50 = middle(lambda ours, smallest: ours.quantile(50) / smallest.quantile(50))
    yield Figure("p50 of the smallest Bolt app", p50, 4)
    p99 = middle(lambda ours, smallest: ours.quantile(99) / smallest.quantile(99))
    yield Figure("p99 of the smallest Bolt app", p99, 8)


def memory(port: int, pid: int) -> Iterator[Figure]:
    """Resident memory after 10,000 requests, and how it grew over the last half of them."""
    asyncio.run(drive(port, QUESTION, 5000, CONNECTIONS))
    halfway = resident(pid)
    asyncio.run(drive(port, QUESTION, 5000, CONNECTIONS))
    after = resident(pid)
    yield Figure("resident memory after 10,000 requests", after / MEGABYTE, 150, "MB")
    yield Figure("memory after 10,000 requests beside 5,000", after / halfway, 1.02)


def example(folder: Path) -> None:
    """Make the example database."""
    database = f"sqlite:///{folder}/hallbar.db"
    command = [sys.executable, "-m", "bot", "init", "--example", "--database", database]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def changes(folder: Path) -> int:
    """How many entries the journal holds."""
    database = Database.open(f"sqlite:///{folder}/hallbar.db")
    with database.reading() as archive:
        revision = archive.revision
    database.close()
    return revision
