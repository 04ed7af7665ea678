"""Triggers that make a table append-only, on both databases.

Alembic's batch mode on SQLite drops triggers: a migration that uses it guards the table again.
"""

from alembic import op

FUNCTION = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% only grows', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$
"""


def prepare() -> None:
    """Make what the triggers call, once for each database."""
    if _postgresql():
        op.execute(FUNCTION)


def guard(table: str) -> None:
    """Refuse every change of a row, and every deletion."""
    if _postgresql():
        op.execute(
            f"CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
        return
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table}"
            f" BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
        )


def _postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"
