"""How a migration spells its tables.

A column is text unless `:kind` or `>table` says otherwise, and never empty unless `?` ends it.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.columns import Moment, Words
from storage.migrations.guards import guard

KINDS: dict[str, sa.types.TypeEngine[Any]] = {
    "text": sa.Text(),
    "whole": sa.Integer(),
    "money": sa.BigInteger(),
    "yes/no": sa.Boolean(),
    "day": sa.Date(),
    "moment": Moment(),
    "words": Words(),
    "salt": sa.String(32),
    "digest": sa.String(64),
    "json": sa.JSON(),
}


def record(name: str, spelled: str, first: Sequence[str] | None = None) -> None:
    """Make a record table and guard it; `first` tells its first rows apart."""
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        *columns(name, f"{spelled} replaces>{name}?"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sa.UniqueConstraint("replaces", name=f"uq_{name}_replaces"),
    )
    if first is not None:
        no_correction = sa.text("replaces IS NULL")
        where: dict[str, Any] = {"sqlite_where": no_correction, "postgresql_where": no_correction}
        op.create_index(f"ix_{name}_first", name, list(first), unique=True, **where)
    guard(name)


def columns(table: str, spelled: str) -> Iterator[sa.schema.SchemaItem]:
    """The columns, each with its foreign key."""
    for word in spelled.split():
        name, _, other = word.removesuffix("?").partition(">")
        name, _, kind = name.partition(":")
        kind = "whole" if other else kind or "text"
        yield sa.Column(name, KINDS[kind], nullable=word.endswith("?"))
        if other:
            yield sa.ForeignKeyConstraint([name], [f"{other}.id"], name=f"fk_{table}_{name}")
