"""Sheets (CSV): the one way we write them, safe to open in a spreadsheet."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from governance.spelling import plain
from handlers.answer import Answer, Document, Table

STARTS_A_FORMULA = frozenset("=+-@\t\r\n")
"""What makes a spreadsheet run a cell instead of showing it, in either width of the character."""
NEUTRAL = "'"
BYTE_ORDER_MARK = "\ufeff"
"""Tells spreadsheets that the text is UTF-8."""


def sheet(name: str, heading: Sequence[str], rows: Iterable[Sequence[str | int]]) -> Document:
    """Rows under a heading as a file."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(heading)
    writer.writerows([_cell(each) for each in row] for row in rows)
    return Document(name, "text/csv", BYTE_ORDER_MARK + out.getvalue())


def with_sheets(answer: Answer) -> Answer:
    """An answer with its tables as files, and nothing else; itself when it has no table."""
    tables = [part for part in answer.parts if isinstance(part, Table)]
    if not tables:
        return answer
    number = len(tables) > 1
    sheets = tuple(
        _as_sheet(table, f"{_stem(answer.title)}{f'-{at}' if number else ''}.csv")
        for at, table in enumerate(tables, start=1)
    )
    return replace(answer, parts=sheets, replaces=False)


def _as_sheet(table: Table, name: str) -> Document:
    return sheet(name, [column.title for column in table.columns], table.rows)


def _stem(title: str) -> str:
    """A title as the beginning of a file's name."""
    return re.sub(r"[^a-z0-9]+", "-", plain(title)).strip("-") or "tabell"


def _cell(value: str | int) -> str | int:
    """A cell's value; text that a spreadsheet would run is marked as text."""
    if isinstance(value, int):
        return value
    first = unicodedata.normalize("NFKC", value[:1])
    return NEUTRAL + value if first in STARTS_A_FORMULA else value
