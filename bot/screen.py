"""An answer on a terminal's screen: fitted to its width, with what to type where others press."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from bot.plain import aligned, plain
from handlers.answer import Answer, Choice, Choices, Document, Part, Table, Text
from handlers.drawings import Picture, Wheel
from handlers.reading import typed
from handlers.texts.misreads import FILL_IN
from handlers.texts.sources import lines

WIDEST = 100
"""The longest line of running text that is easy to read."""
INDENT = "  "
BULLET = "• "


def screen(answer: Answer, width: int | None) -> str:
    """The whole answer; without a width each paragraph is a line, as programs want it."""
    parts = (part for part in answer.parts if not isinstance(part, Choices))
    blocks = [
        _fitted([answer.title], width),
        *(_lines(part, answer.title, width) for part in parts),
        _fitted(lines(answer.sources), width),
        _ways_on(answer),
    ]
    return "\n\n".join(filter(None, map("\n".join, blocks)))


def _lines(part: Part, title: str, width: int | None) -> Iterable[str]:
    match part:
        case Table():
            caption = [part.caption] if part.caption != title else []
            return [*_fitted(caption, width), *_table(part, width)]
        case Picture() | Wheel() | Document():
            way = f"Spara den med hallbar ask --out {part.name} och samma ord."
            return _fitted([plain(Answer("", (part,))), way], width)
        case Text():
            return _fitted(part.text.split("\n"), width, "")
        case _:
            return _fitted(plain(Answer("", (part,))).split("\n"), width)


def _table(table: Table, width: int | None) -> Iterable[str]:
    """A table in columns, or where they do not fit, each row by itself."""
    rows = list(aligned(table))
    if width is None or max(map(len, rows)) <= width:
        return rows
    return _fitted((line for row in table.rows for line in _record(table, row)), width)


def _record(table: Table, row: Sequence[str]) -> Iterator[str]:
    first, *others = zip(table.columns, row, strict=True)
    yield f"{first[0].title}: {first[1]}"
    yield from (f"{INDENT}{column.title}: {cell}" for column, cell in others if cell.strip("–"))


def _fitted(paragraphs: Iterable[str], width: int | None, hanging: str = INDENT) -> list[str]:
    """Paragraphs broken between words where they are too long; the rest hangs a little in."""
    if width is None:
        return list(paragraphs)
    return [_broken(each, min(width, WIDEST), hanging) for each in paragraphs]


def _broken(paragraph: str, width: int, hanging: str) -> str:
    begins = INDENT if paragraph.startswith(INDENT) else ""
    deeper = INDENT if paragraph.startswith(BULLET) else hanging
    return textwrap.fill(
        paragraph.strip(),
        width,
        initial_indent=begins,
        subsequent_indent=begins + deeper,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _ways_on(answer: Answer) -> list[str]:
    """What to type; of what opens a form elsewhere, only how it begins."""
    offered = [each for part in answer.parts if isinstance(part, Choices) for each in part.choices]
    ways = [INDENT + _way(each) for each in offered if each.label != FILL_IN]
    return ["Gå vidare med hallbar ask:", *dict.fromkeys(ways)] if ways else []


def _way(choice: Choice) -> str:
    """A command, after its label where that says anything else than the command."""
    command = typed(choice.chosen)
    said = choice.label.casefold().endswith(command.replace('"', "").casefold())
    written = f"{command} …" if choice.opens_form else command
    return written if said else f"{choice.label}: {written}"
