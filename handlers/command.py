"""A command: its words, its arguments, who may ask it and the handler that answers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest
from typing import Any, Generic, TypeVar, get_args

from pydantic.fields import FieldInfo

from governance.people import Right
from handlers.answer import Answer, Input, Option
from handlers.ask import Ask
from handlers.kinds import Arguments, Emptied, Kind, Placed
from handlers.misread import Expected
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
    def acted_upon(self) -> bool:
        """Whether an act stands after it, as in `budget 2027 sätt`."""
        written = self.kind.input is Input.PARAGRAPH or self.kind.expected is Expected.TEXT
        return self.placed and not written

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

    `words` are what people type, the first naming its family and the second, if any, the act;
    `does` says in one Swedish line what it gives. One that is not `guarded` decides by itself who
    may: its right only says whom it is listed for. Of its form, `filled` gives what it holds
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

    @property
    def verb(self) -> str:
        """The command's id, as buttons and forms carry it."""
        return " ".join(self.words)

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """The arguments, the placed ones first, and of those the required ones."""
        fields = self.arguments.model_fields
        found = [_parameter(each.alias or name, each) for name, each in fields.items()]
        return tuple(sorted(found, key=_order))

    @property
    def brief(self) -> str:
        """The words and what stands between them, without keywords: enough for a list."""
        after = [each.named for each in self.parameters if each.placed and each not in self._upon]
        return " ".join([*self.said([each.named for each in self._upon]), *after])

    @property
    def usage(self) -> str:
        """The usage line; the act stands after what it acts upon, and before all else."""
        rest = [each.usage for each in self.parameters if each not in self._upon]
        return " ".join([*self.said([each.usage for each in self._upon]), *rest])

    def said(self, upon: Sequence[str]) -> tuple[str, ...]:
        """The words, each followed by what is done something to there: möte 3 punkt 2 ändra."""
        pairs = zip_longest(self.words, upon, fillvalue="")
        return tuple(word for pair in pairs for word in pair if word)

    @cached_property
    def _upon(self) -> tuple[Parameter, ...]:
        """What the act is done to: for each of its words an argument that has a place, if any."""
        first = self.parameters[: len(self.words) - 1]
        return tuple(each for each in first if each.acted_upon)


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


def _notes(found: FieldInfo) -> Iterator[object]:
    yield from found.metadata
    for alternative in get_args(found.annotation):
        yield from get_args(alternative)
