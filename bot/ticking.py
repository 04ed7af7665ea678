"""`hallbar tick`: one beat of the heart by hand, and what it did."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from bot.clock import wall_clock
from bot.failures import BUG, REFUSED, Failure
from bot.settings import Mode, Settings
from bot.tick import HOOKS, Hook, Tick
from bot.tick_telling import acts_since, due, revision, said
from bot.worker import Worker
from handlers.post_telling import told
from handlers.texts import ticks as texts
from storage import meta, outbox
from storage.database import Database


class NotTheTime(Failure):
    """A real database, where nothing may be done before its time."""

    exit = REFUSED

    def __init__(self) -> None:
        super().__init__(
            "En annan tid än nu går bara i en exempeldatabas, eller med --dry-run, som inte gör "
            "något."
        )


class NotAll(Failure):
    """A beat of which some part failed; what was done and sent is told all the same."""

    exit = BUG

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__("\n".join([*lines, texts.NOT_ALL]))


def ticked(database: Database, settings: Settings, at: datetime | None) -> list[str]:
    """Do what is due and post it, if there is a Slack to post to; the lines to print."""
    if at is not None:
        _check_example(database)
    return asyncio.run(_ticked(database, settings, at or wall_clock()))


async def _ticked(database: Database, settings: Settings, at: datetime) -> list[str]:
    failed: list[Exception] = []
    with _worker(database) as worker:
        await worker.run(_check_writing)
        since = await worker.run(revision)
        await Tick(worker, wall_clock, None, [_watched(hook, failed) for hook in HOOKS])(at)
        acts = await worker.run(lambda opened: acts_since(opened, since))
        done = [texts.did(acts)] if acts else []
        lines = [*done, *await _sent(worker, settings, at)]
    if failed:
        raise NotAll(lines)
    return lines


def _check_writing(database: Database) -> None:
    """Raise Unusable at once where nothing can be written, not in each hook."""
    with database.writing():
        pass


def _watched(hook: Hook, failed: list[Exception]) -> Hook:
    """A hook whose failure is seen here too; the tick itself goes on to the next."""

    def run(database: Database, at: datetime) -> object:
        try:
            return hook.run(database, at)
        except Exception as error:
            failed.append(error)
            raise

    return Hook(run, hook.next_due)


async def _sent(worker: Worker, settings: Settings, at: datetime) -> list[str]:
    """What is due sent, if there is a Slack; what became of each, or what waits."""
    waiting = await worker.run(lambda opened: due(opened, at))
    if settings.mode is Mode.SANDBOX:
        lines = await worker.run(lambda opened: [said(opened, each, at)[0] for each in waiting])
        return [texts.unattached(len(waiting)), *lines]
    await _send(worker, settings, at)
    numbers = [each.id for each in waiting]
    fates = await worker.run(lambda opened: _fates(opened, numbers, at))
    return [texts.ticked(len(waiting)), *fates]


async def _send(worker: Worker, settings: Settings, at: datetime) -> None:
    # Slack's client is loaded only when there is a Slack.
    from bot.slack.attachment import sender  # noqa: PLC0415

    await sender(settings, worker, wall_clock).send_due(at)


def _check_example(database: Database) -> None:
    with database.reading() as archive:
        if not meta.is_example(archive):
            raise NotTheTime


@contextmanager
def _worker(database: Database) -> Iterator[Worker]:
    worker = Worker(database)
    try:
        yield worker
    finally:
        worker.close()


def _fates(database: Database, numbers: Sequence[int], at: datetime) -> list[str]:
    with database.reading() as archive:
        found = [outbox.numbered(archive, number) for number in numbers]
        return [texts.fate(told(archive, each, at)) for each in found if each is not None]
