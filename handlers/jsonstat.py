"""JSON-stat 2: a data set's cells, whichever of its spellings they come in."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Any

MOST_CELLS = 200_000

Dimensions = Mapping[str, tuple[str, ...]]
"""Each dimension's categories, in their order."""


class JsonStatError(ValueError):
    """Bytes that are no JSON-stat 2 data set, or one that contradicts itself."""


BROKEN = (ValueError, TypeError, KeyError, AttributeError, RecursionError)
"""What a document of other shape than promised makes of the lines that read it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value and the category of each dimension it stands for; None where none is published."""

    categories: Mapping[str, str]
    value: int | None


@dataclass(frozen=True, slots=True)
class Dataset:
    """A data set with what it says about itself; `table` and `updated` are empty when unsaid."""

    cells: tuple[Cell, ...]
    dimensions: Dimensions
    table: str
    updated: str


def decode(raw: bytes) -> Dataset:
    """The data set in `raw`; JsonStatError when there is none."""
    try:
        document = json.loads(raw)
        dimensions = _dimensions(document)
        return Dataset(
            cells=tuple(_cells(dimensions, document["value"])),
            dimensions=dimensions,
            table=str(document.get("extension", {}).get("px", {}).get("tableid", "")),
            updated=str(document.get("updated", "")),
        )
    except BROKEN as error:
        raise JsonStatError(str(error)) from error


def dimensions(raw: bytes) -> Dimensions:
    """The dimensions of a data set, or of the metadata before one; JsonStatError as above."""
    try:
        return _dimensions(json.loads(raw))
    except BROKEN as error:
        raise JsonStatError(str(error)) from error


def _dimensions(document: Mapping[str, Any]) -> Dimensions:
    if (document["version"], document["class"]) != ("2.0", "dataset"):
        raise JsonStatError(document["class"])
    found = {name: _categories(document["dimension"][name]["category"]) for name in document["id"]}
    if [len(categories) for categories in found.values()] != document["size"]:
        raise JsonStatError(document["size"])
    return found


def _categories(category: Mapping[str, Any]) -> tuple[str, ...]:
    """The codes in the order their numbers give: the order of the keys says nothing."""
    index = category.get("index")
    if index is None:
        (index,) = ([code] for code in category["label"])
    if isinstance(index, Mapping):
        if sorted(index.values()) != list(range(len(index))):
            raise JsonStatError(index)
        return tuple(sorted(index, key=lambda code: int(index[code])))
    if not isinstance(index, list) or len(set(index)) != len(index):
        raise JsonStatError(index)
    return tuple(str(code) for code in index)


def _cells(found: Dimensions, values: Sequence[object] | Mapping[str, object]) -> Iterator[Cell]:
    count = prod(len(categories) for categories in found.values())
    if count > MOST_CELLS:
        raise JsonStatError(count)
    for at, codes in enumerate(product(*found.values())):
        yield Cell(dict(zip(found, codes, strict=True)), _whole(_value(values, at, count)))


def _value(values: Sequence[object] | Mapping[str, object], at: int, count: int) -> object:
    if isinstance(values, Mapping):
        return values.get(str(at))
    if not isinstance(values, list) or len(values) != count:
        raise JsonStatError(count)
    return values[at]


def _whole(value: object) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int):
        raise JsonStatError(value)
    return value
