"""The tick: hooks first, then the posts, and the clock moved from one due moment to the next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import STOCKHOLM, MovableClock
from bot.rehearsal import ClockMover
from bot.tick import Hook, Tick
from bot.worker import Worker
from handlers.answer import Answer
from handlers.keeping import to_record
from storage import outbox
from storage.database import Database
from storage.outbox import Post
from tests.bot.test_outbox import CHANNEL, Office, Stage, staged
from tests.bot.test_rehearsal import STEERING, Visitor, at_the_page

AT = datetime(2026, 11, 22, 10, tzinfo=STOCKHOLM)
HOUR = timedelta(hours=1)


@dataclass
class Bell:
    """A hook that rings at its hours: each time it runs it puts a post for every hour passed."""

    hours: Sequence[datetime]
    ran: list[datetime] = field(default_factory=list)

    def hook(self) -> Hook:
        return Hook(self.run, self.next_due)

    def run(self, database: Database, at: datetime) -> None:
        self.ran.append(at)
        with database.writing() as archive:
            for hour in self.hours:
                if hour <= at:
                    said = to_record(Answer(f"Klockan slog {hour:%H}"))
                    outbox.put(archive, Post(f"klocka-{hour:%H}", CHANNEL, said, hour))

    def next_due(self, database: Database, after: datetime) -> datetime | None:
        assert database is not None
        return min((hour for hour in self.hours if hour > after), default=None)


def broken() -> Hook:
    def run(database: Database, at: datetime) -> None:
        raise KeyError(database, at)

    return Hook(run, lambda _database, _after: None)


def mover(stage: Stage, worker: Worker, hooks: Sequence[Hook], clock: MovableClock) -> ClockMover:
    made = ClockMover(clock)
    made.tick = Tick(worker, clock, stage.sender, hooks)
    return made


async def test_what_a_hook_puts_is_sent_in_the_same_tick(example: Database) -> None:
    worker = Worker(example)
    async with staged(example) as stage:
        tick = Tick(worker, lambda: AT, stage.sender, [Bell([AT]).hook()])
        assert await tick() == ["Klockan slog 10"]
        assert await tick() == []
    worker.close()


async def test_a_hook_that_fails_keeps_nobody_from_anything(
    example: Database, caplog: pytest.LogCaptureFixture
) -> None:
    worker = Worker(example)
    async with staged(example) as stage:
        tick = Tick(worker, lambda: AT, stage.sender, [broken(), Bell([AT]).hook()])
        assert await tick() == ["Klockan slog 10"]
    worker.close()
    assert "a hook of the heartbeat failed" in caplog.text


async def test_without_a_sender_the_posts_wait(example: Database) -> None:
    worker = Worker(example)
    async with staged(example) as stage:
        assert await Tick(worker, lambda: AT, None, [Bell([AT]).hook()])() == []
        assert stage.office.letters == []
        with example.reading() as archive:
            assert len(outbox.due(archive, AT)) == 1
    worker.close()


async def test_the_next_moment_is_that_of_the_next_post_or_the_next_hook(
    example: Database,
) -> None:
    worker = Worker(example)
    with example.writing() as archive:
        outbox.put(archive, Post("a", CHANNEL, to_record(Answer("A")), AT + 2 * HOUR))
    tick = Tick(worker, lambda: AT, None, [Bell([AT + HOUR, AT + 3 * HOUR]).hook(), broken()])
    found = [await tick.next_due(AT + hours * HOUR) for hours in (0, 1, 2, 3)]
    assert found == [AT + HOUR, AT + 2 * HOUR, AT + 3 * HOUR, None]
    worker.close()


async def test_the_clock_stops_at_every_due_moment_on_the_way(example: Database) -> None:
    clock, worker = MovableClock(), Worker(example)
    clock.move_to(AT)
    bell = Bell([AT + HOUR, AT + 2 * HOUR, AT + 9 * HOUR])
    with example.writing() as archive:
        late = Post("a", CHANNEL, to_record(Answer("A")), AT + timedelta(minutes=90))
        outbox.put(archive, late)
    async with staged(example) as stage:
        move = mover(stage, worker, [bell.hook()], clock)
        assert await move(AT + 3 * HOUR) == [
            "2026-11-22 11:00: Klockan slog 11",
            "2026-11-22 11:30: A",
            "2026-11-22 12:00: Klockan slog 12",
        ]
        assert AT + 3 * HOUR <= clock() < AT + 3 * HOUR + timedelta(minutes=1)
        stops = [AT + HOUR, AT + timedelta(minutes=90), AT + 2 * HOUR]
        assert bell.ran[1:] == stops
    worker.close()


async def test_a_post_that_cannot_be_sent_does_not_hold_the_clock(example: Database) -> None:
    clock, worker = MovableClock(), Worker(example)
    clock.move_to(AT)
    async with staged(example, Office([ConnectionResetError()])) as stage:
        stage.put_answer("a")
        assert await mover(stage, worker, [], clock)(AT + HOUR) == []
        assert clock() >= AT + HOUR
    worker.close()


async def test_a_clock_without_a_bot_only_moves() -> None:
    clock = MovableClock()
    assert await ClockMover(clock)(AT) == []
    assert AT <= clock() < AT + timedelta(minutes=1)


def test_what_an_answer_promises_to_post_is_posted_at_once(furnished: Path) -> None:
    async def scene(person: Callable[[str], Visitor]) -> None:
        kansliet, gotland = person("UKANSLIET"), person("USAMORDNARE09")
        text = "/hallbar koppla samordnare-09 till team=T0SANDBOX användare=UNY"
        await kansliet.says(STEERING, text)
        told = await gotland.until(lambda state: state["messages"].get("DSAMORDNARE09"))
        assert "Ett annat konto är kopplat" in told[0]["text"]

    at_the_page(furnished, scene)
