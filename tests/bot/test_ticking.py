"""`hallbar tick`: what it did, what it would do, and what it leaves alone."""

import os
import subprocess
import sys
from collections import Counter
from datetime import datetime, timedelta

import pytest
from pydantic import SecretStr

from bot.house import fill
from bot.settings import Settings
from bot.tick import HOOKS, Hook
from bot.ticking import NotAll, NotTheTime, ticked
from bot.trying import tried
from handlers.posting import asked, to_channel
from handlers.texts.post_words import ERRORS
from storage import outbox
from storage.database import Database, Unusable
from storage.outbox import State
from tests.bot.waiting_posts import AT, put

ALONE = Settings().model_copy(update={"slack_bot_token": SecretStr("")})
UNREACHABLE = ALONE.model_copy(
    update={"slack_bot_token": SecretStr("xoxb-x"), "slack_api_url": "http://127.0.0.1:9/api/"}
)


def states(database: Database) -> dict[State, int]:
    """How the two posts stand, whatever else the heartbeat has put."""
    with database.reading() as archive:
        found = (outbox.keyed(archive, key) for key in "ab")
        return dict(Counter(each.state for each in found if each is not None))


def test_what_cannot_be_posted_is_called_what_it_would_be_called(waiting: Database) -> None:
    put(waiting, "c", to_channel("okänd"), asked("frister", {}))
    told = f"till kanalen okänd: Kommande frister (går inte: {ERRORS['no address']})"
    assert tried(waiting, AT, lambda: AT)[-1] == f"2026-11-22 10:00 {told}"
    fate = f"kom inte fram ({ERRORS['no address']}): till kanalen okänd: Kommande frister"
    assert fate in ticked(waiting, UNREACHABLE, AT)


def test_without_slack_the_posts_wait_and_are_told(waiting: Database) -> None:
    told = ticked(waiting, ALONE, AT)
    assert told[0].endswith("så inget skickas. Det som väntar: 2 utskick.")
    assert told[1].startswith("till kanalen styrgruppen: Kommande frister – Har passerat: 2026-1 ")
    assert states(waiting) == {State.PENDING: 2}
    assert ticked(waiting, ALONE, AT - timedelta(days=1))[0].endswith("Inget väntar.")


def test_with_slack_each_post_is_told_with_what_became_of_it(waiting: Database) -> None:
    told = ticked(waiting, UNREACHABLE, AT)
    assert told[0] == "Det som var dags: 2 utskick."
    assert told[1].startswith("väntar (")
    assert told[2].startswith("kom inte fram (mottagaren har inget kopplat konto")
    assert states(waiting) == {State.PENDING: 1, State.FAILED: 1}


def test_what_fails_on_the_way_is_told_after_what_was_done(
    waiting: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_database: Database, _at: datetime) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("bot.ticking.HOOKS", (Hook(broken, lambda *_: None), *HOOKS))
    with pytest.raises(NotAll) as failed:
        ticked(waiting, ALONE, AT)
    first, *_, last = str(failed.value).splitlines()
    assert first.endswith("Det som väntar: 2 utskick.")
    assert last.startswith("Allt blev inte gjort")
    assert failed.value.exit == 1
    assert "a hook of the heartbeat failed" in caplog.text


def test_where_nothing_can_be_written_a_tick_does_not_even_begin(
    waiting: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    waiting.close()
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write whatever the file says
    for tick in (lambda: ticked(waiting, ALONE, AT), lambda: tried(waiting, AT, lambda: AT)):
        with pytest.raises(Unusable):
            tick()
    assert caplog.text == ""


def test_a_real_database_knows_no_time_but_now(database: Database) -> None:
    fill(database, lambda: AT, example=False)
    with pytest.raises(NotTheTime):
        ticked(database, ALONE, AT + timedelta(days=1))
    assert tried(database, AT + timedelta(hours=1), lambda: AT)[-1] == "Inget skulle skickas."


def test_the_command_line_ticks(example_url: str) -> None:
    command = [sys.executable, "-m", "bot", "tick", "--database", example_url]
    done = subprocess.run([*command, "--dry-run"], capture_output=True, text=True, check=False)
    assert (done.stdout.splitlines()[-1], done.stderr) == ("Inget skulle skickas.", "")
    done = subprocess.run([*command, "--at", "i morgon"], capture_output=True, check=False)
    assert done.returncode == 2
