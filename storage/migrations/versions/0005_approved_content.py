"""An approval of minutes says what it approved."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Add the digest of what the minutes held, which nobody knows of older approvals."""
    op.add_column("minutes_approvals", sa.Column("content", sa.String(64)))
