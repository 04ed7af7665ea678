"""An answer drawn as Block Kit, inside Slack's limits."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, groupby
from typing import NamedTuple

from bot.plain import plain
from bot.slack import buttons, tables
from bot.slack.composition import (
    LONGEST_HEADER,
    Block,
    context,
    cut,
    header,
    mrkdwn,
    paragraph,
    plain_text,
    section,
)
from bot.slack.mrkdwn import LONGEST, escaped, fitting, formats, linked
from handlers.answer import Answer, Choices, Document, Fact, Facts, Form, Part, Secret, Table, Text
from handlers.drawings import Image
from handlers.texts import slack as texts
from handlers.texts.sources import lines

IN_MESSAGE, IN_VIEW = 50, 100
"""How many blocks a message holds, and how many a modal or the Home tab."""
LONGEST_FALLBACK = 3500
FIELDS = 10
RUNS = 4
"""How often short facts and long ones may take turns: each turn is a block, of which few fit."""
SHORT = 32
"""The characters a label may have beside another; a value may have twice as many."""
LONGEST_LABEL = 300
LONGEST_VALUE = 1900


@dataclass(frozen=True, slots=True)
class Message:
    """A message: its blocks, and the text that stands for them where blocks cannot be shown."""

    text: str
    blocks: list[Block]


class _Kind(NamedTuple):
    """How a fact is drawn: below others or beside them, as plain text or with a bold label."""

    long: bool
    plain: bool


def message(answer: Answer, again: buttons.Again | None = None, shown_by: str = "") -> Message:
    """An answer as a message.

    `again` gives it the buttons that ask the same; `shown_by` is the account that showed it.
    """
    head = [header(answer.title), *_parts(answer.parts, own_tables=1)]
    ways_on = buttons.asking_again(again, cut=_cuts_table(answer.parts))
    tail = [*_sources(answer), *ways_on, *_signature(shown_by)]
    blocks = fitted(head, tail, IN_MESSAGE)
    text = escaped(plain(answer), LONGEST_FALLBACK)
    return Message(text if text.strip() else texts.ANSWER, blocks)


def view_blocks(answer: Answer) -> tuple[list[Block], list[Block]]:
    """An answer's blocks for a modal or the Home tab: what may be cut, and what ends it."""
    return [header(answer.title), *_parts(answer.parts, own_tables=0)], _sources(answer)


def fitted(head: Sequence[Block], tail: Sequence[Block], most: int) -> list[Block]:
    """At most `most` blocks; when something of the head is left out, a line says so."""
    if len(head) + len(tail) <= most:
        return [*head, *tail]
    return [*head[: most - len(tail) - 1], context(texts.MORE_THAN_FITS), *tail]


def _cuts_table(parts: Iterable[Part]) -> bool:
    """Whether the one table drawn as Slack's own is cut."""
    first = next((each for each in parts if isinstance(each, Table) and tables.fits(each)), None)
    return first is not None and tables.cut(first)


def _parts(parts: Iterable[Part], own_tables: int) -> Iterator[Block]:
    """The parts drawn; the first `own_tables` tables as Slack's own, of which it takes few."""
    numbers = count()
    for part in parts:
        if isinstance(part, Table) and own_tables and tables.fits(part):
            own_tables -= 1
            yield from tables.table(part)
        else:
            yield from _part(part, numbers)


def _part(part: Part, numbers: Iterator[int]) -> Iterable[Block]:
    match part:
        case Text() | Secret():
            return [paragraph(part.text)]
        case Facts():
            return _facts(part)
        case Table():
            return tables.preformatted(part)
        case Choices():
            return buttons.rows(part.choices, numbers)
        case _:
            return _elsewhere(part)


def _elsewhere(part: Image | Document | Form) -> list[Block]:
    """A file is sent by itself, and a form opens as a modal."""
    return [] if isinstance(part, Form) else [context(texts.file_follows(part.name))]


def _sources(answer: Answer) -> list[Block]:
    return [context("\n".join(lines(answer.sources)))] if answer.sources else []


def _signature(shown_by: str) -> list[Block]:
    if not shown_by:
        return []
    return [{"type": "context", "elements": [mrkdwn(texts.shown_by(f"<@{shown_by}>"))]}]


def _facts(facts: Facts) -> list[Block]:
    """Facts side by side as long as they are short, below each other where they are not."""
    title = escaped(facts.heading, LONGEST_HEADER)
    heading = [section(f"*{title}*")] if title.strip() else []
    if facts.listed:
        return _list(title, facts.facts)
    runs = [(kind, tuple(run)) for kind, run in groupby(facts.facts, key=_kind)]
    if len(runs) > RUNS:
        runs = [(_Kind(long=True, plain=any(map(_is_plain, facts.facts))), facts.facts)]
    return [*heading, *(block for kind, run in runs for block in _run(run, kind))]


def _list(title: str, facts: Sequence[Fact]) -> list[Block]:
    """Facts as lines under their heading: as few blocks as hold them."""
    plain_only = any(map(_is_plain, facts))
    write, draw = (_plain_line, plain_text) if plain_only else (_line, mrkdwn)
    heading = title if plain_only else f"*{title}*"
    lines = [*([heading] if title.strip() else []), *map(write, facts)]
    return [{"type": "section", "text": draw(text)} for text in fitting(lines, LONGEST, "\n")]


def _line(fact: Fact) -> str:
    label, value = escaped(fact.label, LONGEST_LABEL), linked(fact.value, LONGEST_VALUE)
    return f"• *{label}*: {value}"


def _plain_line(fact: Fact) -> str:
    return f"• {cut(fact.label, LONGEST_LABEL)}: {cut(fact.value, LONGEST_VALUE)}"


def _kind(fact: Fact) -> _Kind:
    return _Kind(len(fact.label) > SHORT or len(fact.value) > 2 * SHORT, _is_plain(fact))


def _is_plain(fact: Fact) -> bool:
    return formats(fact.label) or formats(fact.value)


def _run(facts: Iterable[Fact], kind: _Kind) -> Iterator[Block]:
    """Facts that are all of a kind."""
    write, draw = (_plain, plain_text) if kind.plain else (_bold, mrkdwn)
    written = [write(fact) for fact in facts]
    if kind.long:
        for group in fitting(written, LONGEST, "\n\n"):
            yield {"type": "section", "text": draw(group)}
    else:
        for start in range(0, len(written), FIELDS):
            fields = [draw(each) for each in written[start : start + FIELDS]]
            yield {"type": "section", "fields": fields}


def _bold(fact: Fact) -> str:
    return f"*{escaped(fact.label, LONGEST_LABEL)}*\n{linked(fact.value, LONGEST_VALUE)}"


def _plain(fact: Fact) -> str:
    return f"{cut(fact.label, LONGEST_LABEL)}\n{cut(fact.value, LONGEST_VALUE)}"
