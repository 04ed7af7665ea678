"""The posts that wait are found by how their keys begin."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

WAITS = sa.text("state = 'pending'")


def upgrade() -> None:
    """Index the keys of those that wait, which are few beside those that were sent."""
    op.create_index(
        "ix_outbox_planned", "outbox", ["state", "key"], sqlite_where=WAITS, postgresql_where=WAITS
    )
