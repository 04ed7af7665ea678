"""Posts' keys sort by code point, so that an index finds those that begin alike."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Give the column the collation that SQLite's text has already."""
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("outbox", "key", type_=sa.Text(collation="C"))
