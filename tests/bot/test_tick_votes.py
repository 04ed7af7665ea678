"""Votes closed by the heartbeat: on the minute, once, told at once, and cheaply waited for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from bot.clock import MovableClock
from bot.plain import plain
from bot.platform import Drawn
from bot.rehearsal import ClockMover
from bot.tick import HOOKS, VOTES, Tick, next_due
from bot.ticking import ticked
from bot.trying import tried
from bot.worker import Worker
from governance.acts import State
from handlers.answer import Answer
from storage import journal, voting
from storage.database import Database
from tests.bot.test_outbox import Office, Stage, staged
from tests.bot.test_rehearsal import STEERING, Visitor, at_the_page
from tests.bot.test_ticking import ALONE
from tests.handlers.test_voting import AT, CLOSES, MEMBERS, NEW, state, with_vote

SECOND = timedelta(seconds=1)
RESULT = "Omröstning 1: Budget 2027: resultat"


@pytest.fixture
def opened(example: Database) -> Database:
    """An example database with a vote that four have said yes in."""
    door = with_vote(example)
    for who in MEMBERS[:4]:
        door.accepted(who, "rösta 1 bifall")
    return example


@contextmanager
def statements() -> Iterator[list[str]]:
    """The SQL that is run while the block does."""
    heard: list[str] = []

    def hear(*told: object) -> None:
        heard.append(str(told[2]))

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        yield heard
    finally:
        event.remove(Engine, "before_cursor_execute", hear)


class Readable(Office):
    """A platform that keeps all of what is said."""

    async def draw(self, answer: Answer) -> Drawn:
        return {"title": answer.title, "text": plain(answer)}


def revision(database: Database) -> int:
    with database.reading() as archive:
        return archive.revision


def said(stage: Stage, message: str) -> str:
    return str(stage.office.messages[message].drawn["text"])


async def test_a_vote_is_closed_on_the_minute_and_its_result_posted_in_the_same_tick(
    opened: Database,
) -> None:
    worker = Worker(opened)
    async with staged(opened, Readable()) as stage:
        tick = Tick(worker, lambda: CLOSES, stage.sender, [VOTES])
        await tick(CLOSES - SECOND)
        assert state(opened) is State.OPEN
        card = stage.kept("vote:1:card").message
        assert "Har röstat: 4 av 7" in said(stage, card)
        titles = await tick(CLOSES)
        assert state(opened) is State.CLOSED
        assert RESULT in titles
        assert "Förslaget bifölls. Beslut 2026-02." in said(stage, card)
        (told,) = [each for each in stage.office.letters if each.drawn["title"] == RESULT]
        assert told.under == card
        assert await tick(CLOSES + SECOND) == []
    worker.close()


async def test_a_late_tick_closes_at_the_vote_s_own_time(opened: Database) -> None:
    worker = Worker(opened)
    await Tick(worker, lambda: CLOSES, None, [VOTES])(CLOSES + timedelta(hours=9))
    with opened.reading() as archive:
        stored = voting.load(archive, 1)
    assert stored is not None
    assert stored.closed_at == CLOSES
    worker.close()


def test_a_hook_run_twice_does_its_work_once(opened: Database) -> None:
    VOTES.run(opened, CLOSES)
    once = revision(opened)
    VOTES.run(opened, CLOSES + SECOND)
    assert revision(opened) == once
    with opened.reading() as archive:
        assert journal.verify(archive) is None


def test_the_next_moment_is_a_nudge_and_then_the_close(opened: Database) -> None:
    nudge = next_due(opened, AT, [VOTES])
    assert nudge is not None
    assert AT < nudge < CLOSES
    assert next_due(opened, CLOSES - SECOND, [VOTES]) == CLOSES


def test_with_nothing_open_there_is_no_next_moment(example: Database) -> None:
    assert VOTES.next_due(example, AT) is None


def test_a_heartbeat_with_nothing_due_reads_a_little_and_writes_nothing(opened: Database) -> None:
    with statements() as ran:
        VOTES.run(opened, CLOSES - SECOND)
    assert len(ran) <= 3
    assert all(each.startswith("SELECT") for each in ran)


def test_the_heartbeat_has_the_votes_among_its_work() -> None:
    assert VOTES in HOOKS


def test_a_dry_run_tells_the_result_and_leaves_the_vote_open(opened: Database) -> None:
    _, done, *told = tried(opened, CLOSES, lambda: CLOSES)
    assert "omröstning: räknad; beslut fört in" in done
    assert done.startswith("Skulle göras: ")
    assert any(RESULT in line for line in told), told
    assert state(opened) is State.OPEN


def test_the_command_line_closes_and_tells_what_waits(opened: Database) -> None:
    told = ticked(opened, ALONE, CLOSES)
    assert "omröstning: räknad; beslut fört in" in told[0]
    assert told[0].startswith("Gjort: ")
    follows = "efter det utskick som det hör till"
    assert f"till kanalen styrgruppen: {RESULT} ({follows})" in told
    assert state(opened) is State.CLOSED


async def test_the_clock_moved_past_the_close_stops_there(opened: Database) -> None:
    clock, worker = MovableClock(), Worker(opened)
    clock.move_to(AT)
    async with staged(opened) as stage:
        mover = ClockMover(clock)
        mover.tick = Tick(worker, clock, stage.sender, [VOTES])
        told = await mover(CLOSES + timedelta(days=30))
        assert told[1:4] == [
            "2026-12-01 08:00: Påminnelse: omröstning 1 (3 st.)",
            "2026-12-04 16:00: Påminnelse: omröstning 1 (3 st.)",
            "2026-12-08 11:00: Påminnelse: omröstning 1 (3 st.)",
        ]
        assert f"2026-12-08 15:00: {RESULT}" in told
    with opened.reading() as archive:
        closing = voting.history(archive, 1)[-1]
    assert closing.event.acting.at == CLOSES
    worker.close()


def test_in_the_sandbox_the_clock_closes_the_vote_and_the_channel_reads_the_result(
    furnished: Path,
) -> None:
    async def scene(person: Callable[[str], Visitor]) -> None:
        kansliet, lfu = person("UKANSLIET"), person("ULFU1")
        assert (await kansliet.moves_clock(f"{AT:%Y-%m-%dT%H:%M}"))["ok"]
        await kansliet.says(STEERING, '/hallbar arbetsordning anta protokoll="2026-11-20 § 4"')
        await kansliet.says(STEERING, f"/hallbar {NEW}")
        await kansliet.says(STEERING, "/hallbar omröstning 1 öppna")
        for user in ("ULFU1", "ULFU2", "URMC1", "USTOCKHOLM"):
            await person(user).says(STEERING, "/hallbar rösta 1 bifall")
        moved = await kansliet.moves_clock("2026-12-08T15:00")
        assert f"2026-12-08 15:00: {RESULT}" in moved["ran"]
        posted = [each for each in await lfu.messages(STEERING) if not each["ephemeral"]]
        assert any("Förslaget bifölls. Beslut 2026-02." in each["text"] for each in posted)

    at_the_page(furnished, scene)
