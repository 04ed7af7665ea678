"""The first tables: the journal, the records of the cooperation, and the post."""

import secrets
from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.columns import Moment, Words
from storage.migrations.guards import guard, prepare

revision: str = "0001"
down_revision: str | None = None
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

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

RECORDS = {
    "regions": "code name iso county procurement aliases:words since:day until:day?",
    "populations": (
        "year:whole region people:whole source verified:yes/no fetched_at:moment?"
        " raw_sha256:digest?"
    ),
    "budgets": "year:whole mode amount:money basis_year:whole? decision label",
    "people": "handle title email salt:salt",
    "links": "team user person>people? at:moment",
    "link_requests": "team user person>people email salt:salt at:moment expires_at:moment",
    "link_rulings": "request>link_requests stage approved:yes/no by>people at:moment",
    "holdings": "seat:whole person>people since:day until:day? term_ends:day?",
    "appointments": "person>people role since:day until:day? scope designated_by",
    "financing_decisions": "region since:day until:day? reference link",
    "documents": "key title link since:day until:day?",
    "channels": "key team channel since:day",
}
"""Each record's columns: text unless `:kind` or `>table` says otherwise; `?` may be empty."""

FIRST = {
    "regions": ["code"],
    "populations": ["year", "region"],
    "budgets": ["year"],
    "people": ["handle"],
    "link_rulings": ["request", "stage"],
    "documents": ["key", "since"],
}
"""What tells the first rows of a record apart; a correction repeats it."""


def upgrade() -> None:
    """Make every table, and guard the records and the journal."""
    prepare()
    for name, columns in RECORDS.items():
        _record(name, columns)
    for name in ("links", "link_requests"):
        op.create_index(f"ix_{name}_account", name, ["team", "user"])
    _journal()
    _post()
    _meta()


def _record(name: str, columns: str) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(name, f"{columns} replaces>{name}?"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sa.UniqueConstraint("replaces", name=f"uq_{name}_replaces"),
    )
    if name in FIRST:
        first = sa.text("replaces IS NULL")
        where: dict[str, Any] = {"sqlite_where": first, "postgresql_where": first}
        op.create_index(f"ix_{name}_first", name, FIRST[name], unique=True, **where)
    guard(name)


def _columns(table: str, spelled: str) -> Iterator[sa.schema.SchemaItem]:
    for word in spelled.split():
        name, _, other = word.removesuffix("?").partition(">")
        name, _, kind = name.partition(":")
        kind = "whole" if other else kind or "text"
        yield sa.Column(name, KINDS[kind], nullable=word.endswith("?"))
        if other:
            yield sa.ForeignKeyConstraint([name], [f"{other}.id"], name=f"fk_{table}_{name}")


def _journal() -> None:
    op.create_table(
        "journal",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        *_columns(
            "journal",
            "at:moment actor:whole? act table row:whole record previous:digest digest:digest",
        ),
        sa.PrimaryKeyConstraint("sequence", name="pk_journal"),
    )
    guard("journal")


def _post() -> None:
    op.create_table(
        "inbox",
        *_columns("inbox", "key answer at:moment"),
        sa.PrimaryKeyConstraint("key", name="pk_inbox"),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(
            "outbox",
            "key recipient:json content:json state due_at:moment attempts:whole lease_owner?"
            " lease_until:moment? unknown_since:moment? sent_ts? error?",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.UniqueConstraint("key", name="uq_outbox_key"),
    )
    op.create_index("ix_outbox_waiting", "outbox", ["state", "due_at"])


def _meta() -> None:
    meta = op.create_table(
        "meta", *_columns("meta", "key value"), sa.PrimaryKeyConstraint("key", name="pk_meta")
    )
    op.bulk_insert(meta, [{"key": "secret", "value": secrets.token_hex(32)}])
