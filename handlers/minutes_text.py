"""The texts that belong in a meeting's minutes: none is taken once somebody approved (D7, D8)."""

from datetime import datetime

from governance.local_time import instant
from governance.minutes import MINUTES, Reason
from governance.refusal import Refusal
from governance.reservations import takes_text
from storage import approvals
from storage.archive import Archive
from storage.stored_vote import Stored


def check_text(stored: Stored, at: datetime, archive: Archive) -> None:
    """Refusal MINUTES_APPROVED for a text about a vote whose meeting's minutes take no more."""
    if not takes(stored, at, archive):
        raise Refusal(Reason.MINUTES_APPROVED, MINUTES)


def takes(stored: Stored, at: datetime, archive: Archive) -> bool:
    """Whether the minutes take another text: whoever has approved them approved what they held."""
    given = () if stored.meeting is None else approvals.load(archive).get(stored.meeting, ())
    return takes_text(min((each.at for each in given), key=instant, default=None), at)
