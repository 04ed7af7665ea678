"""The tables of decisions: the register, the working order, the frames."""

from collections.abc import Mapping

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Index, Integer

from storage.columns import Words
from storage.schema import (
    at_column,
    record_table,
    since_column,
    text_column,
    until_column,
)

decisions = record_table(
    "decisions",
    Column("year", Integer, nullable=False),
    Column("serial", Integer, nullable=False),
    text_column("kind"),
    text_column("matter"),
    Column("day", Date, nullable=False),
    text_column("title"),
    text_column("text"),
    text_column("outcome"),
    text_column("basis"),
    text_column("presented_by"),
    Column("deciders", Words, nullable=False),
    Column("beside", Words, nullable=False),
    Column("vote", Integer, ForeignKey("votes.id")),
    text_column("proof"),
    text_column("matching"),
    unique=("year", "serial"),
)
"""The register; `proof` is the head of the vote's chain, `matching` what a search is held to."""
Index("ix_decisions_number", decisions.c.year, decisions.c.serial)
Index("ix_decisions_vote", decisions.c.vote)
follow_ups = record_table(
    "follow_ups",
    Column("decision", Integer, ForeignKey("decisions.id"), nullable=False),
    text_column("owner"),
    Column("due", Date),
    Column("review", Date),
    text_column("status"),
    text_column("reference"),
    text_column("formal_decision"),
    unique=("decision",),
)
Index("ix_follow_ups_decision", follow_ups.c.decision)
order_drafts = record_table("order_drafts", text_column("terms"), at_column())
"""The working order as it is proposed; the latest row holds."""
adoptions = record_table(
    "adoptions",
    text_column("terms"),
    text_column("decision"),
    at_column(),
    text_column("basis"),
    unique=("decision",),
)
resource_frames = record_table(
    "resource_frames",
    Column("year", Integer, nullable=False),
    Column("amount", BigInteger, nullable=False),
    text_column("decision"),
    since_column(),
    until_column(),
    unique=("year", "since"),
)

EXEMPT: Mapping[str, str] = {}
"""None of these tables changes a row."""
