"""Words no command takes are told in one Swedish line, with exit code 2."""

from collections.abc import Callable

import pytest

Hallbar = Callable[..., int]
FILE = "FIL saknas eller är fel skrivet. Filen att läsa in."
YEAR = (
    "--year ÅR saknas eller är fel skrivet. Ett år mellan 2000 och 2100; annars förra, årets och "
    "nästa."
)


@pytest.mark.parametrize(
    ("words", "told", "page"),
    [
        ("nonsens", "Kommandot nonsens finns inte.", "hallbar"),
        ("verfy", "Kommandot verfy finns inte. Menade du verify?", "hallbar"),
        ("export nonsens", "Kommandot nonsens finns inte.", "hallbar export"),
        ("--nonsens", "Valet --nonsens finns inte.", "hallbar"),
        ("tick --dryrun", "Valet --dryrun finns inte. Menade du --dry-run?", "hallbar tick"),
        ("tick a b", "Det står för mycket: a b.", "hallbar tick"),
        ("tick --at", "Valet --at är fel skrivet.", "hallbar"),
        ("tick --dry-run=1", "Valet --dry-run är fel skrivet.", "hallbar"),
        ("import organisation", FILE, "hallbar import organisation"),
        ("export calendar --year 1027", YEAR, "hallbar export calendar"),
        ("export calendar --year x", YEAR, "hallbar export calendar"),
    ],
)
def test_it_is_told_what_is_wrong_and_where_help_is(
    hallbar: Hallbar, capsys: pytest.CaptureFixture[str], words: str, told: str, page: str
) -> None:
    assert hallbar(*words.split()) == 2
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"{told} Hjälp: {page} --help\n")


@pytest.mark.parametrize("words", [(), ("import",), ("export",)])
def test_where_a_command_is_left_out_there_is_the_page(
    hallbar: Hallbar, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    assert hallbar(*words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Så skriver du: ")
    assert "Kommandon:" in said.err
