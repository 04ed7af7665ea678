"""The tables of formal votes: each vote, its chain of events, and where that chain stands."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from storage.columns import Moment
from storage.schema import (
    PERSONAL,
    at_column,
    digest_column,
    metadata,
    person_column,
    record_table,
    salt_column,
    text_column,
)

votes = record_table(
    "votes",
    text_column("matter"),
    text_column("purpose"),
    text_column("form"),
    text_column("title"),
    text_column("contact"),
    at_column("made_at"),
)
"""A vote as it was first drafted; what became of it are events."""
vote_events = record_table(
    "vote_events",
    Column("vote", Integer, ForeignKey("votes.id"), nullable=False),
    Column("sequence", Integer, nullable=False),
    text_column("act"),
    at_column(),
    person_column("actor", nullable=True),
    Column("team", Text),
    Column("user", Text),
    text_column("payload"),
    Column("words", Text, nullable=False, info=PERSONAL),
    salt_column(),
    digest_column("previous"),
    digest_column("digest"),
    unique=("vote", "sequence"),
)
Index("ix_vote_events_chain", vote_events.c.vote, vote_events.c.sequence)
Index("ix_vote_events_digest", vote_events.c.digest)
vote_heads = Table(
    "vote_heads",
    metadata,
    Column("vote", Integer, ForeignKey("votes.id"), primary_key=True, autoincrement=False),
    Column("sequence", Integer, nullable=False),
    digest_column("digest"),
    text_column("state"),
    Column("closes_at", Moment),
)
"""Where each vote's chain stands: the row that is locked, and found when it is due."""
Index("ix_vote_heads_due", vote_heads.c.state, vote_heads.c.closes_at)

EXEMPT = {"vote_heads": "follows from the votes' events, and is recomputed from them"}
