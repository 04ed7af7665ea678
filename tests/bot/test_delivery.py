"""Delivery: what may be there is looked for whatever has become of it; chaos in short."""

from pathlib import Path

import pytest
from sqlalchemy import update

from bot.platform import Letter, Refused
from bot.timing import Timing
from handlers.ask import Chosen
from handlers.posting import Content, written
from storage import outbox, tables
from storage.database import Database
from storage.outbox import State
from tests.bot.test_outbox import AT, Office, staged
from tests.chaos.mayhem import Violence
from tests.chaos.posts import Trial, tried
from tests.conversations.stage import Stage

CALL = "möte:1:2027-02-11T10:00:v0:kallelse:styrgruppen"
OVER = Chosen("påminnelse", {"sak": "möte:99:2026-11-22T09:00"})
"""A question with nothing to tell of."""

SHORT = Trial(
    posts=20,
    senders=2,
    spread=1.0,
    patience=120.0,
    timing=Timing(lease=1.5, between=0.0, tick=1.0),
    violence=Violence(kills_per_deed=0.4, stops_per_deed=0.05, stop_for=1.8),
)


def test_killed_senders_and_a_failing_slack_lose_nothing_and_double_nothing(
    url: str, tmp_path: Path
) -> None:
    found = tried(SHORT, url, tmp_path)
    assert (found.lost, found.doubled, found.unsettled, found.crashes) == (0, 0, 0, 0)
    assert found.kills > 5


async def test_a_call_of_unknown_fate_is_found_and_changed_when_the_meeting_has_moved(
    example: Database,
) -> None:
    play = Stage(example, AT)
    play.play("kansliet: möte nytt datum=2027-02-11 tid=10-12 plats=Teams")
    play.play("kansliet: möte 1 kalla")
    others = update(tables.outbox).where(tables.outbox.c.key != CALL)
    with example.writing() as archive:
        archive.connection.execute(others.values(state=State.CANCELLED))
    async with staged(example, Office([ConnectionResetError()], accepts=True)) as stage:
        await stage.sender.send_due()
        assert stage.kept(CALL).state is State.SENDING
        play.play("kansliet: möte 1 flytta datum=2027-02-18")
        await stage.until(CALL, State.SENT)
        there = stage.kept(CALL).message
        with example.reading() as archive:
            (redraw,) = outbox.gone_out(archive, f"{CALL}:ny:", AT)
        await stage.until(redraw.post.key, State.SENT)
        assert stage.office.messages[there].drawn["text"] == "Möte 1 är flyttat"


@pytest.mark.parametrize(("accepts", "state"), [(True, State.SENT), (False, State.CANCELLED)])
async def test_what_is_over_when_its_fate_is_unknown_is_let_go_only_if_it_is_not_there(
    example: Database, *, accepts: bool, state: State
) -> None:
    async with staged(example, Office([TimeoutError()], accepts=accepts)) as stage:
        stage.put_answer("a")
        await stage.sender.send_due()
        say(example, "a", Content(OVER))
        await stage.until("a", state)
        found = stage.kept("a")
        assert (found.message, found.error) == (("C1/1", "") if accepts else ("", "nothing to say"))
        assert len(stage.office.letters) == 1


@pytest.mark.parametrize("insists", [True, False])
async def test_what_is_over_stays_uncertain_where_nobody_may_look(
    example: Database, *, insists: bool
) -> None:
    office = Office([TimeoutError()], search_fails=[Refused("missing_scope")])
    async with staged(example, office) as stage:
        stage.put_answer("a")
        await stage.sender.send_due()
        say(example, "a", Content(OVER, insists=insists))
        await stage.until("a", State.UNCERTAIN)
        assert (stage.kept("a").error, stage.kept("a").unknown_since) == ("missing_scope", AT)


async def test_what_is_there_is_found_though_nobody_could_make_it_any_more(
    example: Database,
) -> None:
    async with staged(example, Office([TimeoutError()], accepts=True)) as stage:
        stage.put_answer("a")
        await stage.sender.send_due()
        say(example, "a", Content(Chosen("nonsens", {})))
        await stage.until("a", State.SENT)


async def test_what_is_found_is_called_what_it_was_called_when_it_was_sent(
    example: Database,
) -> None:
    async with staged(example) as stage:
        stage.put_answer("a")
        stage.office.messages = {"C1/1": Letter("a", "C1", {"text": "Titel a"})}
        values = {"state": State.SENDING, "unknown_since": AT, "began": "Som det hette\nDå"}
        with example.writing() as archive:
            archive.connection.execute(update(tables.outbox).values(values))
        assert await stage.sender.send_due() == ["Som det hette"]


def say(database: Database, key: str, content: Content) -> None:
    """Let a post say something else."""
    change = update(tables.outbox).where(tables.outbox.c.key == key)
    with database.writing() as archive:
        archive.connection.execute(change.values(content=written(content)))
