"""Meetings (möten) as recorded: when, where, how often moved; the call, the presiding, the end."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import time
from typing import Any

from sqlalchemy import Row, select

from governance.meetings import Kind, Meeting
from storage.archive import Archive, remembered
from storage.journal import Act, record
from storage.meeting_tables import meetings
from storage.records import correct, lines

__all__ = ["Meeting", "add", "change", "load", "revision"]

ORDINARY = "ordinarie"
"""What the first meetings, which were all of one kind, are stored as."""


@remembered
def load(archive: Archive) -> Mapping[int, Meeting]:
    """Every meeting, by id; they are numbered from 1, in the order they were recorded."""
    latest: dict[int, Meeting] = {}
    first: dict[int, int] = {}
    for row in archive.connection.execute(select(meetings).order_by(meetings.c.id)):
        identity = first[row.id] = first.get(row.replaces, row.id)
        latest[identity] = _meeting(row, latest.get(identity))
    return {
        identity: replace(meeting, id=identity, number=number)
        for number, (identity, meeting) in enumerate(latest.items(), start=1)
    }


def add(archive: Archive, act: Act, meeting: Meeting) -> int:
    """Record a meeting; its id."""
    return record(archive, act, meetings, _columns(meeting))


def change(archive: Archive, act: Act, identity: int, meeting: Meeting) -> None:
    """Record a meeting anew (a new day, the call, its end); KeyError when there is none."""
    row = lines(archive, meetings)[identity]
    correct(archive, act, meetings, row, **_columns(meeting))


def revision(archive: Archive, identity: int) -> int:
    """Which of its rows a meeting stands in: another after each change."""
    return int(lines(archive, meetings)[identity].id)


def _columns(meeting: Meeting) -> Mapping[str, object]:
    return {
        "day": meeting.day,
        "start": meeting.start.isoformat("minutes"),
        "place": meeting.place,
        "kind": meeting.kind,
        "elected": meeting.elected,
        "ended_at": meeting.ended_at,
        "ends": None if meeting.ends is None else meeting.ends.isoformat("minutes"),
        "called_at": meeting.called_at,
        "cancelled": meeting.cancelled or None,
    }


def _meeting(row: Row[Any], before: Meeting | None) -> Meeting:
    meeting = Meeting(
        day=row.day,
        start=time.fromisoformat(row.start),
        place=row.place,
        kind=Kind.MEETING if row.kind == ORDINARY else Kind(row.kind),
        elected=row.elected,
        ended_at=row.ended_at,
        ends=None if row.ends is None else time.fromisoformat(row.ends),
        called_at=row.called_at,
        cancelled=row.cancelled or "",
    )
    return meeting if before is None else _after(before, meeting)


def _after(before: Meeting, meeting: Meeting) -> Meeting:
    """The meeting with how often it has been moved: what a calendar has to take in anew."""
    moved = _told(meeting) != _told(before)
    moves = before.moves + moved
    same = (before.slot, before.cancelled) == (meeting.slot, meeting.cancelled)
    holds = same and None not in {before.called_at, meeting.called_at}
    return replace(meeting, moves=moves, version=moves if moved and not holds else before.version)


def _told(meeting: Meeting) -> tuple[object, ...]:
    return (meeting.day, meeting.start, meeting.ends, meeting.place, meeting.cancelled)
