"""Roll calls at meetings (närvaro), as recorded: each new one replaces the one before."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, select

from governance.attendance import RollCall
from storage.archive import Archive, remembered
from storage.journal import Act, record
from storage.meeting_tables import roll_calls
from storage.records import correct, standing


@remembered
def load(archive: Archive) -> Mapping[int, tuple[RollCall, ...]]:
    """Every roll called at each meeting, first to last, by the meeting's number."""
    found: dict[int, tuple[RollCall, ...]] = {}
    for row in archive.connection.execute(select(roll_calls).order_by(roll_calls.c.id)):
        found[row.meeting] = (*found.get(row.meeting, ()), _roll(row))
    return found


def latest(archive: Archive, meeting: int) -> RollCall | None:
    """The roll as it was last called at a meeting; None before it is called."""
    return next(iter(reversed(load(archive).get(meeting, ()))), None)


def call(archive: Archive, act: Act, meeting: int, roll: RollCall) -> None:
    """Record a roll call."""
    values = {
        "meeting": meeting,
        "present": tuple(str(person) for person in sorted(roll.present)),
        "presiding": roll.presiding,
        "at": roll.at,
    }
    rows = {row.meeting: row for row in standing(archive, roll_calls)}
    if meeting in rows:
        correct(archive, act, roll_calls, rows[meeting], **values)
    else:
        record(archive, act, roll_calls, values)


def _roll(row: Row[Any]) -> RollCall:
    return RollCall(frozenset(int(person) for person in row.present), row.presiding, row.at)
