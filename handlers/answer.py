"""What we answer: a title and parts, drawn by whichever way in the question came."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from governance.provenance import Source
from handlers.ask import Chosen
from handlers.drawings import Image


class Audience(StrEnum):
    """Whom an answer is for."""

    ASKER = "asker"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str
    kind: Literal["text"] = "text"


@dataclass(frozen=True, slots=True)
class Secret:
    """A paragraph that is shown only once: where the answer is stored it says `stored` instead."""

    text: str
    stored: str
    kind: Literal["secret"] = "secret"


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Labelled values that belong together, under a heading or none.

    They are `listed` where each is a line of a long list.
    """

    facts: tuple[Fact, ...]
    heading: str = ""
    listed: bool = False
    kind: Literal["facts"] = "facts"


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading; numbers stand to the right."""

    title: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; `caption` says what the table holds."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    kind: Literal["table"] = "table"


class Style(StrEnum):
    """How a choice is drawn."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Choice:
    """A command offered: what the button says and what it asks.

    With `opens_form` the form of the command is opened, filled with `chosen`'s fields, instead of
    the command being asked.
    """

    label: str
    chosen: Chosen
    style: Style = Style.PLAIN
    opens_form: bool = False
    confirm: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """Commands offered side by side."""

    choices: tuple[Choice, ...]
    kind: Literal["choices"] = "choices"


class Input(StrEnum):
    """How a form's field is filled in."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    SELECT = "select"
    SEVERAL = "several"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Option:
    """An alternative in a select: what is shown and what is meant."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form; `name` is the argument it fills.

    Where several may be chosen, `value` holds them with commas between, and so does the answer.
    """

    name: str
    label: str
    hint: str = ""
    input: Input = Input.LINE
    required: bool = True
    value: str = ""
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A form that asks `verb` with its fields, and with `fixed`, which it does not show."""

    verb: str
    title: str
    submit: str
    fields: tuple[Field, ...]
    fixed: Mapping[str, str] = field(default_factory=dict)
    kind: Literal["form"] = "form"


@dataclass(frozen=True, slots=True)
class Document:
    """A file: its name, media type and text."""

    name: str
    media: str
    text: str
    kind: Literal["document"] = "document"


Part = Text | Secret | Facts | Table | Choices | Form | Image | Document


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer, with the sources of what it claims."""

    title: str
    parts: tuple[Part, ...] = ()
    sources: tuple[Source, ...] = ()
    audience: Audience = Audience.ASKER
    replaces: bool = False
