import socket
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import wall_clock
from bot.house import fill, opened
from tests.bot.slack.stage import NOW

Hallbar = Callable[..., int]


@pytest.fixture
def taken() -> Iterator[str]:
    """A port somebody listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield str(listening.getsockname()[1])


def test_a_tick_by_hand_says_what_would_be_posted(
    hallbar: Hallbar, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hallbar("init") == 0
    capsys.readouterr()
    assert hallbar("tick", "--dry-run") == 0
    assert capsys.readouterr().out.startswith("Så blir det vid ett hjärtslag ")
    later = f"{wall_clock() + timedelta(days=30):%Y-%m-%d}T12:00"
    assert hallbar("tick", "--dry-run", "--at", later) == 0
    assert capsys.readouterr().out.startswith("Så blir det från ")
    assert hallbar("tick", "--at", later) == 3, "it is no example"
    assert "exempeldatabas" in capsys.readouterr().err


def test_a_dry_run_too_far_ahead_is_refused_in_words(
    hallbar: Hallbar, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hallbar("init") == 0
    capsys.readouterr()
    far = f"{wall_clock() + timedelta(days=740):%Y-%m-%d}T12:00"
    assert hallbar("tick", "--dry-run", "--at", far) == 3
    said = capsys.readouterr()
    assert (said.out, "högst två år" in said.err) == ("", True)


@pytest.mark.parametrize("at", ["1999", "1999-01-01", "9999-12-31", "2027-03-28T02:30"])
@pytest.mark.parametrize("given", [(), ("--dry-run",)])
def test_a_tick_at_a_time_that_cannot_be_is_refused_before_anything_is_done(
    hallbar: Hallbar, capsys: pytest.CaptureFixture[str], at: str, given: tuple[str, ...]
) -> None:
    assert hallbar("tick", *given, "--at", at) == 2
    said = capsys.readouterr()
    assert said.err.startswith(f"--at: ”{at}” ")
    assert (said.out, len(said.err.splitlines())) == ("", 1)


def test_a_setting_that_cannot_be_read_is_named(
    hallbar: Hallbar, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HALLBAR_PORT", "tre tusen")
    assert hallbar("run") == 1
    said = capsys.readouterr().err
    assert "HALLBAR_PORT" in said
    assert len(said.splitlines()) == 1


def test_the_sandbox_does_not_start_where_it_never_shall(
    hallbar: Hallbar, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HALLBAR_SANDBOX", "never")
    for word in ("run", "sandbox"):
        assert hallbar(word) == 1
        assert "HALLBAR_SANDBOX=never" in capsys.readouterr().err
    assert not Path("data").exists()


def test_the_sandbox_does_not_start_on_a_port_that_is_taken(
    hallbar: Hallbar,
    taken: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("HALLBAR_SANDBOX_PORT", taken)
    assert hallbar("sandbox") == 1
    said = capsys.readouterr().err
    assert f"127.0.0.1:{taken} är upptagen" in said
    assert "HALLBAR_SANDBOX_PORT" in said


def test_the_sandbox_does_not_touch_a_real_organisation(
    hallbar: Hallbar, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hallbar("init") == 0
    monkeypatch.setenv("HALLBAR_SANDBOX_DATABASE_URL", "sqlite:///data/hallbar.db")
    assert hallbar("sandbox") == 3
    assert "inte märkt som exempel" in capsys.readouterr().err


def test_a_second_process_does_not_serve_the_same_database(
    hallbar: Hallbar, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HALLBAR_SANDBOX_PORT", "0")
    with opened("sqlite:///data/sandbox.db") as first, first.serve_alone():
        fill(first, lambda: NOW, example=True)
        for word in ("sandbox", "run"):
            assert hallbar(word) == 3
            said = capsys.readouterr().err
            assert said == "En annan process kör redan boten på databasen sandbox.db.\n"


def test_a_bot_slack_does_not_take_says_why(
    hallbar: Hallbar, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-hemligt")
    assert hallbar("run") == 1
    said = capsys.readouterr().err
    assert "SLACK_SIGNING_SECRET saknas" in said
    assert "hemligt" not in said


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SLACK_APP_TOKEN", "xapp-hemligt"),
        ("SLACK_SIGNING_SECRET", "hemligt"),
        ("SLACK_API_URL", "https://slack-hemligt.example.org/api/"),
        ("HALLBAR_KANSLI", "THEMLIGT:U1"),
    ],
)
def test_settings_of_slacks_without_the_bot_token_open_no_sandbox(
    hallbar: Hallbar,
    name: str,
    value: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(name, value)
    assert hallbar("run") == 1
    said = capsys.readouterr().err
    assert said.startswith("SLACK_BOT_TOKEN saknas")
    assert name in said
    assert "hemligt" not in said.lower()
    assert not Path("data").exists()
    assert hallbar("doctor") == 1
    assert f"FEL  SLACK_BOT_TOKEN: saknas, fast annat för Slack är satt ({name})" in (
        capsys.readouterr().out
    )


def test_an_example_is_not_let_into_slack_and_the_doctor_says_so(
    hallbar: Hallbar, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hallbar("init", "--example") == 0
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    # A proxy nobody answers at, so that whatever went wrong nothing would reach Slack.
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    assert hallbar("run") == 3
    assert "Databasen är en exempeldatabas" in capsys.readouterr().err
    assert hallbar("doctor") == 1
    assert "FEL  Märkning: databasen är en exempeldatabas" in capsys.readouterr().out
