"""A heartbeat: what it costs when nothing is due, and that it grows with what is due alone."""

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median

from sqlalchemy import delete, insert

from bot.outbox import Sender
from bot.platform import Drawn, Letter
from bot.tick import Tick
from bot.timing import Timing
from bot.worker import Worker
from handlers.answer import Answer, Text
from handlers.example import make_example
from handlers.keeping import to_record
from handlers.posting import to_person
from storage.columns import STOCKHOLM
from storage.database import Database
from storage.outbox import State
from storage.reminder_tables import beats
from storage.tables import outbox
from tests.bench.figures import Figure
from tests.bench.parts import run

AT = datetime(2026, 11, 23, 9, tzinfo=STOCKHOLM)
FEW, MANY = 1_000, 100_000
FEW_DUE, MANY_DUE = 10, 100
PEOPLE = 10
BEATS, ROUNDS = 40, 5
MILLISECONDS = 1000
IN_HASTE = Timing(between=0.0)
SENT = {"state": State.SENT}
Beats = Callable[[Database], Awaitable[float]]


class Quiet:
    """A platform that takes everything at once."""

    async def direct(self, user: str) -> str:
        return f"D{user}"

    async def draw(self, answer: Answer) -> Drawn:
        return {"text": answer.title}

    async def post(self, letter: Letter) -> str:
        return letter.key

    async def find(self, letter: Letter, since: datetime) -> Sequence[str]:
        raise AssertionError(letter.key, since)

    async def take_back(self, message: str) -> None:
        raise AssertionError(message)


def figures(folder: Path) -> Iterator[Figure]:
    """Beats with nothing due over many rows and over few, and beats with little and much due."""
    few, many = (filled(folder / f"{size}.db", size) for size in (FEW, MANY))
    try:
        idle, beside = asyncio.run(_by_turns(beat, many, few))
        yield Figure(f"a beat, {MANY:,} rows, none due", idle * MILLISECONDS, 5, "ms")
        yield Figure(f"the same beside {FEW:,} rows", idle / beside, 1.5)
        anew, other = asyncio.run(_by_turns(beat_anew, many, few))
        yield Figure(f"all worked out, {MANY:,} `reminder:` rows beside {FEW:,}", anew / other, 1.5)
        little, much = asyncio.run(_busy(many, FEW_DUE)), asyncio.run(_busy(many, MANY_DUE))
        share = 1.5 * MANY_DUE / FEW_DUE
        yield Figure(f"a beat, {MANY_DUE} due beside {FEW_DUE}", much / little, share)
        small = asyncio.run(_busy(few, MANY_DUE))
        yield Figure(f"{MANY_DUE} due among {MANY:,} rows beside {FEW:,}", much / small, 2)
    finally:
        few.close()
        many.close()


async def _by_turns(timed: Beats, many: Database, few: Database) -> tuple[float, float]:
    """The seconds of a beat over each; by turns, so that the machine slows both alike."""
    times = [(await timed(many), await timed(few)) for _ in range(BEATS)]
    one, other = (median(each[2:]) for each in zip(*times, strict=True))
    return one, other


async def _busy(database: Database, due: int) -> float:
    """The seconds of a beat with so many posts due, the median of a few."""
    times = []
    for number in range(ROUNDS):
        put_due(database, due, number)
        times.append(await beat(database))
    return median(times)


async def beat_anew(database: Database) -> float:
    """The seconds of a beat that works out everything there is to remind of, as the first does."""
    with database.writing() as archive:
        archive.connection.execute(delete(beats))
    return await beat(database)


async def beat(database: Database) -> float:
    """The seconds one beat takes."""
    worker = Worker(database)
    tick = Tick(worker, lambda: AT, Sender(worker, Quiet(), lambda: AT, IN_HASTE))
    began = time.perf_counter()
    await tick(AT)
    taken = time.perf_counter() - began
    worker.close()
    return taken


def filled(file: Path, size: int) -> Database:
    """An example database with so many posts: half of them sent, half for another year."""
    database = Database.open(f"sqlite:///{file}")
    database.migrate()
    make_example(database, AT - timedelta(days=1))
    with database.writing() as archive:
        archive.connection.execute(insert(outbox), [row(number) for number in range(size)])
        told = [{**row(number, AT, "reminder:frist"), **SENT} for number in range(size)]
        archive.connection.execute(insert(outbox), told)
    return database


def put_due(database: Database, count: int, batch: int) -> None:
    """Put posts that are due, to a few people."""
    with database.writing() as archive:
        rows = [row(number, AT, f"due {count} {batch}") for number in range(count)]
        archive.connection.execute(insert(outbox), rows)


def row(number: int, due_at: datetime | None = None, name: str = "stored") -> dict[str, object]:
    """A post: due at a moment, or else sent long ago or waiting for long."""
    sent = due_at is None and number % 2 == 0
    far = AT + (-1 if sent else 1) * timedelta(days=365, minutes=number)
    return {
        "key": f"{name}:{number}",
        "recipient": to_person(number % PEOPLE + 1),
        "content": to_record(Answer("Påminnelse", (Text("Text."),))),
        "state": State.SENT if sent else State.PENDING,
        "due_at": due_at or far,
        "attempts": 0,
    }


if __name__ == "__main__":
    sys.exit(run("heartbeat", {"heartbeat": figures}, 1, sys.argv[1:]))
