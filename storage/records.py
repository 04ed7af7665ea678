"""Records that stand: what nothing has replaced, and how a row is corrected."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Table, select

from storage.archive import Archive
from storage.journal import Act, record


def standing(archive: Archive, table: Table) -> Sequence[Row[Any]]:
    """The rows that no other row replaces, in the order they were written."""
    later = table.alias("later")
    replaced = select(later.c.id).where(later.c.replaces == table.c.id).exists()
    return archive.connection.execute(select(table).where(~replaced).order_by(table.c.id)).all()


def correct(archive: Archive, act: Act, table: Table, row: Row[Any], **changes: object) -> int:
    """Write the row anew with `changes`, in the old one's place; the new row's id."""
    before = {column.name: getattr(row, column.name) for column in table.c if column.name != "id"}
    return record(archive, act, table, {**before, **changes, "replaces": row.id})
