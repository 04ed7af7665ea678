"""An answer drawn as Block Kit, inside Slack's limits."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TypeVar

from bot.plain import plain
from bot.slack.mrkdwn import LONGEST, LONGEST_FIELD, escaped
from bot.slack.values import packed
from handlers.answer import (
    Answer,
    Choice,
    Choices,
    Document,
    Facts,
    Form,
    Part,
    Picture,
    Style,
    Table,
    Text,
)
from handlers.ask import Chosen
from handlers.texts import slack as texts
from handlers.texts.sources import lines

Block = dict[str, object]
Item = TypeVar("Item")

ASK, FORM, SHOW = "ask", "form", "show"
"""What a button does; its action id begins with the word."""

LONGEST_HEADER = 150
LONGEST_BUTTON = 75
LONGEST_FALLBACK = 3500
FIELDS = 10
SHORT = 32
"""The characters a label may have beside another; a value may have twice as many."""
LONGEST_LABEL = 300
LONGEST_VALUE = 1900
BUTTONS = 25
ROWS = 100
PREFORMATTED_ROWS = 20


@dataclass(frozen=True, slots=True)
class Message:
    """A message: its blocks, and the text that stands for them where blocks cannot be shown."""

    text: str
    blocks: list[Block]


def message(answer: Answer, again: Chosen | None = None) -> Message:
    """An answer as a message; with `again` it can be shown to the whole channel."""
    blocks = [*drawn(answer, tables=True), *_show(again)]
    return Message(escaped(plain(answer), LONGEST_FALLBACK), blocks)


def drawn(answer: Answer, *, tables: bool) -> list[Block]:
    """An answer's blocks; without `tables` (modals, Home) rows become preformatted text."""
    numbers = count()
    blocks: list[Block] = [_header(answer.title)]
    tables_left = 1 if tables else 0
    for part in answer.parts:
        if isinstance(part, Table) and tables_left:
            tables_left -= 1
            blocks += [_context(part.caption), _table(part)]
        else:
            blocks += _part(part, numbers)
    if answer.sources:
        blocks.append(_context("\n".join(lines(answer.sources))))
    return blocks


def button(choice: Choice, number: int) -> Block:
    """A choice as a button."""
    action = FORM if choice.opens_form else ASK
    drawn: Block = {
        "type": "button",
        "action_id": f"{action}:{number}",
        "text": _plain(choice.label, LONGEST_BUTTON),
        "value": packed(choice.chosen),
    }
    if choice.style is not Style.PLAIN:
        drawn["style"] = choice.style.value
    if choice.confirm:
        drawn["confirm"] = {
            "title": _plain(choice.label, 100),
            "text": _plain(choice.confirm, 300),
            "confirm": _plain(texts.CONFIRM, 30),
            "deny": _plain(texts.DENY, 30),
        }
    return drawn


def batches(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    """Items in groups of at most `size`."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _part(part: Part, numbers: Iterator[int]) -> Iterable[Block]:
    match part:
        case Text():
            return [_section(part.text)]
        case Facts():
            return _facts(part)
        case Table():
            return _preformatted(part)
        case Choices():
            return _choices(part, numbers)
        case _:
            return _elsewhere(part)


def _elsewhere(part: Picture | Document | Form) -> list[Block]:
    """A file is sent by itself, and a form opens as a modal."""
    return [] if isinstance(part, Form) else [_context(texts.file_follows(part.name))]


def _show(again: Chosen | None) -> list[Block]:
    if again is None:
        return []
    show: Block = {
        "type": "button",
        "action_id": f"{SHOW}:0",
        "text": _plain(texts.SHOW_IN_CHANNEL, LONGEST_BUTTON),
        "value": packed(again),
    }
    return [{"type": "actions", "elements": [show]}]


def _plain(text: str, longest: int) -> Block:
    cut = text if len(text) <= longest else f"{text[: longest - 1]}…"
    return {"type": "plain_text", "text": cut}


def _mrkdwn(text: str) -> Block:
    return {"type": "mrkdwn", "text": text, "verbatim": False}


def _header(title: str) -> Block:
    return {"type": "header", "text": _plain(title, LONGEST_HEADER)}


def _section(text: str) -> Block:
    return {"type": "section", "text": _mrkdwn(escaped(text))}


def _context(text: str) -> Block:
    return {"type": "context", "elements": [_mrkdwn(escaped(text, LONGEST_FIELD))]}


def _facts(facts: Facts) -> list[Block]:
    """Facts side by side when they are short, below each other when they are not."""
    title = escaped(facts.heading, LONGEST_HEADER)
    heading = [_mrkdwn_section(f"*{title}*")] if title else []
    written = [
        f"*{escaped(fact.label, LONGEST_LABEL)}*\n{escaped(fact.value, LONGEST_VALUE)}"
        for fact in facts.facts
    ]
    if any(len(fact.label) > SHORT or len(fact.value) > 2 * SHORT for fact in facts.facts):
        return [*heading, *(_mrkdwn_section("\n\n".join(group)) for group in _fitting(written))]
    groups = batches([_mrkdwn(each) for each in written], FIELDS)
    return [*heading, *(_fields(group) for group in groups)]


def _fields(fields: Sequence[Block]) -> Block:
    return {"type": "section", "fields": list(fields)}


def _fitting(texts: Sequence[str]) -> Iterator[list[str]]:
    """Texts in groups that fit one section each."""
    group: list[str] = []
    for text in texts:
        if group and sum(map(len, group)) + 2 * len(group) + len(text) > LONGEST:
            yield group
            group = []
        group.append(text)
    yield group


def _choices(choices: Choices, numbers: Iterator[int]) -> list[Block]:
    buttons = [button(choice, next(numbers)) for choice in choices.choices]
    return [{"type": "actions", "elements": list(group)} for group in batches(buttons, BUTTONS)]


def _table(table: Table) -> Block:
    """Rows as Slack's table; what is too long for it is cut, and the last row says so."""
    rows = [tuple(column.title for column in table.columns), *table.rows]
    if len(rows) > ROWS:
        left_out = len(rows) - ROWS + 1
        rows = [*rows[: ROWS - 1], (texts.rows_left_out(left_out), *[""] * (len(rows[0]) - 1))]
    settings = [
        {"align": "right" if column.numeric else "left", "is_wrapped": not column.numeric}
        for column in table.columns
    ]
    cells = [[{"type": "raw_text", "text": cell or " "} for cell in row] for row in rows]
    return {"type": "table", "rows": cells, "column_settings": settings}


def _preformatted(table: Table) -> Iterator[Block]:
    yield _context(table.caption)
    heading = [column.title for column in table.columns]
    for group in batches(table.rows, PREFORMATTED_ROWS):
        shown = Table("", table.columns, tuple(group)) if heading else table
        text = plain(Answer("", (shown,))).strip("\n")
        yield _mrkdwn_section(f"```{escaped(text, LONGEST - 6)}```")


def _mrkdwn_section(text: str) -> Block:
    return {"type": "section", "text": _mrkdwn(text)}
