"""The pace of posting: when each place may be posted in again, whoever posts."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, insert, select

from storage.archive import Archive
from storage.columns import utc_text
from storage.moments import now
from storage.tables import meta

LONGEST = timedelta(minutes=15)
"""A place held for longer than this was held by a clock that was wrong."""


def take(archive: Archive, place: str, seconds: float) -> float:
    """Take the next turn to post in a place and hold it for `seconds`; else the seconds to wait."""
    found = select(meta.c.value).where(meta.c.key == _key(place))
    held = archive.connection.execute(found).scalar_one_or_none()
    at = _now(archive)
    if held is not None and utc_text(at) < held <= utc_text(at + LONGEST):
        return (datetime.fromisoformat(held) - at).total_seconds()
    hold(archive, place, seconds)
    return 0.0


def hold(archive: Archive, place: str, seconds: float) -> None:
    """Let nobody post in a place for `seconds`."""
    until = utc_text(_now(archive) + min(timedelta(seconds=seconds), LONGEST))
    archive.connection.execute(delete(meta).where(meta.c.key == _key(place)))
    archive.connection.execute(insert(meta), {"key": _key(place), "value": until})


def _now(archive: Archive) -> datetime:
    """The database's moment in UTC: sums by the clock on the wall fail in the autumn night."""
    return now(archive).astimezone(UTC)


def _key(place: str) -> str:
    return f"posting in {place}"
