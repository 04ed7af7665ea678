import csv

import pytest

from handlers.answer import Answer, Column, Document, Table, Text
from handlers.texts.sheets import sheet, with_sheets


def cells(*row: str | int) -> list[str]:
    """A row as a spreadsheet reads it back."""
    document = sheet("ark.csv", ("kolumn",) * len(row), [row])
    text = document.text.removeprefix("\ufeff")
    return list(csv.reader(text.splitlines(keepends=True), delimiter=";"))[1]


@pytest.mark.parametrize(
    "formula",
    [
        "=1+1",
        "+46 8",
        "-5",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1",
        '=HYPERLINK("https://example.org")',
        "＝1",
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_is_marked_as_text(formula: str) -> None:
    assert cells(formula)[0].startswith(f"'{formula[0]}")


@pytest.mark.parametrize("harmless", ["", "Region Skåne", "2026-03-31", "a=b", "13,49324", "'x"])
def test_other_text_is_left_as_it_is(harmless: str) -> None:
    assert cells(harmless, "x") == [harmless, "x"]


def test_a_number_stays_a_number_below_nought_too() -> None:
    assert cells(-5, 12) == ["-5", "12"]


def test_blanks_quotes_and_semicolons_come_back_as_they_were() -> None:
    assert cells('säg "ja"; eller', "rad ett\nrad två") == ['säg "ja"; eller', "rad ett\nrad två"]


def test_the_file_begins_with_the_mark_that_tells_its_encoding() -> None:
    document = sheet("ark.csv", ("å",), [])
    assert (document.name, document.media, document.text) == ("ark.csv", "text/csv", "\ufeffå\r\n")


def test_the_tables_of_an_answer_become_files_named_after_it() -> None:
    table = Table("Stolar", (Column("Stol"), Column("Vem")), (("1", "=rmc1"),))
    (one,) = with_sheets(Answer("Styrgruppen: årets läge", (Text("Så här."), table))).parts
    assert isinstance(one, Document)
    assert one.name == "styrgruppen-arets-lage.csv"
    assert one.text == "\ufeffStol;Vem\r\n1;'=rmc1\r\n"
    several = with_sheets(Answer("…", (table, Text(""), table))).parts
    assert [part.name for part in several if isinstance(part, Document)] == [
        *("tabell-1.csv", "tabell-2.csv")
    ]


def test_an_answer_without_tables_stays_as_it_is() -> None:
    answer = Answer("Det går inte", (Text("Nej."),))
    assert with_sheets(answer) is answer
