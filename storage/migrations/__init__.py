"""The forward-only migrations; they ride in the wheel and run at start."""

HEAD = "0007"
"""The newest migration; a start compares it without loading alembic."""
