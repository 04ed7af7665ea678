"""`hallbar doctor`, `verify` and `export`, as an operator runs them."""

import csv
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import made

RUNNER = CliRunner()


def invoked(*words: str) -> Result:
    return RUNNER.invoke(made(words), words)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An example database with a decision in its register."""
    file = tmp_path_factory.mktemp("verifying") / "example.db"
    url = f"sqlite:///{file}"
    assert invoked("init", "--example", "--database", url).exit_code == 0
    words = ["arbetsordning", "anta", "protokoll=2026-11-20 § 4"]
    given = ["--database", url, "--as", "kansliet", "--at", "2026-11-23T09:00"]
    assert invoked("ask", *given, *words).exit_code == 0
    return file


@pytest.fixture
def file(original: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "copy.db"
    copy.write_bytes(original.read_bytes())
    return copy


def run(file: Path, *words: str) -> tuple[int, str]:
    result = invoked(*words, "--database", f"sqlite:///{file}")
    return result.exit_code, result.output


def change(file: Path, *statements: str) -> None:
    connection = sqlite3.connect(file)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def head(file: Path) -> str:
    exported = json.loads(run(file, "export", "register", "--format", "json")[1])
    return str(exported["journal"]["kontrollsumma"])


def test_an_untouched_database_is_clean(file: Path) -> None:
    code, told = run(file, "verify")
    assert (code, told.splitlines()[0]) == (0, "Journalen är hel")


def test_an_altered_decision_is_found_and_named(file: Path) -> None:
    change(file, "UPDATE decisions SET title = 'Något annat'")
    code, told = run(file, "verify")
    assert code == 1
    assert "Rad 1 i tabellen decisions är ändrad" in told


def test_a_history_cut_off_at_its_end_is_found_by_an_earlier_anchor_alone(file: Path) -> None:
    anchor = head(file)
    change(
        file,
        "DELETE FROM adoptions",
        "DELETE FROM decisions",
        "DELETE FROM journal WHERE \"table\" IN ('adoptions', 'decisions')",
    )
    assert run(file, "verify")[0] == 0
    code, told = run(file, "verify", "--anchor", anchor)
    assert code == 1
    assert "finns inte i den" in told


def test_the_register_is_written_as_a_sheet(file: Path) -> None:
    code, told = run(file, "export", "register")
    (row,) = csv.DictReader(told.removeprefix("\ufeff").splitlines(keepends=True), delimiter=";")
    assert code == 0
    assert (row["nummer"], row["grund"]) == ("2026-01", "2026-11-20 § 4")


def test_the_register_is_written_as_json_that_ends_with_a_line_break(file: Path) -> None:
    code, told = run(file, "export", "register", "--format", "json")
    assert code == 0
    assert told.endswith("}\n")
    assert [each["nummer"] for each in json.loads(told)["beslut"]] == ["2026-01"]


def test_a_form_there_is_not_is_refused(file: Path) -> None:
    assert run(file, "export", "register", "--format", "xml")[0] == 2


def test_the_doctor_ends_with_what_it_found(
    hallbar: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert hallbar("doctor") == 1
    assert "FEL  Databas: finns inte" in capsys.readouterr().out
    assert hallbar("init") == 0
    assert hallbar("doctor") == 0
    said = capsys.readouterr().out
    assert "ok   Läge: sandlåda" in said
    assert "ok   Journal: kedjan är hel" in said


def test_the_calendar_is_written_as_the_bytes_it_is(file: Path, tmp_path: Path) -> None:
    code, told = run(file, "export", "calendar", "--year", "2027")
    assert code == 0
    assert told.startswith("BEGIN:VCALENDAR")
    output = tmp_path / "kalender.ics"
    assert run(file, "export", "calendar", "--year", "2027", "--output", str(output)) == (0, "")
    written = output.read_bytes()
    assert written.decode().replace("\r\n", "\n") == told.replace("\r\n", "\n")
    assert written.endswith(b"END:VCALENDAR\r\n")
    assert b"Verksamhetsplanen f\xc3\xb6r 2028" in written
    assert b"DTSTART;VALUE=DATE:2026" not in written


def test_a_calendar_of_no_year_there_is_is_refused(file: Path) -> None:
    assert run(file, "export", "calendar", "--year", "1027")[0] == 2


def test_a_file_that_cannot_be_written_is_told(
    hallbar: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert hallbar("init") == 0
    capsys.readouterr()
    Path("mapp").mkdir()
    for output, why in (("mapp", "det är en mapp"), ("finns/inte.ics", "ingen sådan fil")):
        assert hallbar("export", "calendar", "--output", output) == 1
        said = capsys.readouterr().err
        assert said.startswith(f"Filen {output} går inte att skriva: ")
        assert why in said
