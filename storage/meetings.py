"""Meetings (sammanträden) as recorded: when and where; who was elected to preside; the end."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Row

from storage.archive import Archive, remembered
from storage.decision_tables import meetings
from storage.journal import Act, record
from storage.records import correct, lines


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting; `elected` presides after chair and vice chair, `ended_at` is None before that."""

    day: date
    start: time
    place: str = ""
    kind: str = "ordinarie"
    elected: int | None = None
    ended_at: datetime | None = None


@remembered
def load(archive: Archive) -> Mapping[int, Meeting]:
    """Every meeting, by number."""
    return {number: _meeting(row) for number, row in lines(archive, meetings).items()}


def add(archive: Archive, act: Act, meeting: Meeting) -> int:
    """Record a meeting; its number."""
    return record(archive, act, meetings, _columns(meeting))


def change(archive: Archive, act: Act, number: int, meeting: Meeting) -> None:
    """Record a meeting anew (who is elected, its end); KeyError when there is none."""
    row = lines(archive, meetings)[number]
    correct(archive, act, meetings, row, **_columns(meeting))


def _columns(meeting: Meeting) -> Mapping[str, object]:
    return {**asdict(meeting), "start": meeting.start.isoformat("minutes")}


def _meeting(row: Row[Any]) -> Meeting:
    start = time.fromisoformat(row.start)
    return Meeting(row.day, start, row.place, row.kind, row.elected, row.ended_at)
