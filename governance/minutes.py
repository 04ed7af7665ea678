"""The minutes (protokoll) of a meeting: by when they are approved, by whom, and for how long (D10).

An approval is of what the minutes held when it was given. It holds as long as they hold just that,
and for ever once both have approved the same: after that no text is taken (D7, D8).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from governance.attendance import RollCall
from governance.local_time import instant
from governance.meetings import Meeting
from governance.provenance import Source, setting
from governance.refusal import Refusal

MINUTES: Source = setting("D10")
"""What minutes hold, and that who presided and one more approve them."""


class Reason(StrEnum):
    """Why minutes are not approved or changed, or a text no more taken."""

    WAS_NOT_PRESENT = "was not present at the meeting"
    APPROVED_ALREADY = "approved already by this person"
    SOMEBODY_ELSE_APPROVED = "approved already by somebody else"
    CHANGED_SINCE_READ = "the minutes have changed since they were read"
    VOTES_GO_ON = "votes of the meeting go on"
    APPROVAL_HOLDS = "somebody has approved the minutes"
    MINUTES_APPROVED = "the minutes are approved"


@dataclass(frozen=True, slots=True)
class Approval:
    """That somebody has approved (justerat) the minutes.

    `content` tells what they held then from anything else they may hold; empty where it was not
    noted.
    """

    person: int
    at: datetime
    content: str = ""


class Approver(StrEnum):
    """Whose turn it is to approve: who presided, and one more member who was there."""

    PRESIDED = "presided"
    ONE_MORE = "one more"


def due(meeting: Meeting, days: int) -> date:
    """The day by which the minutes are to be approved, so many days after the meeting."""
    return meeting.day + timedelta(days=days)


def approved_at(roll: RollCall, approvals: Sequence[Approval]) -> datetime | None:
    """When both had approved the same, who presided and one more; None before that."""
    agreed = _agreed(roll, approvals)
    same = [each for each in approvals if each.content == agreed]
    led = [each.at for each in same if each.person == roll.presiding]
    others = [each.at for each in same if each.person != roll.presiding]
    if not led or not others:
        return None
    return max(min(led, key=instant), min(others, key=instant), key=instant)


def holding(roll: RollCall, approvals: Sequence[Approval], content: str) -> tuple[Approval, ...]:
    """The approvals that hold: those of what the minutes hold now, or that both have given."""
    agreed = _agreed(roll, approvals)
    held = content if agreed is None else agreed
    return tuple(each for each in approvals if each.content == held)


def lapsed(roll: RollCall, approvals: Sequence[Approval], content: str) -> tuple[Approval, ...]:
    """The approvals of something else than the minutes hold now; none once both have approved."""
    if _agreed(roll, approvals) is not None:
        return ()
    return tuple(each for each in approvals if each.content != content)


def _agreed(roll: RollCall, approvals: Sequence[Approval]) -> str | None:
    """The content that both have approved; None before that."""
    led = {each.content for each in approvals if each.person == roll.presiding}
    others = (each.content for each in approvals if each.person != roll.presiding)
    return next((each for each in others if each in led), None)


def check_approval(
    roll: RollCall, approvals: Sequence[Approval], members: tuple[int, ...], person: int | None
) -> None:
    """Whether a person may approve: who presided, or the first other member who was there.

    `approvals` are those that hold. Refusal WAS_NOT_PRESENT, APPROVED_ALREADY, or
    SOMEBODY_ELSE_APPROVED.
    """
    if person is None or person not in roll.present or person not in members:
        raise Refusal(Reason.WAS_NOT_PRESENT, MINUTES)
    if any(each.person == person for each in approvals):
        raise Refusal(Reason.APPROVED_ALREADY, MINUTES)
    others = [each.person for each in approvals if each.person != roll.presiding]
    if person != roll.presiding and others:
        raise Refusal(Reason.SOMEBODY_ELSE_APPROVED, MINUTES)


def still_to_approve(
    roll: RollCall, approvals: Sequence[Approval], members: tuple[int, ...]
) -> tuple[int, ...]:
    """Who can approve what is still to be approved, by seat; `approvals` are those that hold."""
    return tuple(person for person in members if _may(roll, approvals, members, person))


def approvers(
    roll: RollCall, approvals: Sequence[Approval], members: tuple[int, ...]
) -> tuple[Approver, ...]:
    """Whose turn it is to approve; `approvals` are those that hold."""
    left = still_to_approve(roll, approvals, members)
    found = {Approver.PRESIDED if each == roll.presiding else Approver.ONE_MORE for each in left}
    return tuple(each for each in Approver if each in found)


def _may(
    roll: RollCall, approvals: Sequence[Approval], members: tuple[int, ...], person: int
) -> bool:
    try:
        check_approval(roll, approvals, members, person)
    except Refusal:
        return False
    return True
