"""The first tables: the journal, the records of the cooperation, and the post."""

import secrets
from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from storage.migrations.drawing import columns, record
from storage.migrations.guards import guard, prepare

revision: str = "0001"
down_revision: str | None = None
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

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
"""Each record's columns, as `storage.migrations.drawing` spells them."""

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
    for name, spelled in RECORDS.items():
        record(name, spelled, FIRST.get(name))
    for name in ("links", "link_requests"):
        op.create_index(f"ix_{name}_account", name, ["team", "user"])
    _journal()
    _post()
    _meta()


def _journal() -> None:
    op.create_table(
        "journal",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        *columns(
            "journal",
            "at:moment actor:whole? act table row:whole record previous:digest digest:digest",
        ),
        sa.PrimaryKeyConstraint("sequence", name="pk_journal"),
    )
    guard("journal")


def _post() -> None:
    op.create_table(
        "inbox",
        *columns("inbox", "key answer at:moment"),
        sa.PrimaryKeyConstraint("key", name="pk_inbox"),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        *columns(
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
        "meta", *columns("meta", "key value"), sa.PrimaryKeyConstraint("key", name="pk_meta")
    )
    op.bulk_insert(meta, [{"key": "secret", "value": secrets.token_hex(32)}])
