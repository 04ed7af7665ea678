"""The product over HTTP, beside the smallest Bolt app on the same machine."""

import asyncio
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median

from storage import regions
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
from tests.chaos.databases import postgresql
from tests.contents import Contents, changed, contents

CONNECTIONS = 16
REQUESTS = 3000
ROUNDS = 3
MEGABYTE = 1024 * 1024

Ratio = Callable[[Run, Run], float]


def figures(folder: Path) -> Iterator[Figure]:
    """Starting, throughput, latency, memory; PostgreSQL's ratios beside, to be known."""
    with sandbox(folder) as api_port:
        yield from over_http(f"sqlite:///{folder}/hallbar.db", folder, api_port)
        with postgresql(folder) as server:
            yield from on_postgresql(server.made(), folder, api_port)


def over_http(url: str, folder: Path, api_port: int) -> Iterator[Figure]:
    """The product beside the smallest Bolt app, taking turns on the same machine."""
    example(url)
    start = time.perf_counter()
    with both(url, folder, api_port) as (bot, port, smallest_port):
        yield Figure("cold start to /readyz", time.perf_counter() - start, 3.0, "s")
        until_listens(smallest_port)
        before = held(url)
        yield from ratios(measured(url, (port, smallest_port), ROUNDS))
        yield from memory(questions(url), port, bot.pid)
        rows = sum(changed(before, held(url)).values())
    yield Figure("rows of any table that reads have written", rows, 0, "rows")


def on_postgresql(url: str, folder: Path, api_port: int) -> Iterator[Figure]:
    """The same ratios where the database is a server of its own."""
    example(url)
    with both(url, folder, api_port) as (_, port, smallest_port):
        until_listens(smallest_port)
        for each in ratios(measured(url, (port, smallest_port), 1)):
            yield replace(each, name=f"PostgreSQL: {each.name}", limit=None)


@contextmanager
def both(
    url: str, folder: Path, api_port: int
) -> Iterator[tuple[subprocess.Popen[bytes], int, int]]:
    """The product, ready, and the smallest app: the product's process, and the port of each."""
    port, smallest_port = free_port(), free_port()
    environment = {
        **slack_environment(port, api_port, folder, SECRET),
        "HALLBAR_DATABASE_URL": url,
        # One beat, at the start: what is written afterwards is written by who asks.
        "HALLBAR_HEARTBEAT_SECONDS": "3600",
    }
    smallest = ("-m", "tests.bench.smallest", str(smallest_port), environment["SLACK_API_URL"])
    with process("-m", "bot", "run", **environment) as bot, process(*smallest, SECRET):
        until_answers(f"http://127.0.0.1:{environment['HALLBAR_HEALTH_PORT']}/readyz")
        yield bot, port, smallest_port


def measured(url: str, ports: tuple[int, int], rounds: int) -> list[list[Run]]:
    """Rounds of the product and the smallest app, by turns, every region asked for."""
    asked = questions(url)
    for each in ports:
        asyncio.run(drive(each, asked, 500, CONNECTIONS))
    return [
        [asyncio.run(drive(each, asked, REQUESTS, CONNECTIONS)) for each in ports]
        for _ in range(rounds)
    ]


def ratios(rounds: list[list[Run]]) -> Iterator[Figure]:
    """Throughput and latency against the smallest app, the median of the rounds."""

    def middle(ratio: Ratio) -> float:
        return median(ratio(ours, smallest) for ours, smallest in rounds)

    throughput = middle(lambda ours, smallest: ours.throughput / smallest.throughput)
    yield Figure("throughput of the smallest Bolt app", throughput, 0.20, at_least=True)
    p50 = middle(lambda ours, smallest: ours.quantile(50) / smallest.quantile(50))
    yield Figure("p50 of the smallest Bolt app", p50, 4)
    p99 = middle(lambda ours, smallest: ours.quantile(99) / smallest.quantile(99))
    yield Figure("p99 of the smallest Bolt app", p99, 8)


def memory(asked: Sequence[str], port: int, pid: int) -> Iterator[Figure]:
    """Resident memory after 10,000 requests, and how it grew over the last half of them."""
    asyncio.run(drive(port, asked, 5000, CONNECTIONS))
    halfway = resident(pid)
    asyncio.run(drive(port, asked, 5000, CONNECTIONS))
    after = resident(pid)
    yield Figure("resident memory after 10,000 requests", after / MEGABYTE, 150, "MB")
    yield Figure("memory after 10,000 requests beside 5,000", after / halfway, 1.02)


def example(url: str) -> None:
    """Make the example database."""
    command = [sys.executable, "-m", "bot", "init", "--example", "--database", url]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def questions(url: str) -> list[str]:
    """The share of each region, so that no answer is the one just given."""
    with closing(Database.open(url)) as database, database.reading() as archive:
        return [f"andel {region.name}" for region in regions.load(archive)]


def held(url: str) -> Contents:
    """All that the database holds."""
    with closing(Database.open(url)) as database:
        return contents(database)
