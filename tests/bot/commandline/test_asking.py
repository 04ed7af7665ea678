import json
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Hallbar = Callable[..., int]
SHARE = "1\u00a0349\u00a0324,83\u00a0kr"


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
    assert "text, json eller blocks" in capsys.readouterr().err
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


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("9999-12-31", "till 2100-12-31"),
        ("0001-01-01T00:00+14:00", "från 2024-03-25"),
        ("1999-01-01", "från 2024-03-25"),
        ("2027-03-28T02:30", "sommartiden börjar"),
    ],
)
def test_a_time_that_cannot_be_asked_at_is_told_in_one_line(
    hallbar: Hallbar, capsys: pytest.CaptureFixture[str], at: str, told: str
) -> None:
    assert hallbar("ask", "--at", at, "frister") == 2
    said = capsys.readouterr()
    assert (said.out, len(said.err.splitlines())) == ("", 1)
    assert said.err.startswith(f"--at: ”{at}” ")
    assert told in said.err
    assert hallbar("ask", "--at", at, "--format", "json", "frister") == 2
    assert told in json.loads(capsys.readouterr().out)["title"]


def test_of_a_doubled_hour_it_is_told_which_one_is_taken_and_an_offset_chooses(
    hallbar: Hallbar, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hallbar("init", "--example") == 0
    capsys.readouterr()
    assert hallbar("ask", "--at", "2026-10-25T02:30", "--format", "json", "vem") == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["title"] == "Vem du är", "the answer is not disturbed"
    assert "den andra skrivs 2026-10-25T02:30+01:00" in said.err
    for at in ("2026-10-25T02:30+01:00", "2026-10-25T02:30+02:00"):
        assert hallbar("ask", "--at", at, "vem") == 0
        assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("frister", "--at", "2027-01-01"), "--at ska stå före orden"),
        (("frister", "--database=sqlite:///x.db"), "--database ska stå före orden"),
        (("--form", "json", "vem"), "--form finns inte"),
    ],
)
def test_an_option_in_the_wrong_place_or_that_there_is_not_is_told(
    hallbar: Hallbar, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], told: str
) -> None:
    assert hallbar("ask", *words) == 2
    assert told in capsys.readouterr().err


def test_an_answer_is_fitted_to_the_screen_and_whole_for_a_program(
    hallbar: Hallbar, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert hallbar("init", "--example") == 0
    asked = ("ask", "--at", "2026-11-22T10:00", "frister")
    capsys.readouterr()
    assert hallbar(*asked) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) > 100
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "60")
    assert hallbar(*asked) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 60


def test_a_missing_or_older_database_is_told_and_not_made(
    hallbar: Hallbar, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hallbar("ask", "vem") == 1
    assert "hallbar init" in capsys.readouterr().err
    assert not Path("data").exists()
    Path("tom.db").touch()
    assert hallbar("ask", "--database", "sqlite:///tom.db", "vem") == 1
    assert "finns ingen databas" in capsys.readouterr().err
    assert hallbar("ask", "--format", "json", "vem") == 1
    assert "hallbar init" in json.loads(capsys.readouterr().out)["plain"]


@pytest.mark.parametrize(
    ("version", "told"), [("0001", "äldre form"), ("9999", "nyare version"), ("x", "annat program")]
)
def test_an_older_a_newer_and_a_foreign_database_are_told_apart(
    hallbar: Hallbar, capsys: pytest.CaptureFixture[str], version: str, told: str
) -> None:
    assert hallbar("init") == 0
    with sqlite3.connect("data/hallbar.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (version,))
    connection.close()
    capsys.readouterr()
    assert hallbar("ask", "vem") == 1
    assert told in capsys.readouterr().err
    if version != "0001":
        assert hallbar("init") == 1, "it is not migrated either"
        assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("sqlite:///brev.txt", "skadad eller ingen databas"),
        ("sqlite:///brev.txt/x.db", "hallbar init"),
        ("postgresql://bot:hemligt@127.0.0.1:9/hallbar", "svarar inte"),
        ("mysql://bot:hemligt@db/hallbar", "adress går inte att läsa"),
    ],
)
def test_a_database_that_cannot_be_used_is_told_in_one_line(
    hallbar: Hallbar, capsys: pytest.CaptureFixture[str], url: str, told: str
) -> None:
    Path("brev.txt").write_text("Hej! " * 300)
    assert hallbar("ask", "--database", url, "andel", "Skåne") == 1
    said = capsys.readouterr()
    assert (said.out, len(said.err.splitlines())) == ("", 1)
    assert told in said.err
    assert "hemligt" not in said.err
    assert hallbar("ask", "--database", url, "--format", "json", "andel", "Skåne") == 1
    assert told in json.loads(capsys.readouterr().out)["plain"]


def test_nobody_is_played_where_it_is_no_example(hallbar: Hallbar) -> None:
    assert hallbar("init") == 0
    for handle in ("kansliet", "ingen-alls"):
        assert hallbar("ask", "--as", handle, *_budget()) == 3
        assert hallbar("ask", "--as", handle, "vem") == 2, "nobody bears that handle here"
    assert hallbar("ask", "--at", "2027-01-01T08:00", *_budget()) == 3


def test_a_text_file_is_printed_alone_and_what_tells_of_it_beside(
    hallbar: Hallbar, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert hallbar("init", "--example") == 0
    capsysbinary.readouterr()
    assert hallbar("ask", "andelar", "som=csv") == 0
    said = capsysbinary.readouterr()
    lines = said.out.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("kod;region;folkmängd")
    assert len(lines) == 22
    assert b"Samarbetsformerna" in said.err
    assert b"Fil:" not in said.err


def test_a_file_is_written_where_one_says(
    hallbar: Hallbar, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hallbar("init", "--example") == 0
    capsys.readouterr()
    assert hallbar("ask", "--out", "a.csv", "andelar", "som=csv") == 0
    said = capsys.readouterr()
    assert Path("a.csv").read_text("utf-8-sig").startswith("kod;region")
    assert "a.csv" in said.err
    assert "Andelar" in said.out
    assert "kod;region" not in said.out
    assert hallbar("ask", "andelar", "som=bild") == 0
    assert "--out andelar-" in capsys.readouterr().out
    assert hallbar("ask", "--out", "a.png", "andelar", "som=bild") == 0
    assert Path("a.png").read_bytes().startswith(b"\x89PNG")
    capsys.readouterr()
    assert hallbar("ask", "--format", "json", "--out", "b.csv", "andelar", "som=csv") == 0
    assert "kod;region" in json.loads(capsys.readouterr().out)["parts"][-1]["text"]
    assert Path("b.csv").read_bytes() == Path("a.csv").read_bytes()


def test_where_there_is_no_file_none_is_written(
    hallbar: Hallbar, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hallbar("init", "--example") == 0
    capsys.readouterr()
    assert hallbar("ask", "--out", "a.csv", "frister") == 1
    said = capsys.readouterr()
    assert "Kommande frister" in said.out, "it was asked, and so it is answered"
    assert "ingen fil" in said.err
    assert hallbar("ask", "--out", "a.csv", "andel", "skone") == 2
    assert not Path("a.csv").exists()
    assert hallbar("ask", "--out", "finns/inte.csv", "andelar", "som=csv") == 1
    assert "ingen sådan fil eller mapp" in capsys.readouterr().err
    assert hallbar("ask", "andelar", "--out", "a.csv") == 2
    assert "före orden" in capsys.readouterr().err
