"""`hallbar tick`: one beat of the heart by hand, and what it did or would post."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from bot.clock import wall_clock
from bot.failures import BUG, REFUSED, Failure
from bot.letters import write
from bot.platform import NotNow, Refused
from bot.settings import Mode, Settings
from bot.tick import HOOKS, Hook, Tick
from bot.worker import Worker
from handlers import posts
from handlers.posting import is_over
from handlers.texts import ticks as texts
from storage import journal, meta, outbox
from storage.database import Database
from storage.outbox import Kept
from storage.undone import undone


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


def tried(database: Database, at: datetime | None) -> list[str]:
    """What a tick would post, in lines to print; nothing is kept of what it does."""
    moment = at or wall_clock()
    with undone(database) as inside:
        since, known = _revision(inside), _posts(inside)
        for hook in HOOKS:
            hook.run(inside, moment)
        acts, put, due = _acts(inside, since), _posts(inside) - known, _due(inside, moment)
        done = [texts.would_do(acts)] if acts else []
        kept = [texts.would_put(put)] if put else []
        lines = (_line(inside, each, moment) for each in due)
        return [*done, *kept, texts.would(len(due)), *lines]


def ticked(database: Database, settings: Settings, at: datetime | None) -> list[str]:
    """Do what is due and post it, if there is a Slack to post to; the lines to print."""
    if at is not None:
        _check_example(database)
    return asyncio.run(_ticked(database, settings, at or wall_clock()))


async def _ticked(database: Database, settings: Settings, at: datetime) -> list[str]:
    failed: list[Exception] = []
    with _worker(database) as worker:
        await worker.run(_check_writing)
        since = await worker.run(_revision)
        await Tick(worker, wall_clock, None, [_watched(hook, failed) for hook in HOOKS])(at)
        acts = await worker.run(lambda opened: _acts(opened, since))
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
    due = await worker.run(lambda opened: _due(opened, at))
    if settings.mode is Mode.SANDBOX:
        lines = await worker.run(lambda opened: [_line(opened, each, at) for each in due])
        return [texts.unattached(len(due)), *lines]
    await _send(worker, settings, at)
    numbers = [each.id for each in due]
    return [texts.ticked(len(due)), *await worker.run(lambda opened: _fates(opened, numbers))]


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


def _revision(database: Database) -> int:
    with database.reading() as archive:
        return archive.revision


def _posts(database: Database) -> int:
    """How many posts the outbox has, in whatever state."""
    with database.reading() as archive:
        return sum(outbox.counted(archive).values())


def _acts(database: Database, since: int) -> Sequence[str]:
    """What has been done since, each kind of act once."""
    with database.reading() as archive:
        return tuple(dict.fromkeys(link.entry.act for link in journal.links(archive, since)))


def _due(database: Database, at: datetime) -> Sequence[Kept]:
    with database.reading() as archive:
        found = [outbox.numbered(archive, number) for number in outbox.due(archive, at)]
    return [each for each in found if each is not None]


def _line(database: Database, kept: Kept, at: datetime) -> str:
    """A post that waits, with what it would say now."""
    with database.reading() as archive:
        shown = posts.show(archive, kept)
    if is_over(kept.post.content, at):
        return texts.expires(shown)
    try:
        return texts.waits(shown, write(database, kept.post, at).answer.title, at)
    except NotNow:
        return texts.follows(shown)
    except Refused as reason:
        return texts.cannot(shown, str(reason))


def _fates(database: Database, numbers: Sequence[int]) -> list[str]:
    with database.reading() as archive:
        found = [outbox.numbered(archive, number) for number in numbers]
        return [texts.fate(posts.show(archive, each)) for each in found if each is not None]
