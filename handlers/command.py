"""A command: its words, its arguments, who may ask it and the handler that answers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar, get_args

from pydantic.fields import FieldInfo

from governance.people import Right
from handlers.answer import Answer, Option
from handlers.ask import Ask
from handlers.kinds import Arguments, Emptied, Kind, Placed
from storage.archive import Archive

Model = TypeVar("Model", bound=Arguments)


@dataclass(frozen=True, slots=True)
class Parameter:
    """An argument as the grammar sees it.

    A placed one needs no keyword; of one that can be emptied, nothing is something too.
    """

    name: str
    kind: Kind
    required: bool
    placed: bool
    emptied: bool = False

    @property
    def named(self) -> str:
        """How it is written in a list of commands."""
        return f"<{self.name}>" if self.required else f"[<{self.name}>]"

    @property
    def usage(self) -> str:
        """How it is written in the usage line."""
        written = f"<{self.kind.placeholder}>"
        if not self.placed:
            written = f"{self.name} {written}"
        return written if self.required else f"[{written}]"


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be chosen in one field of a form, one of it or several."""

    options: tuple[Option, ...]
    several: bool = False


Fields = Mapping[str, str]


@dataclass(frozen=True)
class Command(Generic[Model]):
    """A command of the table.

    `words` are what people type, the first naming its family and the others, if any, the act;
    `does` says in one Swedish line what it gives. The `example` tells where the act stands too:
    `budget 2027 sätt` and `möte 3 punkt 2 ändra`, but `möte nytt`. One that is not `guarded`
    decides by itself who may: its right only says whom it is listed for. `aliases` are other words
    for the first one, `also` other words for the last. Of its form, `filled` gives what it holds
    already and `offers` what can be chosen in it, both from the fields that are said; `hints` say
    what its arguments are for.
    """

    words: tuple[str, ...]
    does: str
    arguments: type[Model]
    answer: Callable[[Ask[Model], Archive], Answer]
    example: str
    right: Right = Right.READ
    writes: bool = False
    guarded: bool = True
    filled: Callable[[Fields, Archive], Fields] | None = None
    offers: Callable[[Fields, Archive], Mapping[str, Offer]] | None = None
    hints: Fields = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def verb(self) -> str:
        """The command's id, as buttons and forms carry it."""
        return " ".join(self.words)

    @property
    def acts(self) -> tuple[tuple[str, ...], ...]:
        """The words of its act, each with those that can stand for it."""
        *first, last = self.words
        words = (*((each,) for each in first), (last, *self.also))
        return words[1:]

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """The arguments, the placed ones first, and of those the required ones."""
        fields = self.arguments.model_fields
        found = [_parameter(each.alias or name, each) for name, each in fields.items()]
        return tuple(sorted(found, key=_order))

    @property
    def brief(self) -> str:
        """The words and what has a place among them, without keywords: enough for a list."""
        return self.said({each.name: each.named for each in self.parameters})

    @property
    def usage(self) -> str:
        """The usage line."""
        placed = self.said({each.name: each.usage for each in self.parameters})
        return " ".join([placed, *(each.usage for each in self.parameters if not each.placed)])

    def said(self, values: Fields) -> str:
        """The words with those values that need no keyword, each in its place."""
        said = (each if isinstance(each, str) else values.get(each.name, "") for each in self._line)
        return " ".join(each for each in said if each)

    @cached_property
    def _line(self) -> tuple[str | Parameter, ...]:
        """The words and the arguments that have a place, in the order of the example."""
        placed = [each for each in self.parameters if each.placed]
        line: list[str | Parameter] = [self.words[0]]
        for act, apart in zip(self.words[1:], _apart(self.words, self.example), strict=True):
            line += [placed.pop(0)] if apart and placed else []
            line.append(act)
        return (*line, *placed)


AnyCommand = Command[Any]
"""A command whatever its arguments, as the table holds it."""


def _parameter(name: str, found: FieldInfo) -> Parameter:
    required = found.is_required()
    kind = next(note for note in _notes(found) if isinstance(note, Kind))
    placed = required and kind.shape is not None
    marked = any(isinstance(note, Placed) for note in found.metadata)
    emptied = any(isinstance(note, Emptied) for note in found.metadata)
    return Parameter(name, kind, required, placed or marked, emptied)


def _order(parameter: Parameter) -> tuple[bool, bool]:
    return not parameter.placed, parameter.placed and not parameter.required


def _apart(words: Sequence[str], example: str) -> Iterator[bool]:
    """Of each word of an act, whether the example has something between it and the one before."""
    rest = example.split()[1:]
    for act in words[1:]:
        at = rest.index(act) if act in rest else 0
        yield at > 0
        rest = rest[at + 1 :]


def _notes(found: FieldInfo) -> Iterator[object]:
    yield from found.metadata
    for alternative in get_args(found.annotation):
        yield from get_args(alternative)
