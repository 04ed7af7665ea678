"""Approvals of minutes (justeringar), as recorded: one given anew replaces the one before."""

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import select

from governance.minutes import Approval
from storage.archive import Archive, remembered
from storage.journal import Act, record
from storage.meeting_tables import minutes_approvals
from storage.records import correct, standing


@remembered
def load(archive: Archive) -> Mapping[int, tuple[Approval, ...]]:
    """The approvals of each meeting's minutes in the order given, by the meeting's number.

    Each person's last, whether it holds or not.
    """
    found: dict[int, tuple[Approval, ...]] = {}
    for row in standing(archive, minutes_approvals):
        approval = Approval(row.person, row.at, row.content or "")
        found[row.meeting] = (*found.get(row.meeting, ()), approval)
    return found


@remembered
def times(archive: Archive) -> Mapping[tuple[int, int], int]:
    """How often a meeting's minutes have been approved by a person, by both."""
    given = select(minutes_approvals.c.meeting, minutes_approvals.c.person)
    return Counter((row.meeting, row.person) for row in archive.connection.execute(given))


def approve(archive: Archive, act: Act, meeting: int, given: Approval) -> None:
    """Record an approval, in place of one that the same person gave before."""
    rows = {(row.meeting, row.person): row for row in standing(archive, minutes_approvals)}
    before = rows.get((meeting, given.person))
    values = {"at": given.at, "content": given.content}
    if before is None:
        record(
            archive, act, minutes_approvals, {"meeting": meeting, "person": given.person, **values}
        )
    else:
        correct(archive, act, minutes_approvals, before, **values)
