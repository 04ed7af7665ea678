"""Meetings with agendas and minutes, the year's duties and their evidence, reminders."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from storage.migrations.drawing import columns, record

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

RECORDS = {
    "agenda_items": (
        "meeting>meetings position:whole kind title owner>people? papers:words minutes:whole?"
        " vote>votes? author>people? withdrawn:yes/no"
    ),
    "invitations": "meeting>meetings person>people withdrawn:yes/no",
    "meeting_replies": "meeting>meetings person>people coming:yes/no slot at:moment",
    "roll_calls": "meeting>meetings present:words presiding>people? at:moment",
    "minutes_approvals": "meeting>meetings person>people at:moment",
    "evidence": (
        "duty year:whole step scope day:day reference link decision>decisions? withdrawn:yes/no"
    ),
    "plan_areas": "year:whole title region activity owner status link withdrawn:yes/no",
    "exit_notices": (
        "region sent_at:moment? received_at:moment reference link effective:day?"
        " ruled_by>people? confirmed_on:day? confirmation withdrawn:yes/no"
    ),
    "duty_owners": "duty owner backup",
    "reminder_plans": "kind offsets:words hour told:words",
    "reminder_wishes": "person>people wish",
    "calendar_feeds": "person>people digest:digest at:moment revoked_at:moment?",
}
"""Each record's columns, as `storage.migrations.drawing` spells them."""

FIRST = {
    "agenda_items": ["meeting", "position"],
    "invitations": ["meeting", "person"],
    "meeting_replies": ["meeting", "person"],
    "roll_calls": ["meeting"],
    "minutes_approvals": ["meeting", "person"],
    "evidence": ["duty", "year", "step", "scope"],
    "plan_areas": ["year", "title"],
    "duty_owners": ["duty"],
    "reminder_plans": ["kind"],
    "reminder_wishes": ["person"],
    "calendar_feeds": ["digest"],
}
"""What tells the first rows of a record apart; a correction repeats it."""

ADDED = "ends? called_at:moment? cancelled?"
"""What a meeting is now known by besides."""

INDEXES = (
    ("agenda_items", "meeting", ("meeting",)),
    ("invitations", "meeting", ("meeting",)),
    ("meeting_replies", "meeting", ("meeting",)),
    ("roll_calls", "meeting", ("meeting",)),
    ("minutes_approvals", "meeting", ("meeting",)),
    ("evidence", "year", ("duty", "year")),
    ("plan_areas", "year", ("year",)),
    ("calendar_feeds", "digest", ("digest",)),
)


def upgrade() -> None:
    """Make every table, guard the records, and let a meeting hold more."""
    for name, spelled in RECORDS.items():
        record(name, spelled, FIRST.get(name))
    for column in columns("meetings", ADDED):
        if isinstance(column, sa.Column):
            op.add_column("meetings", column)
    op.create_table(
        "beats", *columns("beats", "key value"), sa.PrimaryKeyConstraint("key", name="pk_beats")
    )
    for table, name, columns_of in INDEXES:
        op.create_index(f"ix_{table}_{name}", table, list(columns_of))
