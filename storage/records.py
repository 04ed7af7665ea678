"""Records that stand: what nothing has replaced, and how a row is corrected."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, Table, select

from storage.archive import Archive
from storage.journal import Act, record


def standing(archive: Archive, table: Table) -> Sequence[Row[Any]]:
    """The rows that no other row replaces, in the order they were written."""
    return archive.connection.execute(_standing(table)).all()


@cache
def _standing(table: Table) -> Select[Any]:
    # Kept, as putting it together costs more than running it.
    later = table.alias("later")
    replaced = select(later.c.id).where(later.c.replaces == table.c.id).exists()
    return select(table).where(~replaced).order_by(table.c.id)


def correct(archive: Archive, act: Act, table: Table, row: Row[Any], **changes: object) -> int:
    """Write the row anew with `changes`, in the old one's place; the new row's id."""
    before = {column.name: getattr(row, column.name) for column in table.c if column.name != "id"}
    return record(archive, act, table, {**before, **changes, "replaces": row.id})


def lines(archive: Archive, table: Table) -> Mapping[int, Row[Any]]:
    """Each row as it now stands, by the id of its first row: what was corrected keeps its number.

    For small tables: all of it is read.
    """
    first: dict[int, int] = {}
    latest: dict[int, Row[Any]] = {}
    for row in archive.connection.execute(select(table).order_by(table.c.id)):
        first[row.id] = first.get(row.replaces, row.id)
        latest[first[row.id]] = row
    return latest
