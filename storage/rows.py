"""A record's row as the chain knows it, the same on every database."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Column, ColumnElement, RowMapping, Table, type_coerce
from sqlalchemy.types import NullType

from governance.journal import Record, Value, commitment
from storage.columns import utc_text

Columns = Mapping[str, Any] | RowMapping
"""A row's columns by name, as read or as about to be written."""
PERSONAL = "personal"
"""The commitment's name in the chain."""


def raw(table: Table) -> Sequence[ColumnElement[Any]]:
    """The columns as the driver gives them, so that garbage in a row can be read and told."""
    return [type_coerce(column, NullType()).label(column.name) for column in table.c]


def salt_column(table: Table) -> Column[Any] | None:
    """The column with a row's salt; None where nothing is personal."""
    return next((column for column in table.c if column.info.get("salt")), None)


def chained(table: Table, row: Columns) -> Record:
    """What the chain holds of a row: its columns, and one commitment to the personal ones."""
    salt = salt_column(table)
    open_columns: dict[str, Value] = {}
    personal: dict[str, Value] = {}
    for column in table.c:
        if not (column.primary_key or column is salt or _not_yet(column, row)):
            part = personal if column.info.get("personal") else open_columns
            part[column.name] = _plain(column, row)
    if salt is None:
        return open_columns
    return {**open_columns, PERSONAL: commitment(str(row[salt.name]), personal)}


def _not_yet(column: Column[Any], row: Columns) -> bool:
    """Whether the row may be older than the column."""
    return bool(column.info.get("added")) and row[column.name] is None


def _plain(column: Column[Any], row: Columns) -> Value:
    value = row[column.name]
    if isinstance(value, datetime):
        return utc_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(column.type, Boolean) and value in (0, 1):
        return bool(value)
    return value if value is None or isinstance(value, str | int) else repr(value)
