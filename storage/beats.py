"""Beats of the heart: when a concept was last seen to, and as of what."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, insert, select

from storage.archive import BUSY, Archive
from storage.columns import STOCKHOLM, utc_text
from storage.reminder_tables import beats
from storage.tables import journal


@dataclass(frozen=True, slots=True)
class Beat:
    """A beat at which all was as it should be: its moment, its day and the journal's revision."""

    at: datetime
    day: date
    revision: int


def last(archive: Archive, key: str) -> Beat | None:
    """The last beat written for a concept; None before the first."""
    found = archive.connection.execute(select(beats.c.value).where(beats.c.key == key))
    value = found.scalar_one_or_none()
    if value is None:
        return None
    told = json.loads(value)
    at = datetime.fromisoformat(told["at"]).astimezone(STOCKHOLM)
    return Beat(at, date.fromisoformat(told["day"]), told["revision"])


def put(archive: Archive, key: str, beat: Beat) -> None:
    """Write a beat, in place of the one before."""
    told = {"at": utc_text(beat.at), "day": beat.day.isoformat(), "revision": beat.revision}
    archive.connection.execute(delete(beats).where(beats.c.key == key))
    archive.connection.execute(insert(beats), {"key": key, "value": json.dumps(told)})


def news(archive: Archive, beat: Beat) -> bool:
    """Whether anything but a busy record has changed since a beat."""
    if archive.revision == beat.revision:
        return False
    if archive.revision < beat.revision:
        return True
    since = (journal.c.sequence > beat.revision) & journal.c.table.not_in(BUSY)
    query = select(journal.c.sequence).where(since).limit(1)
    return archive.connection.execute(query).first() is not None
