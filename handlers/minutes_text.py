"""The texts that belong in a meeting's minutes: none is taken once they are approved (D7, D8)."""

from datetime import datetime

from governance.minutes import MINUTES, Reason, approved_at
from governance.refusal import Refusal
from governance.reservations import takes_text
from storage import approvals, roll_calls
from storage.archive import Archive
from storage.stored_vote import Stored


def check_text(stored: Stored, at: datetime, archive: Archive) -> None:
    """Refusal MINUTES_APPROVED for a text about a vote whose meeting's minutes are approved."""
    roll = None if stored.meeting is None else roll_calls.latest(archive, stored.meeting)
    if roll is None or stored.meeting is None:
        return
    approved = approved_at(roll, approvals.load(archive).get(stored.meeting, ()))
    if not takes_text(approved, at):
        raise Refusal(Reason.MINUTES_APPROVED, MINUTES)
