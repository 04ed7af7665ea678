"""Figures as rows of text: year, region, population, source (CSV)."""

import csv
import re
from collections.abc import Iterator, Mapping

from governance.populations import Figure
from governance.spelling import plain
from handlers.cleaning import clean
from handlers.kinds import FIRST_YEAR, LAST_YEAR
from handlers.misread import Expected, Misread
from handlers.naming import region_named
from handlers.population_plan import Batch
from storage.archive import Archive

COLUMNS: Mapping[str, str] = {
    "year": "year",
    "ar": "year",
    "region": "region",
    "population": "population",
    "folkmangd": "population",
    "source": "source",
    "kalla": "source",
}
"""The columns by the headings they may have, without case and diacritics."""
WHOLE_COUNTRY = frozenset({"00", "riket"})
NEXT_ROW = re.compile(r"\s+(?=[\"']?[0-9]{4}[\"']?\s*[,;])")
"""Where a row begins when its line break was lost on the way, as in a chat."""
GROUPED = re.compile(r"[0-9]{1,3}( [0-9]{3})+|[0-9]{1,9}")
LONGEST_SOURCE = 300

Row = Mapping[str, str]


def read(text: str, archive: Archive) -> Batch:
    """The figures of a sheet; Misread names the row and the column it could not read."""
    figures: list[Figure] = []
    national: dict[int, int] = {}
    for number, row in _rows(text):
        year, people = _year(row, number), _people(row, number)
        if plain(row["region"]) in WHOLE_COUNTRY:
            national[year] = people
        else:
            region = region_named(row["region"], _place(number, "region"), archive)
            figures.append(Figure(year, region.code, people, _source(row, number), verified=False))
    if not figures:
        raise Misread(Expected.COLUMNS)
    return Batch(tuple(figures), national)


def _rows(text: str) -> Iterator[tuple[int, Row]]:
    """Yield each row with its number, the heading being row 1."""
    heading, *lines = _lines(text)
    delimiter = ";" if ";" in heading else ","
    columns = [COLUMNS.get(plain(title.strip(" \"'")), "") for title in heading.split(delimiter)]
    if set(COLUMNS.values()) - set(columns):
        raise Misread(Expected.COLUMNS, heading)
    for number, line in enumerate(lines, start=2):
        if line.strip():
            cells = _cells(line, delimiter)
            if len(cells) != len(columns):
                raise Misread(Expected.COLUMNS, line, f"rad {number}")
            yield number, dict(zip(columns, cells, strict=True))


def _lines(text: str) -> list[str]:
    kept = clean(text.removeprefix("\ufeff"))
    return (kept if "\n" in kept else NEXT_ROW.sub("\n", kept)).split("\n")


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter))]
    except csv.Error:
        return []


def _year(row: Row, number: int) -> int:
    text = row["year"]
    if not re.fullmatch("[0-9]{4}", text) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise Misread(Expected.YEAR, text, _place(number, "year"))
    return int(text)


def _people(row: Row, number: int) -> int:
    text = row["population"]
    if not GROUPED.fullmatch(text):
        raise Misread(Expected.NUMBER, text, _place(number, "population"))
    return int(text.replace(" ", ""))


def _source(row: Row, number: int) -> str:
    text = row["source"]
    if not text or len(text) > LONGEST_SOURCE:
        raise Misread(Expected.TEXT, text, _place(number, "source"))
    return text


def _place(number: int, column: str) -> str:
    return f"rad {number}, {column}"
