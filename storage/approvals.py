"""Approvals of minutes (justeringar), as recorded."""

from collections.abc import Mapping

from governance.minutes import Approval
from storage.archive import Archive, remembered
from storage.journal import Act, record
from storage.meeting_tables import minutes_approvals
from storage.records import standing


@remembered
def load(archive: Archive) -> Mapping[int, tuple[Approval, ...]]:
    """The approvals of each meeting's minutes in the order given, by the meeting's number."""
    found: dict[int, tuple[Approval, ...]] = {}
    for row in standing(archive, minutes_approvals):
        found[row.meeting] = (*found.get(row.meeting, ()), Approval(row.person, row.at))
    return found


def approve(archive: Archive, act: Act, meeting: int, person: int) -> None:
    """Record an approval; a second one by the same person raises IntegrityError."""
    values = {"meeting": meeting, "person": person, "at": act.at}
    record(archive, act, minutes_approvals, values)
