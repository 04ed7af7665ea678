"""The approvals of a meeting's minutes as they stand: which hold, which have lapsed (D10, D7)."""

from dataclasses import dataclass
from datetime import datetime

from governance.attendance import RollCall
from governance.meetings import Kind, Meeting, State, state
from governance.minutes import (
    Approval,
    Approver,
    approved_at,
    approvers,
    holding,
    lapsed,
    still_to_approve,
)
from handlers.called import members_on
from handlers.minutes_content import content
from handlers.votes_on_meeting import going_on
from storage import approvals, roll_calls
from storage.archive import Archive


@dataclass(frozen=True, slots=True)
class Standing:
    """Those that hold and those that have lapsed, whose turn it is, and who can approve then."""

    holding: tuple[Approval, ...] = ()
    lapsed: tuple[Approval, ...] = ()
    turns: tuple[Approver, ...] = ()
    to_approve: tuple[int, ...] = ()

    @property
    def to_approve_anew(self) -> tuple[int, ...]:
        """Who of those who can approve has done so, but of something else."""
        before = {each.person for each in self.lapsed}
        return tuple(person for person in self.to_approve if person in before)


def awaited(meeting: Meeting, at: datetime, archive: Archive) -> Standing:
    """The approvals of minutes that wait for nothing else; none of others."""
    return standing(meeting, at, archive) if ready(meeting, at, archive) else Standing()


def ready(meeting: Meeting, at: datetime, archive: Archive) -> bool:
    """Whether there is nothing left of a meeting but to approve its minutes."""
    over = meeting.kind is Kind.MEETING and state(meeting, at) is State.HELD
    return over and not going_on(meeting.id, archive)


def standing(meeting: Meeting, at: datetime, archive: Archive) -> Standing:
    """The approvals of a meeting's minutes as of a moment."""
    given = approvals.load(archive).get(meeting.id, ())
    roll = roll_calls.latest(archive, meeting.id)
    if roll is None:
        return Standing()
    members = members_on(meeting.day, archive)
    # What they hold is put together only where something hangs on it.
    open_still = given and approved_at(roll, given) is None
    now = content(meeting, at, archive).digest if open_still else ""
    return of_content(roll, given, members, now)


def of_content(
    roll: RollCall, given: tuple[Approval, ...], members: tuple[int, ...], now: str
) -> Standing:
    """The approvals given, held against what the minutes hold now."""
    held = holding(roll, given, now)
    return Standing(
        held,
        lapsed(roll, given, now),
        approvers(roll, held, members),
        still_to_approve(roll, held, members),
    )


def approved(meeting: int, archive: Archive) -> datetime | None:
    """When both had approved a meeting's minutes, by the meeting's id; None before that."""
    given = approvals.load(archive).get(meeting, ())
    roll = roll_calls.latest(archive, meeting)
    return None if roll is None else approved_at(roll, given)
