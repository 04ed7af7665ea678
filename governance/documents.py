"""The documents the charter names, with where each can be read."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Document:
    """A document the charter names, with where it can be read."""

    key: str
    title: str
    link: str
    since: date
    until: date | None = None
