"""Answers as they are kept: as JSON in the inbox, as a record in the outbox."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from pydantic import TypeAdapter

from handlers.answer import Answer, Part, Secret, Text


@cache
def _adapter() -> TypeAdapter[Answer]:
    """What stores answers, built when the first is stored: it takes longer than to answer."""
    return TypeAdapter(Answer)


def to_json(answer: Answer) -> str:
    """The answer as it is stored, without what is shown only once."""
    parts = tuple(_storable(part) for part in answer.parts)
    return _adapter().dump_json(replace(answer, parts=parts)).decode()


def _storable(part: Part) -> Part:
    return Text(part.stored) if isinstance(part, Secret) else part


def from_json(text: str) -> Answer:
    """The answer that was stored."""
    return _adapter().validate_json(text)


def to_record(answer: Answer) -> Mapping[str, object]:
    """The answer as a post in the outbox holds it."""
    return dict(_adapter().dump_python(answer, mode="json"))


def from_record(record: Mapping[str, object]) -> Answer:
    """The answer a post holds."""
    return _adapter().validate_python(record)
