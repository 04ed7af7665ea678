"""Agendas (dagordningar), as recorded: each meeting's items, those withdrawn too."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import Row

from governance.agenda import Item, ItemKind
from storage.archive import Archive, remembered
from storage.journal import Act, record
from storage.meeting_tables import agenda_items
from storage.records import correct, standing


@remembered
def load(archive: Archive) -> Mapping[int, tuple[Item, ...]]:
    """Every meeting's items in order, by the meeting's number."""
    found: dict[int, tuple[Item, ...]] = {}
    for row in standing(archive, agenda_items):
        found[row.meeting] = (*found.get(row.meeting, ()), _item(row))
    return {
        meeting: tuple(sorted(items, key=lambda item: item.position))
        for meeting, items in found.items()
    }


def of(archive: Archive, meeting: int) -> tuple[Item, ...]:
    """A meeting's items in order."""
    return load(archive).get(meeting, ())


def add(archive: Archive, act: Act, meeting: int, item: Item) -> None:
    """Record an item; a place that is taken raises IntegrityError."""
    record(archive, act, agenda_items, {**asdict(item), "meeting": meeting})


def change(archive: Archive, act: Act, meeting: int, item: Item) -> None:
    """Record an item anew, at its place; KeyError when there is none."""
    rows = {(row.meeting, row.position): row for row in standing(archive, agenda_items)}
    correct(archive, act, agenda_items, rows[meeting, item.position], **asdict(item))


def _item(row: Row[Any]) -> Item:
    return Item(
        position=row.position,
        kind=ItemKind(row.kind),
        title=row.title,
        owner=row.owner,
        papers=row.papers,
        minutes=row.minutes,
        vote=row.vote,
        author=row.author,
        withdrawn=row.withdrawn,
    )
