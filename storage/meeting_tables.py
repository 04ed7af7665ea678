"""The tables of meetings: the agenda, who is invited and comes, the roll, the minutes."""

from collections.abc import Mapping

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Text

from storage.columns import Moment, Words
from storage.schema import ADDED, at_column, person_column, record_table, text_column

meetings = record_table(
    "meetings",
    Column("day", Date, nullable=False),
    text_column("start"),
    text_column("place"),
    text_column("kind"),
    person_column("elected", nullable=True),
    Column("ended_at", Moment),
    Column("ends", Text, info=ADDED),
    Column("called_at", Moment, info=ADDED),
    Column("cancelled", Text, info=ADDED),
)
"""A meeting; a new day, the call, the one elected to preside and the end are corrections."""
agenda_items = record_table(
    "agenda_items",
    Column("meeting", Integer, ForeignKey("meetings.id"), nullable=False),
    Column("position", Integer, nullable=False),
    text_column("kind"),
    text_column("title"),
    person_column("owner", nullable=True),
    Column("papers", Words, nullable=False),
    Column("minutes", Integer),
    Column("vote", Integer, ForeignKey("votes.id")),
    person_column("author", nullable=True),
    Column("withdrawn", Boolean, nullable=False),
    unique=("meeting", "position"),
)
"""The agenda; `minutes` is how long the item is thought to take."""
invitations = record_table(
    "invitations",
    Column("meeting", Integer, ForeignKey("meetings.id"), nullable=False),
    person_column(),
    Column("withdrawn", Boolean, nullable=False),
    unique=("meeting", "person"),
)
"""Who is invited beside the steering group (adjungerade)."""
meeting_replies = record_table(
    "meeting_replies",
    Column("meeting", Integer, ForeignKey("meetings.id"), nullable=False),
    person_column(),
    Column("coming", Boolean, nullable=False),
    text_column("slot"),
    at_column(),
    unique=("meeting", "person"),
)
"""Whether somebody comes; `slot` is the day and time it was then, as the meeting may move."""
roll_calls = record_table(
    "roll_calls",
    Column("meeting", Integer, ForeignKey("meetings.id"), nullable=False),
    Column("present", Words, nullable=False),
    person_column("presiding", nullable=True),
    at_column(),
    unique=("meeting",),
)
"""Who is there, by person id; each new roll call replaces the one before."""
minutes_approvals = record_table(
    "minutes_approvals",
    Column("meeting", Integer, ForeignKey("meetings.id"), nullable=False),
    person_column(),
    at_column(),
    Column("content", String(64), info=ADDED),
    unique=("meeting", "person"),
)
"""Who has approved (justerat) the minutes; `content` is the digest of what they held then.

Approving anew what has changed since is a correction.
"""
for table in (agenda_items, invitations, meeting_replies, roll_calls, minutes_approvals):
    Index(f"ix_{table.name}_meeting", table.c.meeting)

EXEMPT: Mapping[str, str] = {}
"""None of these tables changes a row."""
