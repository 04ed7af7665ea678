"""Tables: as Slack's own in a message, as preformatted text where it takes none."""

from collections.abc import Iterator
from itertools import accumulate

from bot.plain import aligned
from bot.slack import composition
from bot.slack.composition import DASH, Block, context, section
from bot.slack.mrkdwn import LONGEST, escaped, fitting
from handlers.answer import Table
from handlers.texts import slack as texts

ROWS = 100
COLUMNS = 20
LETTERS = 10_000
"""What Slack takes in all the cells of a table together."""
LONGEST_CELL = 240
LONGEST_LINE = 1000
FENCE = "```"


def fits(table: Table) -> bool:
    """Whether Slack's own table can hold it, some rows at least."""
    return 0 < len(table.columns) <= COLUMNS


def cut(part: Table) -> bool:
    """Whether Slack's own table leaves out rows, or the end of a cell."""
    long = any(len(cell) > LONGEST_CELL for row in part.rows for cell in row)
    return long or len(_fitting(part)) <= len(part.rows)


def table(part: Table) -> list[Block]:
    """Rows as Slack's table; when some have no room, a line below says how many."""
    rows = _fitting(part)
    drawn = _drawn(part, rows)
    left_out = len(part.rows) + 1 - len(rows)
    below = [context(texts.rows_left_out(left_out))] if left_out else []
    return [context(part.caption), drawn, *below]


def preformatted(part: Table) -> Iterator[Block]:
    """Rows as text of one width, the headings above each group."""
    yield context(part.caption)
    heading, *lines = (_line(line) for line in aligned(part))
    room = LONGEST - 2 * len(FENCE) - len(heading) - 1
    for group in fitting(lines, room, "\n"):
        yield section(f"{FENCE}{heading}\n{group}{FENCE}")


def _fitting(part: Table) -> list[list[str]]:
    """The headings, and as many rows as there is room for."""
    heading = _cells(tuple(column.title for column in part.columns))
    cells = [_cells(row) for row in part.rows[: ROWS - 1]]
    sizes = accumulate(map(_letters, cells), initial=_letters(heading))
    room = sum(size <= LETTERS for size in sizes) - 1
    return [heading, *cells[:room]]


def _cells(row: tuple[str, ...]) -> list[str]:
    return [composition.cut(cell, LONGEST_CELL) if cell.strip() else DASH for cell in row]


def _letters(cells: list[str]) -> int:
    return sum(map(len, cells))


def _drawn(part: Table, rows: list[list[str]]) -> Block:
    settings = [
        {"align": "right" if column.numeric else "left", "is_wrapped": not column.numeric}
        for column in part.columns
    ]
    cells = [[{"type": "raw_text", "text": cell} for cell in row] for row in rows]
    return {"type": "table", "rows": cells, "column_settings": settings}


def _line(line: str) -> str:
    # Three of them would end the preformatted text.
    return escaped(line.replace(FENCE, "'''"), LONGEST_LINE)
