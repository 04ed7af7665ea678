"""The tables of reminders: the plans, what people wish, calendar feeds, the heart's beats."""

from sqlalchemy import Column, Index, Table, Text

from storage.columns import Moment, Words
from storage.schema import (
    at_column,
    digest_column,
    metadata,
    person_column,
    record_table,
    text_column,
)

reminder_plans = record_table(
    "reminder_plans",
    text_column("kind"),
    Column("offsets", Words, nullable=False),
    text_column("hour"),
    Column("told", Words, nullable=False),
    unique=("kind",),
)
"""When and whom a topic of reminders tells, where it is not the proposed plan.

A row without offsets says that none is chosen any more.
"""
reminder_wishes = record_table(
    "reminder_wishes", person_column(), text_column("wish"), unique=("person",)
)
"""How a person wants their direct messages."""
calendar_feeds = record_table(
    "calendar_feeds",
    person_column(),
    digest_column("digest"),
    at_column(),
    Column("revoked_at", Moment),
    unique=("digest",),
)
"""A person's calendar feed; `digest` is all that is kept of its secret."""
Index("ix_calendar_feeds_digest", calendar_feeds.c.digest)

beats = Table("beats", metadata, Column("key", Text, primary_key=True), text_column("value"))
"""What the heartbeat knows: its first beat, and as of what it has written reminders."""

EXEMPT = {"beats": "what the heartbeat has seen; no fact of the cooperation"}
