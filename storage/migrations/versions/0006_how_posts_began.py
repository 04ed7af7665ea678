"""A post keeps how its text began when it was sent."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Add the first lines, which nobody knows any more of posts that were sent before."""
    op.add_column("outbox", sa.Column("began", sa.Text()))
