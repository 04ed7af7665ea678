"""Votes, the register of decisions, working orders, frames, meetings and polls."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.migrations.drawing import columns, record

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

RECORDS = {
    "votes": "matter purpose form title contact made_at:moment",
    "vote_events": (
        "vote>votes sequence:whole act at:moment actor>people? team? user? payload words"
        " salt:salt previous:digest digest:digest"
    ),
    "meetings": "day:day start place kind elected>people? ended_at:moment?",
    "decisions": (
        "year:whole serial:whole kind matter day:day title text outcome basis presented_by"
        " deciders:words beside:words vote>votes? proof matching"
    ),
    "follow_ups": "decision>decisions owner due:day? review:day? status reference formal_decision",
    "order_drafts": "terms at:moment",
    "adoptions": "terms decision at:moment basis",
    "resource_frames": "year:whole amount:money decision since:day until:day?",
    "polls": (
        "title alternatives:words author>people asked_at:moment closes_at:moment? multiple:yes/no"
        " anonymous:yes/no suggestions:yes/no team channel"
    ),
    "poll_suggestions": "poll>polls alternative person>people?",
    "poll_closings": "poll>polls person>people at:moment",
    "poll_answers": "poll>polls person>people numbers:words at:moment",
}
"""Each record's columns, as `storage.migrations.drawing` spells them."""

FIRST = {
    "vote_events": ["vote", "sequence"],
    "decisions": ["year", "serial"],
    "follow_ups": ["decision"],
    "adoptions": ["decision"],
    "resource_frames": ["year", "since"],
    "poll_closings": ["poll"],
    "poll_answers": ["poll", "person"],
}
"""What tells the first rows of a record apart; a correction repeats it."""

COUNTS: dict[str, tuple[str, tuple[str, ...], dict[str, Any]]] = {
    "vote_heads": (
        "vote>votes sequence:whole digest:digest state closes_at:moment?",
        ("vote",),
        {},
    ),
    "poll_counters": ("poll>polls number:whole count:whole", ("poll", "number"), {}),
    "poll_participants": (
        "poll>polls person>people",
        ("poll", "person"),
        {"sqlite_with_rowid": False},
    ),
}
"""The tables that are no records: their columns, their key, and what else they are made with."""

INDEXES = (
    ("vote_events", "chain", ("vote", "sequence")),
    ("vote_events", "digest", ("digest",)),
    ("vote_heads", "due", ("state", "closes_at")),
    ("decisions", "number", ("year", "serial")),
    ("decisions", "vote", ("vote",)),
    ("follow_ups", "decision", ("decision",)),
    ("poll_suggestions", "poll", ("poll",)),
    ("poll_closings", "poll", ("poll",)),
    ("poll_answers", "poll", ("poll",)),
)


def upgrade() -> None:
    """Make every table, and guard the records."""
    for name, spelled in RECORDS.items():
        record(name, spelled, FIRST.get(name))
    for name, (spelled, key, options) in COUNTS.items():
        key_of = sa.PrimaryKeyConstraint(*key, name=f"pk_{name}")
        op.create_table(name, *columns(name, spelled), key_of, **options)
    for table, name, columns_of in INDEXES:
        op.create_index(f"ix_{table}_{name}", table, list(columns_of))
