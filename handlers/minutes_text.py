"""The texts that belong in a meeting's minutes: none is taken once both have approved (D7, D8)."""

from governance.minutes import MINUTES, Reason
from governance.refusal import Refusal
from handlers.minutes_approvals import approved
from storage.archive import Archive
from storage.stored_vote import Stored


def check_text(stored: Stored, archive: Archive) -> None:
    """Refusal MINUTES_APPROVED for a text about a vote whose meeting's minutes take no more."""
    if not takes(stored, archive):
        raise Refusal(Reason.MINUTES_APPROVED, MINUTES)


def takes(stored: Stored, archive: Archive) -> bool:
    """Whether the minutes take another text: until both approvals are recorded.

    What is recorded tells, and no clock: a text begun before the last approval and kept after it
    would change what both have approved.
    """
    return stored.meeting is None or approved(stored.meeting, archive) is None
