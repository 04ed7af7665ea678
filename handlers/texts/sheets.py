"""Sheets (CSV): the one way we write them, safe to open in a spreadsheet."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

from handlers.answer import Document

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


def _cell(value: str | int) -> str | int:
    """A cell's value; text that a spreadsheet would run is marked as text."""
    if isinstance(value, int):
        return value
    first = unicodedata.normalize("NFKC", value[:1])
    return NEUTRAL + value if first in STARTS_A_FORMULA else value
