"""Thirty-two members who vote at once, over HTTP, each signed as Slack signs."""

import asyncio
from collections.abc import Iterator
from itertools import cycle, islice, product
from pathlib import Path
from statistics import median

from bot.clock import wall_clock
from tests.bench.council import BALLOTS, MEMBERS, RECEIPT, convene, user
from tests.bench.figures import Figure
from tests.bench.load import SECRET, Run, driven, signed
from tests.bench.processes import (
    free_port,
    process,
    sandbox,
    slack_environment,
    until_answers,
)

VOTERS = 32
SEATED = MEMBERS[:5]
"""Those whose seats end on no day, as the bot's clock cannot be set."""
VOTES = 7
EACH = 20
"""How many ballots each voter casts in a round, one as soon as the one before is acknowledged."""
ROUNDS = 3
MILLISECONDS = 1000


def figures(folder: Path) -> Iterator[Figure]:
    """The slowest of a hundred, and the ballots that got no receipt."""
    convene(f"sqlite:///{folder}/hallbar.db", VOTES, wall_clock())
    with sandbox(folder) as api_port:
        port = free_port()
        environment = slack_environment(port, api_port, folder, SECRET)
        with process("-m", "bot", "run", **environment):
            until_answers(f"http://127.0.0.1:{environment['HALLBAR_HEALTH_PORT']}/readyz")
            runs = [asyncio.run(voted(port, number)) for number in range(ROUNDS)]
    p99 = median(run.quantile(99) for run in runs) * MILLISECONDS
    yield Figure(f"{VOTERS} voters at once over HTTP: p99", p99, 250, "ms")
    errors = sum(len(run.wrong) for run in runs)
    yield Figure(f"{VOTERS} voters at once over HTTP: errors", errors, 0, "")


async def voted(port: int, number: int) -> Run:
    """Let everybody vote at once; only a receipt counts as an answer."""
    voters = product(range(1, VOTES + 1), SEATED)
    first = number * VOTERS
    asking = [
        ballots(place, vote, who)
        for place, (vote, who) in zip(range(first, first + VOTERS), voters, strict=False)
    ]
    return await driven(port, asking, RECEIPT.encode())


def ballots(place: int, number: int, who: str) -> Iterator[bytes]:
    """One voter's ballots in one vote, each another than the one before."""
    for turn, said in enumerate(islice(cycle(BALLOTS), EACH)):
        yield signed(f"rösta {number} {said}", place * EACH + turn, user(who))
