"""An answer as plain text: what a terminal shows and what every message falls back on."""

from collections.abc import Iterable, Iterator

from handlers.answer import Answer, Choices, Document, Facts, Form, Part, Secret, Table, Text
from handlers.drawings import Image
from handlers.texts.sources import lines

BETWEEN_COLUMNS = "  "


def plain(answer: Answer) -> str:
    """The whole answer as text, sources last."""
    blocks = [answer.title, *("\n".join(_lines(part)) for part in answer.parts)]
    if answer.sources:
        blocks.append("\n".join(lines(answer.sources)))
    return "\n\n".join(block for block in blocks if block)


def _lines(part: Part) -> Iterable[str]:
    match part:
        case Text() | Secret():
            return [part.text]
        case Facts():
            heading = [part.heading] if part.heading else []
            return [*heading, *(f"{fact.label}: {fact.value}" for fact in part.facts)]
        case Table():
            return [part.caption, *aligned(part)]
        case Choices():
            return [" ".join(f"[{choice.label}]" for choice in part.choices)]
        case _:
            return _elsewhere(part)


def _elsewhere(part: Image | Document | Form) -> Iterable[str]:
    if isinstance(part, Form):
        return [f"{field.label}: {field.hint}" for field in part.fields]
    return [f"(Bild: {part.alt})" if isinstance(part, Image) else f"(Fil: {part.name})"]


def aligned(table: Table) -> Iterator[str]:
    """A table's headings and rows, one line each, their columns below each other."""
    lines = [
        tuple(" ".join(cell.split("\n")) for cell in row)
        for row in (tuple(column.title for column in table.columns), *table.rows)
    ]
    widths = [max(len(row[index]) for row in lines) for index in range(len(table.columns))]
    for row in lines:
        cells = (
            cell.rjust(width) if column.numeric else cell.ljust(width)
            for cell, width, column in zip(row, widths, table.columns, strict=True)
        )
        yield BETWEEN_COLUMNS.join(cells).rstrip()
