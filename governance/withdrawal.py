"""Withdrawal (utträde): a region's notice, when it would take effect, its confirmation (R24, R25).

Nothing here says that a notice came in time or too late: it gives what each reading leads to (A9),
and the chair answers.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from governance.local_time import before, local
from governance.provenance import Source, charter, reading, setting
from governance.refusal import Refusal

NOTICE: Source = charter("R24")
CONFIRMATION: Source = charter("R25")
READING: Source = reading("A9")
UNCHANGED: Source = reading("A14")
"""What an exit changes beside itself: nothing, until somebody has decided it."""
CONFIRM_WITHIN = 30
"""The days after which a missing confirmation is told of."""
WAITING: Source = setting("bekräftelse av utträde, påminnelse efter 30 dagar")
_LAST = (6, 30)


class Counted(StrEnum):
    """Which day of a notice is counted, in one reading or the other."""

    RECEIVED = "mottaget"
    SENT = "skickat"


class Reason(StrEnum):
    """Why a notice, the chair's answer or a confirmation is not taken."""

    NOT_RECEIVED_YET = "not received yet"
    SENT_AFTER_RECEIVED = "sent after received"
    NO_NEW_YEAR = "no new year"
    BEFORE_ANY_READING = "before any reading"
    CONFIRMED_BEFORE_RECEIVED = "confirmed before received"
    CONFIRMED_LATER = "confirmed later"
    NOTICE_TAKEN_BACK = "notice taken back"
    RULED_ALREADY = "notice ruled on or confirmed already"
    NOT_RULED = "not ruled on"
    NOT_CONFIRMED = "not confirmed"


@dataclass(frozen=True, slots=True)
class Notice:
    """A region's notice of exit, by the region's code.

    `effective` is the chair's answer, given by `ruled_by`; `confirmed_on` and `confirmation` are
    the day and the reference of the steering group's written confirmation. A notice taken back
    was recorded by mistake.
    """

    region: str
    received_at: datetime
    sent_at: datetime | None = None
    reference: str = ""
    link: str = ""
    effective: date | None = None
    ruled_by: int | None = None
    confirmed_on: date | None = None
    confirmation: str = ""
    withdrawn: bool = False

    @property
    def received_on(self) -> date:
        """The day it was received, on Swedish clocks."""
        return local(self.received_at).date()

    @property
    def to_rule(self) -> bool:
        """Whether it waits for the chair's answer."""
        return self.effective is None and not self.withdrawn

    @property
    def to_confirm(self) -> bool:
        """Whether it waits for the steering group's confirmation (R25)."""
        return self.confirmed_on is None and not self.withdrawn


def effect(moment: datetime) -> date:
    """When an exit takes effect if this moment counts: by 30 June, the next 1 January (A9)."""
    day = local(moment).date()
    by_june = (day.month, day.day) <= _LAST
    return date(day.year + (1 if by_june else 2), 1, 1)


def effects(notice: Notice) -> dict[Counted, date]:
    """What each reading leads to; our own first."""
    found = {Counted.RECEIVED: effect(notice.received_at)}
    if notice.sent_at is not None:
        found[Counted.SENT] = effect(notice.sent_at)
    return found


def lead_alike(one: Notice, other: Notice) -> bool:
    """Whether the readings of both lead to the same days, by whichever moment is counted."""
    return set(effects(one).values()) == set(effects(other).values())


def check_notice(notice: Notice, at: datetime) -> None:
    """Refusal NOT_RECEIVED_YET or SENT_AFTER_RECEIVED for times that cannot be."""
    if before(at, notice.received_at):
        raise Refusal(Reason.NOT_RECEIVED_YET, NOTICE, received=notice.received_at)
    if notice.sent_at is not None and before(notice.received_at, notice.sent_at):
        raise Refusal(Reason.SENT_AFTER_RECEIVED, NOTICE)


def ruled(notice: Notice, effective: date, chair: int | None) -> Notice:
    """The notice with the chair's answer: an operating year begins with the region gone.

    Refusal NO_NEW_YEAR, or BEFORE_ANY_READING for a year that no reading of the notice gives; a
    region may give notice for a later one.
    """
    _check_stands(notice)
    first = min(effects(notice).values())
    if (effective.month, effective.day) != (1, 1):
        raise Refusal(Reason.NO_NEW_YEAR, READING, day=effective)
    if effective < first:
        raise Refusal(Reason.BEFORE_ANY_READING, READING, first=first)
    return replace(notice, effective=effective, ruled_by=chair)


def confirmed(notice: Notice, day: date, reference: str, today: date) -> Notice:
    """The notice with the steering group's written confirmation.

    Refusal CONFIRMED_LATER or CONFIRMED_BEFORE_RECEIVED for a day that cannot be.
    """
    _check_stands(notice)
    if day > today:
        raise Refusal(Reason.CONFIRMED_LATER, CONFIRMATION, day=day)
    if day < notice.received_on:
        raise Refusal(Reason.CONFIRMED_BEFORE_RECEIVED, CONFIRMATION, received=notice.received_on)
    return replace(notice, confirmed_on=day, confirmation=reference)


def corrected(notice: Notice, new: Notice, at: datetime) -> Notice:
    """The notice as it was meant; the chair's answer goes when the readings lead elsewhere.

    Refusals of `check_notice`, or CONFIRMED_BEFORE_RECEIVED when it would come after its
    confirmation.
    """
    _check_stands(notice)
    check_notice(new, at)
    if new.confirmed_on is not None and new.confirmed_on < new.received_on:
        raise Refusal(Reason.CONFIRMED_BEFORE_RECEIVED, CONFIRMATION, received=new.received_on)
    if lead_alike(new, notice):
        return new
    return replace(new, effective=None, ruled_by=None)


def unruled(notice: Notice) -> Notice:
    """The notice without the chair's answer, given by mistake; Refusal NOT_RULED without one."""
    _check_stands(notice)
    if notice.effective is None:
        raise Refusal(Reason.NOT_RULED, NOTICE)
    return replace(notice, effective=None, ruled_by=None)


def unconfirmed(notice: Notice) -> Notice:
    """The notice without its confirmation, recorded by mistake; Refusal NOT_CONFIRMED."""
    _check_stands(notice)
    if notice.confirmed_on is None:
        raise Refusal(Reason.NOT_CONFIRMED, CONFIRMATION)
    return replace(notice, confirmed_on=None, confirmation="")


def taken_back(notice: Notice) -> Notice:
    """The notice marked as recorded by mistake; Refusal RULED_ALREADY once anything rests on it."""
    _check_stands(notice)
    if notice.effective is not None or notice.confirmed_on is not None:
        raise Refusal(Reason.RULED_ALREADY, NOTICE)
    return replace(notice, withdrawn=True)


def waited(notice: Notice, today: date) -> int:
    """The days since it was received."""
    return (today - notice.received_on).days


def overdue(notice: Notice, today: date) -> bool:
    """Whether its confirmation has been waited for longer than the setting says."""
    return notice.to_confirm and waited(notice, today) > CONFIRM_WITHIN


def _check_stands(notice: Notice) -> None:
    if notice.withdrawn:
        raise Refusal(Reason.NOTICE_TAKEN_BACK, NOTICE)
