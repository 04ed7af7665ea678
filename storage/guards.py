"""The guards: the triggers that let records and the journal only grow, looked at from outside."""

from sqlalchemy import text

from storage.archive import Archive
from storage.tables import RECORDS, journal

GUARDED = (*(table.name for table in RECORDS), journal.name)
SQLITE = text(
    "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'"
    " AND name IN (tbl_name || '_refuses_update', tbl_name || '_refuses_delete')"
    " AND sql LIKE '%SELECT RAISE(ABORT,%' GROUP BY tbl_name HAVING count(*) = 2"
)
POSTGRESQL = text(
    "SELECT guarded.relname FROM pg_trigger"
    " JOIN pg_class AS guarded ON guarded.oid = tgrelid"
    " JOIN pg_proc AS called ON called.oid = tgfoid"
    " WHERE tgname = guarded.relname || '_only_grows' AND tgenabled IN ('O', 'A')"
    " AND called.proname = 'refuse_change' AND called.prosrc LIKE '%RAISE EXCEPTION%only grows%'"
)
QUERIES = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def unguarded(archive: Archive) -> tuple[str, ...]:
    """The tables whose rows could be changed or deleted: a guard is gone or does nothing."""
    query = QUERIES[archive.connection.dialect.name]
    guarded = set(archive.connection.execute(query).scalars())
    return tuple(name for name in GUARDED if name not in guarded)
