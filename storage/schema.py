"""What tables are made of: the marks on columns, and the parts that records share."""

from typing import Any

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, MetaData, String, Table, Text, text

from storage.columns import Moment

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

RECORD = {"record": True}
"""Marks a table as a record: append-only, each row chained in the journal."""
PERSONAL = {"personal": True}
"""Marks a column whose value is chained only as part of a salted commitment."""
SALT = {"salt": True}
"""Marks the column that holds a row's salt; it is never chained."""
ADDED = {"added": True}
"""Marks a column that a later migration added: empty, as in older rows, it is not chained."""


def record_table(name: str, *columns: Column[Any], unique: tuple[str, ...] = ()) -> Table:
    """A record table; `unique` names what tells its first rows apart (corrections repeat it)."""
    table = Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True),
        *columns,
        Column("replaces", Integer, ForeignKey(f"{name}.id"), unique=True),
        info=RECORD,
    )
    if unique:
        first = text("replaces IS NULL")
        key = [table.c[column] for column in unique]
        Index(f"ix_{name}_first", *key, unique=True, sqlite_where=first, postgresql_where=first)
    return table


def person_column(name: str = "person", *, nullable: bool = False) -> Column[Any]:
    """The person it is about, by id."""
    return Column(name, Integer, ForeignKey("people.id"), nullable=nullable)


def salt_column() -> Column[Any]:
    """The row's salt."""
    return Column("salt", String(32), nullable=False, info=SALT)


def since_column() -> Column[Any]:
    """The first day in force."""
    return Column("since", Date, nullable=False)


def until_column() -> Column[Any]:
    """The last day in force; empty until further."""
    return Column("until", Date)


def at_column(name: str = "at") -> Column[Any]:
    """A moment."""
    return Column(name, Moment, nullable=False)


def digest_column(name: str) -> Column[Any]:
    """A SHA-256 in hex."""
    return Column(name, String(64), nullable=False)


def text_column(name: str) -> Column[Any]:
    """A text, perhaps empty but never missing."""
    return Column(name, Text, nullable=False)
