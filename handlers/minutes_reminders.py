"""What there is to tell of in minutes: those that wait to be approved (D10).

Whoever can approve them is asked when they are ready; of the others, only digests tell.
"""

from collections.abc import Iterator
from datetime import datetime

from governance.minutes import due
from governance.reminders import Kind, Subject
from handlers.called import applied_at
from handlers.minutes_approvals import awaited
from storage import meetings
from storage.archive import Archive


def unapproved(archive: Archive, at: datetime) -> Iterator[Subject]:
    """The minutes of each meeting held that wait for nothing but to be approved."""
    for meeting in meetings.load(archive).values():
        found = awaited(meeting, at, archive)
        if found.to_approve:
            yield Subject(
                kind=Kind.MEETING,
                key=f"protokoll:{meeting.number}",
                due=due(meeting, applied_at(meeting, at, archive).order.approval_days),
                ask=("protokoll", {"nr": str(meeting.number)}),
                turns=found.turns,
                pressing=True,
                awaited=found.to_approve,
            )
