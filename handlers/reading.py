"""What was said, read: the command meant and its arguments, still as text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from governance.people import Right
from governance.spelling import plain
from handlers.ask import Chosen, Said, Typed, Word, Written
from handlers.command import AnyCommand
from handlers.grammar import bind, complete, tokenise
from handlers.misread import Misread
from handlers.table import BY_VERB, FAMILIES, find


@dataclass(frozen=True, slots=True)
class Reading:
    """A command and its fields; `misread` waits until the asker's right has been checked."""

    command: AnyCommand
    fields: Mapping[str, str] = field(default_factory=dict)
    misread: Misread | None = None

    @property
    def chosen(self) -> Chosen:
        """What was said, as a button or a form says it."""
        return Chosen(self.command.verb, dict(self.fields))

    def lacks(self, misread: Misread) -> bool:
        """Whether nothing is wrong with what was said: something is only left out."""
        return bool(misread.argument) and not misread.given and misread.argument not in self.fields


def read(said: Said) -> Reading:
    """Find the command and give its words their places; Misread when no command is meant."""
    if isinstance(said, Written):
        said = Typed(tokenise(said.text))
    command, words = find(said)
    fields: Mapping[str, str] = {}
    try:
        fields = _fields(command, words, said)
        complete(command.parameters, fields)
    except Misread as misread:
        return Reading(command, fields, misread)
    return Reading(command, fields)


def writes(said: Said) -> bool:
    """Whether answering will write; what cannot be read writes nothing."""
    if isinstance(said, Written) and not any(each.writes for each in _family(said)):
        return False
    try:
        reading = read(said)
    except Misread:
        return False
    return reading.command.writes and reading.misread is None


def asks_for_link(said: Said) -> bool:
    """Whether somebody says who they are, so that the platform's word on them is wanted."""
    if isinstance(said, Written):
        return any(each.right is Right.ASK_FOR_LINK for each in _family(said))
    try:
        return read(said).command.right is Right.ASK_FOR_LINK
    except Misread:
        return False


def _family(said: Written) -> Sequence[AnyCommand]:
    """The commands that share the first word: a glance, where reading the whole costs more."""
    first = said.text.split(maxsplit=1)[:1]
    return FAMILIES.get(plain(first[0]), ()) if first else ()


def _fields(
    command: AnyCommand, words: tuple[Word, ...], said: Typed | Chosen
) -> Mapping[str, str]:
    if isinstance(said, Typed):
        return bind(command.parameters, words)
    emptied = {each.name for each in command.parameters if each.emptied}
    return {name: value for name, value in said.fields.items() if value.strip() or name in emptied}


def typed(chosen: Chosen) -> str:
    """The command a choice stands for, as one would type it.

    What has a place stands there, unless it would be taken for something else: a region called 12,
    say. Then all of it has keywords.
    """
    command = BY_VERB[chosen.verb]
    values = {name: _quoted(value) for name, value in chosen.fields.items()}
    placed = {each.name for each in command.parameters if each.placed}
    keyed = {name: f"{name}={value}" for name, value in values.items()}
    rest = [each for name, each in keyed.items() if name not in placed]
    natural = " ".join([command.said(values), *rest])
    if _means(natural, chosen):
        return natural
    return " ".join([*command.words, *keyed.values()])


def _means(line: str, chosen: Chosen) -> bool:
    """Whether a line is read as what was chosen."""
    try:
        reading = read(Written(line))
    except Misread:
        return False
    return reading.command.verb == chosen.verb and reading.fields == chosen.fields


def _quoted(value: str) -> str:
    if re.fullmatch(r'[^\s"“”„«»=]+', value):
        return value
    pairs = (('"', '"'), ("”", "”"), ("«", "»"))
    opening, closing = next((pair for pair in pairs if not set(pair) & set(value)), pairs[0])
    return f"{opening}{value}{closing}"
