"""The tables of advisory polls: what is asked, and the answers, named or counted only."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table

from storage.columns import Moment, Words
from storage.schema import at_column, metadata, person_column, record_table, text_column

polls = record_table(
    "polls",
    text_column("title"),
    Column("alternatives", Words, nullable=False),
    person_column("author"),
    at_column("asked_at"),
    Column("closes_at", Moment),
    Column("multiple", Boolean, nullable=False),
    Column("anonymous", Boolean, nullable=False),
    Column("suggestions", Boolean, nullable=False),
    text_column("team"),
    text_column("channel"),
)
poll_suggestions = record_table(
    "poll_suggestions",
    Column("poll", Integer, ForeignKey("polls.id"), nullable=False),
    text_column("alternative"),
    person_column(nullable=True),
)
"""An alternative that was suggested; by nobody named where the poll is anonymous."""
poll_closings = record_table(
    "poll_closings",
    Column("poll", Integer, ForeignKey("polls.id"), nullable=False),
    person_column(),
    at_column(),
    unique=("poll",),
)
poll_answers = record_table(
    "poll_answers",
    Column("poll", Integer, ForeignKey("polls.id"), nullable=False),
    person_column(),
    Column("numbers", Words, nullable=False),
    at_column(),
    unique=("poll", "person"),
)
"""The answers of named polls; a new one replaces the person's earlier."""
for _table in (poll_suggestions, poll_closings, poll_answers):
    Index(f"ix_{_table.name}_poll", _table.c.poll)
poll_counters = Table(
    "poll_counters",
    metadata,
    Column("poll", Integer, ForeignKey("polls.id"), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("count", Integer, nullable=False),
)
# Without row ids: they would tell in which order people answered.
poll_participants = Table(
    "poll_participants",
    metadata,
    Column("poll", Integer, ForeignKey("polls.id"), primary_key=True, autoincrement=False),
    Column("person", Integer, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

EXEMPT = {
    "poll_counters": "an anonymous poll's answers: counters that change, never rows of people",
    "poll_participants": "who has answered an anonymous poll: apart from what was answered",
}
