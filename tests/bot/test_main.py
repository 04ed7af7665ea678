import json
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.house import fill, opened
from tests.bot.slack.stage import NOW

DATA = Path(__file__).parents[1] / "handlers" / "data"
SHARE = "1\u00a0349\u00a0324,83\u00a0kr"
VARIABLES = ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "HALLBAR_SANDBOX")

Hallbar = Callable[..., int]


@pytest.fixture
def hallbar(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Hallbar:
    """The command line in an empty folder; gives the exit code."""
    monkeypatch.chdir(tmp_path)
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)

    def run(*words: str) -> int:
        monkeypatch.setattr(sys, "argv", ["hallbar", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        return int(ended.value.code or 0)

    return run


@pytest.fixture
def taken() -> Iterator[str]:
    """A port somebody listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield str(listening.getsockname()[1])


def test_a_database_is_made_once(hallbar: Hallbar, capsys: pytest.CaptureFixture[str]) -> None:
    assert hallbar("init") == 0
    assert "Databasen är gjord." in capsys.readouterr().out
    assert Path("data/hallbar.db").is_file()
    assert hallbar("init", "--example") == 0
    assert "inget är ändrat" in capsys.readouterr().out
    assert hallbar("ask", "--as", "skane", "vem") == 2, "it was not made an example"


def test_an_example_can_be_asked_as_anybody(
    hallbar: Hallbar, capsys: pytest.CaptureFixture[str]
) -> None:
    url = "sqlite:///nytt/exempel.db"
    assert hallbar("init", "--example", "--database", url) == 0
    capsys.readouterr()
    given = ("--database", url, "--at", "2026-11-22T10:00")
    assert hallbar("ask", *given, "--as", "skane", "andel", "Region Skåne") == 0
    assert SHARE in capsys.readouterr().out
    assert hallbar("ask", *given, "--as", "kansliet", *_budget()) == 0
    assert hallbar("ask", *given, "--as", "skane", *_budget()) == 3
    assert hallbar("ask", *given, "andel", "-5") == 2
    assert hallbar("ask", *given, "-5") == 2
    capsys.readouterr()
    assert hallbar("ask", *given, "--format", "json", "andel", "Region Skåne") == 0
    assert SHARE in json.loads(capsys.readouterr().out)["plain"]
    assert hallbar("ask", *given, "--format", "blocks", "andel", "Region Skåne") == 0
    assert json.loads(capsys.readouterr().out)[0]["type"] == "header"
    assert hallbar("ask", *given) == 0


def _budget() -> tuple[str, ...]:
    return ("budget", "2028", "sätt", "belopp=12 000 000")


def test_a_form_of_answer_there_is_not_is_refused_before_anything_is_asked(
    hallbar: Hallbar, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hallbar("init", "--example") == 0
    assert hallbar("ask", "--as", "kansliet", "--format", "xml", *_budget()) == 2
    assert "xml" in capsys.readouterr().err
    assert hallbar("ask", "--as", "skane", "budget", "2028") == 0
    assert "12\u00a0000\u00a0000" not in capsys.readouterr().out


def test_a_time_that_cannot_be_read_is_told(
    hallbar: Hallbar, capsys: pytest.CaptureFixture[str]
) -> None:
    for at in ("i går", "2027-02-30", ""):
        assert hallbar("ask", "--at", at, "vem") == 2
        assert "2027-03-31T08:00" in capsys.readouterr().err
    assert hallbar("ask", "--at", "i går", "--format", "json", "vem") == 2
    assert "2027-03-31T08:00" in json.loads(capsys.readouterr().out)["title"]


def test_a_missing_or_older_database_is_told_and_not_made(
    hallbar: Hallbar, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hallbar("ask", "vem") == 1
    assert "hallbar init" in capsys.readouterr().err
    assert not Path("data").exists()
    Path("gammal.db").touch()
    assert hallbar("ask", "--database", "sqlite:///gammal.db", "vem") == 1
    assert "hallbar init" in capsys.readouterr().err
    assert hallbar("ask", "--format", "json", "vem") == 1
    assert "hallbar init" in json.loads(capsys.readouterr().out)["plain"]


def test_the_example_file_is_printed_and_can_be_taken_in(
    hallbar: Hallbar, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hallbar("init", "--print-example") == 0
    Path("organisation.toml").write_text(capsys.readouterr().out, "utf-8")
    assert not Path("data").exists()
    assert hallbar("init") == 0
    assert hallbar("import", "organisation", "organisation.toml", "--dry-run") == 0
    assert hallbar("ask", "styrgrupp") == 0
    assert hallbar("import", "organisation", "organisation.toml") == 0
    Path("trasig.toml").write_text("[", "utf-8")
    assert hallbar("import", "organisation", "trasig.toml") in {2, 3}


def test_figures_are_taken_in_from_files(
    hallbar: Hallbar, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hallbar("init") == 0
    saved = str(DATA / "scb_tab638_2024.json")
    assert hallbar("import", "scb", "--file", saved, "--dry-run") == 0
    Path("tom.csv").write_text("x\n", "utf-8")
    assert hallbar("import", "populations", "tom.csv") == 2
    assert "region" in capsys.readouterr().out


def test_the_newest_figures_are_fetched_from_scb(
    hallbar: Hallbar, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Scb:
        def latest_year(self) -> int:
            return 2024

        def figures(self, year: int) -> bytes:
            assert year == 2024
            return (DATA / "scb_tab638_2024.json").read_bytes()

    monkeypatch.setattr("bot.scb.Scb", Scb)
    assert hallbar("init") == 0
    assert hallbar("import", "scb", "--dry-run") == 0


def test_a_tick_by_hand_says_what_would_be_posted(
    hallbar: Hallbar, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hallbar("init") == 0
    capsys.readouterr()
    assert hallbar("tick", "--dry-run") == 0
    assert hallbar("tick", "--dry-run", "--at", "2029-03-31T08:00") == 0
    assert capsys.readouterr().out.strip()
    assert hallbar("tick", "--at", "2029-03-31T08:00") == 3, "it is no example"
    assert "exempeldatabas" in capsys.readouterr().err


def test_the_doctor_ends_with_what_it_found(
    hallbar: Hallbar, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hallbar("doctor") == 1
    assert "FEL  Databas: finns inte" in capsys.readouterr().out
    assert hallbar("init") == 0
    assert hallbar("doctor") == 0
    said = capsys.readouterr().out
    assert "ok   Läge: sandlåda" in said
    assert "ok   Journal: kedjan är hel" in said


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


def test_a_bug_is_a_bug(hallbar: Hallbar, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_given: object, **_more: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("bot.house.fill", broken)
    with pytest.raises(ZeroDivisionError):
        hallbar("init")
