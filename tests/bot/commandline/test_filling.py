from collections.abc import Callable
from pathlib import Path

import pytest

Hallbar = Callable[..., int]
DATA = Path(__file__).parents[2] / "handlers" / "data"


def test_a_database_is_made_once(hallbar: Hallbar, capsys: pytest.CaptureFixture[str]) -> None:
    assert hallbar("init") == 0
    assert "Databasen är gjord." in capsys.readouterr().out
    assert Path("data/hallbar.db").is_file()
    assert hallbar("init", "--example") == 0
    assert "inget är ändrat" in capsys.readouterr().out
    assert hallbar("ask", "--as", "skane", "vem") == 2, "it was not made an example"


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

    monkeypatch.setattr("bot.commandline.filling.Scb", Scb)
    assert hallbar("init") == 0
    assert hallbar("import", "scb", "--dry-run") == 0


@pytest.mark.parametrize("command", [("organisation",), ("populations",), ("scb", "--file")])
def test_a_file_that_cannot_be_read_is_told(
    hallbar: Hallbar, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    assert hallbar("init") == 0
    capsys.readouterr()
    Path("mapp").mkdir()
    for file, why in (("finns-inte", "ingen sådan fil"), ("mapp", "det är en mapp")):
        assert hallbar("import", *command, file) == 2
        said = capsys.readouterr().err
        assert said.startswith(f"Filen {file} går inte att läsa: ")
        assert why in said


def test_a_year_and_a_file_are_not_both_given(
    hallbar: Hallbar, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hallbar("import", "scb", "--year", "2024", "--file", "scb.json") == 2
    assert "--year eller --file" in capsys.readouterr().err
    assert hallbar("import", "scb", "--year", "1999") == 2
    assert "mellan 2000 och 2100" in capsys.readouterr().err
