"""The column types that give back the same values on SQLite and on PostgreSQL."""

import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Dialect, String, Text
from sqlalchemy.dialects.postgresql import TIMESTAMP
from sqlalchemy.types import TypeDecorator, TypeEngine

STOCKHOLM = ZoneInfo("Europe/Stockholm")


class Moment(TypeDecorator[datetime]):
    """An aware moment: timestamptz, or UTC text that sorts as time; read as Europe/Stockholm."""

    impl = String(32)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[datetime] | TypeEngine[str]:
        """The database's own type."""
        return TIMESTAMP(timezone=True) if dialect.name == "postgresql" else String(32)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | str | None:
        """What is stored; a naive moment raises ValueError."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(value)
        return value.astimezone(UTC) if dialect.name == "postgresql" else utc_text(value)

    def process_result_value(
        self,
        value: datetime | str | None,
        dialect: Dialect,  # noqa: ARG002 - the base class passes it
    ) -> datetime | None:
        """The moment as the cooperation reads its clocks."""
        if isinstance(value, str):
            value = datetime.fromisoformat(value)
        return None if value is None else value.astimezone(STOCKHOLM)


class Words(TypeDecorator[tuple[str, ...]]):
    """A few words in order, stored as a JSON list."""

    impl = Text
    cache_ok = True

    def process_bind_param(
        self,
        value: tuple[str, ...] | None,
        dialect: Dialect,  # noqa: ARG002 - the base class passes it
    ) -> str:
        """What is stored."""
        return json.dumps(list(value or ()), ensure_ascii=False)

    def process_result_value(
        self,
        value: str | None,
        dialect: Dialect,  # noqa: ARG002 - the base class passes it
    ) -> tuple[str, ...]:
        """The words as they were put in."""
        return tuple(json.loads(value or "[]"))


CodePoints = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that sorts by code point, as SQLite's does, whatever language the database sorts by."""


def utc_text(moment: datetime) -> str:
    """The one spelling of a moment: UTC, to the microsecond."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
