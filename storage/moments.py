"""The database's own clock, which every process that shares the database shares too."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Float, bindparam, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from storage.archive import Archive
from storage.columns import Moment


class _Clock(FunctionElement[datetime]):
    """The clock's moment, some seconds on."""

    name = "database_clock"
    type = Moment()
    inherit_cache = True


@compiles(_Clock, "postgresql")
def _postgresql(clock: _Clock, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - SQLAlchemy's own
    seconds = compiler.process(clock.clauses, **options)
    return f"(clock_timestamp() + make_interval(secs => {seconds}))"


@compiles(_Clock, "sqlite")
def _sqlite(clock: _Clock, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - the same
    seconds = compiler.process(clock.clauses, **options)
    # Spelt as storage.columns spells a moment, so that the two compare as text.
    return f"strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now', {seconds} || ' seconds')"


def moment(seconds: float = 0.0) -> ColumnElement[datetime]:
    """The database's moment, `seconds` on, inside a statement."""
    return _Clock(bindparam(None, float(seconds), Float))


def now(archive: Archive) -> datetime:
    """The database's moment."""
    read: datetime = archive.connection.execute(select(moment())).scalar_one()
    return read
