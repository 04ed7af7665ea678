"""The tables: records, which only ever grow, and the few that are no records."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage import (
    decision_tables,
    duty_tables,
    meeting_tables,
    poll_tables,
    reminder_tables,
    vote_tables,
)
from storage.columns import CodePoints, Moment, Words
from storage.schema import (
    PERSONAL,
    RECORD,
    at_column,
    digest_column,
    metadata,
    person_column,
    record_table,
    salt_column,
    since_column,
    text_column,
    until_column,
)

regions = record_table(
    "regions",
    text_column("code"),
    text_column("name"),
    text_column("iso"),
    text_column("county"),
    text_column("procurement"),
    Column("aliases", Words, nullable=False),
    since_column(),
    until_column(),
    unique=("code",),
)
populations = record_table(
    "populations",
    Column("year", Integer, nullable=False),
    text_column("region"),
    Column("people", Integer, nullable=False),
    text_column("source"),
    Column("verified", Boolean, nullable=False),
    Column("fetched_at", Moment),
    Column("raw_sha256", String(64)),
    unique=("year", "region"),
)
budgets = record_table(
    "budgets",
    Column("year", Integer, nullable=False),
    text_column("mode"),
    Column("amount", BigInteger, nullable=False),
    Column("basis_year", Integer),
    text_column("decision"),
    text_column("label"),
    unique=("year",),
)
people = record_table(
    "people",
    text_column("handle"),
    Column("title", Text, nullable=False, info=PERSONAL),
    Column("email", Text, nullable=False, info=PERSONAL),
    salt_column(),
    unique=("handle",),
)
links = record_table(
    "links", text_column("team"), text_column("user"), person_column(nullable=True), at_column()
)
link_requests = record_table(
    "link_requests",
    text_column("team"),
    text_column("user"),
    person_column(),
    Column("email", Text, nullable=False, info=PERSONAL),
    salt_column(),
    at_column(),
    at_column("expires_at"),
)
link_rulings = record_table(
    "link_rulings",
    Column("request", Integer, ForeignKey("link_requests.id"), nullable=False),
    text_column("stage"),
    Column("approved", Boolean, nullable=False),
    person_column("by"),
    at_column(),
    unique=("request", "stage"),
)
holdings = record_table(
    "holdings",
    Column("seat", Integer, nullable=False),
    person_column(),
    since_column(),
    until_column(),
    Column("term_ends", Date),
)
appointments = record_table(
    "appointments",
    person_column(),
    text_column("role"),
    since_column(),
    until_column(),
    text_column("scope"),
    text_column("designated_by"),
)
financing_decisions = record_table(
    "financing_decisions",
    text_column("region"),
    since_column(),
    until_column(),
    text_column("reference"),
    text_column("link"),
)
documents = record_table(
    "documents",
    text_column("key"),
    text_column("title"),
    text_column("link"),
    since_column(),
    until_column(),
    unique=("key", "since"),
)
channels = record_table(
    "channels", text_column("key"), text_column("team"), text_column("channel"), since_column()
)
Index("ix_links_account", links.c.team, links.c.user)
Index("ix_link_requests_account", link_requests.c.team, link_requests.c.user)

RECORDS = tuple(table for table in metadata.sorted_tables if table.info == RECORD)
"""The record tables: append-only, each row chained in the journal."""

journal = Table(
    "journal",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    at_column(),
    Column("actor", Integer),
    text_column("act"),
    text_column("table"),
    Column("row", Integer, nullable=False),
    text_column("record"),
    digest_column("previous"),
    digest_column("digest"),
)
inbox = Table(
    "inbox", metadata, Column("key", Text, primary_key=True), text_column("answer"), at_column()
)
outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", CodePoints, nullable=False),
    Column("recipient", JSON, nullable=False),
    Column("content", JSON, nullable=False),
    text_column("state"),
    at_column("due_at"),
    Column("attempts", Integer, nullable=False),
    Column("lease_owner", Text),
    Column("lease_until", Moment),
    Column("unknown_since", Moment),
    Column("sent_ts", Text),
    Column("error", Text),
    Column("began", Text),
    UniqueConstraint("key"),
)
Index("ix_outbox_waiting", outbox.c.state, outbox.c.due_at)
WAITS = text("state = 'pending'")
Index("ix_outbox_planned", outbox.c.state, outbox.c.key, sqlite_where=WAITS, postgresql_where=WAITS)
meta = Table("meta", metadata, Column("key", Text, primary_key=True), text_column("value"))

EXEMPT = {
    "journal": "is the chain itself: append-only, and checked link by link",
    "inbox": "keeps a repeated delivery from being run twice; no fact of the cooperation",
    "outbox": "the delivery's own state, which changes by its nature",
    "meta": "facts about this database, not about the cooperation",
    "alembic_version": "which migration the database stands at",
    **decision_tables.EXEMPT,
    **duty_tables.EXEMPT,
    **meeting_tables.EXEMPT,
    **poll_tables.EXEMPT,
    **reminder_tables.EXEMPT,
    **vote_tables.EXEMPT,
}
"""The tables that are no records, each with the reason."""
