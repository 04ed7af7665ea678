"""Who is called to a meeting, under which order, and when the call goes out (D13)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from governance.adoptions import AppliedOrder, order_for_adoption
from governance.attendance import Reply
from governance.calls import call_at, latest_day
from governance.dated import in_force
from governance.local_time import before
from governance.meetings import Meeting
from governance.room import Presidium
from handlers.presiding import presidium
from handlers.workdays import works
from storage import adoptions, invitations, steering
from storage.archive import Archive


@dataclass(frozen=True, slots=True)
class Called:
    """Who is called to a meeting: the members by seat, those invited beside, their answers."""

    members: tuple[int, ...]
    beside: tuple[int, ...]
    replies: Mapping[int, bool]

    @property
    def everybody(self) -> tuple[int, ...]:
        """Everybody who is called, each once."""
        return (*self.members, *self.beside)


def called_to(meeting: Meeting, archive: Archive) -> Called:
    """Who is called to a meeting, with what they have answered about its day and time."""
    members = members_on(meeting.day, archive)
    invited = invitations.invited(archive).get(meeting.id, ())
    said: tuple[Reply, ...] = invitations.replies(archive).get(meeting.id, ())
    return Called(
        members,
        tuple(person for person in invited if person not in members),
        {each.person: each.coming for each in said if each.slot == meeting.slot},
    )


def members_on(day: date, archive: Archive) -> tuple[int, ...]:
    """The persons who hold a seat on a day, by seat."""
    held = sorted(in_force(steering.holdings(archive), day), key=lambda holding: holding.seat)
    return tuple(dict.fromkeys(holding.person for holding in held))


def presidium_of(meeting: Meeting, archive: Archive) -> Presidium:
    """Who presides at a meeting, in order: chair, vice chair, the one elected for it."""
    return replace(presidium(meeting.day, archive), elected=meeting.elected)


def applied_at(meeting: Meeting, at: datetime, archive: Archive) -> AppliedOrder:
    """The order a meeting is held under: the one in force, or its draft until one is adopted.

    What comes after the meeting changes nothing in it.
    """
    moment = at if before(at, meeting.over_at) else meeting.over_at
    return order_for_adoption(adoptions.load(archive), adoptions.draft(archive), moment)


def notice_day(meeting: Meeting, at: datetime, archive: Archive) -> date:
    """The last day on which the call keeps the notice that the order asks for."""
    return latest_day(meeting, _notice(meeting, at, archive), works)


def to_go_out(meeting: Meeting, at: datetime, archive: Archive) -> datetime:
    """When the call to a meeting goes out, as planned at a moment."""
    return call_at(meeting, _notice(meeting, at, archive), works, at)


def notice_now(at: datetime, archive: Archive) -> int:
    """How many days' notice a call is to give, by the order in force or its draft."""
    applied = order_for_adoption(adoptions.load(archive), adoptions.draft(archive), at)
    return applied.order.notice_days


def _notice(meeting: Meeting, at: datetime, archive: Archive) -> int:
    return applied_at(meeting, at, archive).order.notice_days
