"""What there is to be reminded of in the year's duties: whatever is due and not done (R7-R25)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from governance.duties import COUNTED, KINDS, STANDING, Duty, Kind, number_of
from governance.duty_states import State, closed, state
from governance.local_time import at_wall, local
from governance.meetings import Kind as Meeting
from governance.meetings import count, rings
from governance.people import Role
from governance.reach import FIRST_YEAR, LAST_YEAR
from governance.reminder_topics import KINDS as REMINDED
from governance.reminder_topics import topic_of
from governance.reminders import Subject, begun
from governance.turns import CONTACTS, turns
from handlers.duty_facts import found
from handlers.holders import Holders
from handlers.workdays import works
from storage import duty_owners, evidence, meetings, reminder_plans
from storage.archive import Archive

LEFT = frozenset({State.COMING, State.ONGOING, State.UNDONE, State.OPEN})
"""The states of what is still to be done, or still open."""
HELD = {Kind.MEETINGS: Meeting.MEETING, Kind.CONFERENCES: Meeting.CONFERENCE}
"""What is held that each kind counts."""


@dataclass(frozen=True, slots=True)
class Left:
    """A duty that is left to do, or the terms of it that end on one day, as a subject."""

    duty: Duty
    subject: Subject


def subjects(archive: Archive, at: datetime) -> Iterator[Subject]:
    """Every duty that is not fulfilled, every term that ends."""
    here = _Here(archive, local(at))
    for each in left(archive, at):
        yield each.subject
        if each.duty.kind in STANDING and not here.is_done(each.duty.kind, here.at.year - 1):
            yield _last_years(each)


def left(archive: Archive, at: datetime) -> Iterator[Left]:
    """Every duty that is left to do: last year's, this year's and the next."""
    here = _Here(archive, local(at))
    for duty in _duties(here):
        for each in _by_day(duty):
            if here.is_left(each):
                yield Left(each, _subject(each, here))


@dataclass(frozen=True, slots=True)
class _Here:
    """The archive at a moment, and how duties stand there."""

    archive: Archive
    at: datetime

    @property
    def holders(self) -> Holders:
        """Who has which role."""
        return Holders(self.archive, self.at.date())

    @property
    def counted_together(self) -> bool:
        """Whether what is counted over the year is told of as one: at the same times, that is."""
        plans = [reminder_plans.of(self.archive, kind) for kind in COUNTED]
        return all(plan == plans[0] for plan in plans)

    def is_told_of(self, subject: Subject) -> bool:
        """Whether the reminders of a subject have begun."""
        plan = reminder_plans.of(self.archive, topic_of(subject))
        return begun(subject, plan, works, self.at.date())

    def state(self, duty: Duty) -> State:
        """How a duty stands."""
        return state(duty, self.at.date(), evidence.known_from(self.archive))

    def is_left(self, duty: Duty) -> bool:
        """Whether there is anything to tell of; meetings that are planned only have to be held."""
        if self.state(duty) not in LEFT:
            return False
        if closed(duty, self.at.date()) and duty.kind not in COUNTED:
            return False
        return duty.kind is Kind.EXIT or not all(step.arranged for step in duty.missing)

    def is_done(self, kind: Kind, year: int) -> bool:
        """Whether a year's was done when the year was over, or was before anything was recorded."""
        duty = found(number_of(kind, year), self.at, self.archive)
        return not duty.missing or duty.last_day < evidence.known_from(self.archive)


def _duties(here: _Here) -> Iterator[Duty]:
    """What has a date may have passed last year or be near next year; the rest is this year's."""
    this = here.at.year
    for year in range(max(this - 1, FIRST_YEAR), min(this + 1, LAST_YEAR) + 1):
        for kind in KINDS:
            if year == this or kind not in STANDING:
                yield found(number_of(kind, year), here.at, here.archive)


def _by_day(duty: Duty) -> Iterator[Duty]:
    """A duty as it is; its terms day by day, the first to end first."""
    if duty.kind is not Kind.TERMS:
        yield duty
        return
    ends = {step.due for step in duty.missing if step.due is not None}
    for day in sorted(ends):
        steps = tuple(step for step in duty.missing if step.due == day)
        yield replace(duty, due=day, steps=steps)


def _subject(duty: Duty, here: _Here) -> Subject:
    owners, terms = duty_owners.of(here.archive, duty.kind), duty.kind is Kind.TERMS
    whose = turns(duty, here.state(duty), owners, here.at.date())
    awaited = here.holders.awaited(duty, owners.owner, whose)
    counted = ("möten", {"år": str(duty.concerns)})
    subject = Subject(
        kind=REMINDED[duty.kind],
        key=f"mandat:{duty.last_day.isoformat()}" if terms else f"frist:{duty.number}",
        due=duty.last_day,
        until=_midnight_after(duty.last_day) if duty.kind is Kind.EXIT else None,
        ask=counted if duty.kind in COUNTED and here.counted_together else _shown(duty),
        # Where a body appoints, whoever acts for it is told with whoever sees to it.
        owners=awaited if CONTACTS.keys() & set(whose) else here.holders.seeing_to(owners.owner),
        backups=here.holders.acting(owners.backup),
        chairs=here.holders.acting(Role.CHAIR),
        dated=duty.due is not None,
        turns=whose,
        pressing=duty.due is None or _rings(duty, here),
        awaited=awaited,
        duties=(duty.kind,),
    )
    return replace(subject, pressing=here.is_told_of(subject)) if terms else subject


def _rings(duty: Duty, here: _Here) -> bool:
    """Whether the year is running out on the meetings or conferences it lacks."""
    if duty.kind not in HELD:
        return False
    kind, known = HELD[duty.kind], meetings.load(here.archive).values()
    return rings(count(known, kind, duty.number.year, here.at), here.at.date())


def _last_years(now: Left) -> Subject:
    """What has no date and was not done when last year ended: told of once, as this year's.

    It is this year's that can be done, and that waits for somebody.
    """
    last = number_of(now.duty.kind, now.duty.number.year - 1)
    return replace(
        now.subject, key=f"frist:{last}", due=date(last.year, 12, 31), turns=(), awaited=()
    )


def _midnight_after(day: date) -> datetime:
    """When the window has closed, and nothing is left to remind of."""
    return at_wall(datetime.combine(day + timedelta(days=1), time()))


def _shown(duty: Duty) -> tuple[str, Mapping[str, str]]:
    return ("frist", {"nr": str(duty.number)})
