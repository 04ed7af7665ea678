"""Packing: governance's values as JSON in their one spelling, and back again."""

import dataclasses
import json
import types
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from governance.local_time import local
from storage.columns import utc_text

Packed = Any
"""What JSON can hold: None, a boolean, a whole number, a text, a list or a mapping."""
Kind = Any
"""A type as it is annotated, which may be generic or a union."""
Value = TypeVar("Value")


def spelled(packed_value: Packed) -> str:
    """The one spelling of what was packed: sorted keys, no blanks, plain UTF-8."""
    return json.dumps(packed_value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def packed(value: object) -> Packed:
    """A value of governance as JSON can hold it; TypeError for what has no place there."""
    if value is None or isinstance(value, bool):
        return value
    for kind, pack in _PACKED:
        if isinstance(value, kind):
            return pack(value)
    made_as: Kind = type(value)
    fields = _fields(made_as)
    if not fields:
        raise TypeError(made_as)
    return {name: packed(getattr(value, name)) for name in fields}


def unpacked(kind: type[Value], given: Packed) -> Value:
    """The value of `kind` that was packed; a field that was not known then has its default."""
    value: Value = _unpacked(kind, given)
    return value


_PACKED: tuple[tuple[type, Callable[[Any], Packed]], ...] = (
    (Enum, lambda value: value.value),
    (str, lambda value: value),
    (int, lambda value: value),
    (datetime, utc_text),
    (date, date.isoformat),
    (Mapping, lambda value: {str(packed(key)): packed(each) for key, each in value.items()}),
    (frozenset, lambda value: sorted((packed(each) for each in value), key=spelled)),
    (tuple, lambda value: [packed(each) for each in value]),
)


def _unpacked(kind: Kind, given: Packed) -> Packed:
    arguments = get_args(kind)
    if arguments:
        return _generic(get_origin(kind), arguments, given)
    fields = _fields(kind)
    if fields:
        return kind(**{name: _unpacked(fields[name], given[name]) for name in given})
    if kind is datetime:
        return local(datetime.fromisoformat(given))
    return date.fromisoformat(given) if kind is date else kind(given)


def _generic(origin: Kind, arguments: tuple[Kind, ...], given: Packed) -> Packed:
    if origin in {Union, types.UnionType}:
        (kind,) = (each for each in arguments if each is not type(None))
        return None if given is None else _unpacked(kind, given)
    if origin is tuple and arguments[-1] is not Ellipsis:
        return tuple(_unpacked(kind, each) for kind, each in zip(arguments, given, strict=True))
    if origin is Mapping:
        keys, values = arguments
        return {_unpacked(keys, key): _unpacked(values, each) for key, each in given.items()}
    return origin(_each(arguments[0], given))


def _each(kind: Kind, given: Iterable[Packed]) -> list[Packed]:
    return [_unpacked(kind, each) for each in given]


@cache
def _fields(kind: Kind) -> Mapping[str, Kind]:
    """The fields of a dataclass with their types; none for any other kind."""
    if not dataclasses.is_dataclass(kind):
        return {}
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}
