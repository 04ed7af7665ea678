"""What there is to be reminded of in the year's duties: whatever is due and not done (R7-R25)."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from governance.dated import in_force
from governance.duties import DOCUMENTED, KINDS, Duty, Kind, number_of
from governance.duty_states import State, state
from governance.local_time import at_wall, local
from governance.meetings import Kind as Meeting
from governance.meetings import count
from governance.people import Role
from governance.reminders import Kind as Reminded
from governance.reminders import Subject
from governance.steering import CHAIRING
from governance.steps import Turn
from governance.withdrawal import CONFIRM_WITHIN
from handlers.duty_facts import found
from storage import duty_owners, evidence, exit_notices, meetings, people, steering
from storage.archive import Archive

LEFT = frozenset({State.COMING, State.ONGOING, State.UNDONE, State.OPEN})
"""The states of what is still to be done, or still open."""
REMINDED: Mapping[Kind, Reminded] = {
    Kind.REPORT: Reminded.DUTY,
    Kind.PLAN: Reminded.DUTY,
    Kind.MEETINGS: Reminded.DUTY,
    Kind.CONFERENCES: Reminded.DUTY,
    Kind.EXIT: Reminded.EXIT,
}
"""How each kind is reminded of; the rest has no date of the document's and is kept watch over."""
COUNTED = {Kind.MEETINGS: Meeting.MEETING, Kind.CONFERENCES: Meeting.CONFERENCE}


def subjects(archive: Archive, at: datetime) -> Iterator[Subject]:
    """Every duty that is not fulfilled, every term that ends, every exit not confirmed."""
    here = _Here(archive, local(at))
    for duty in _duties(here):
        if duty.kind is Kind.TERMS:
            yield from _terms(duty, here)
        elif _waits(duty, here):
            yield _subject(duty, here)
    yield from _unconfirmed(here)


@dataclass(frozen=True, slots=True)
class _Here:
    """The archive at a moment, and who has which role on its day."""

    archive: Archive
    at: datetime

    def holders(self, roles: Collection[Role]) -> tuple[int, ...]:
        """The persons who have one of the roles, each once; a seat makes a member."""
        day = self.at.date()
        posts = in_force(people.appointments(self.archive), day)
        persons = [each.person for each in posts if each.role in roles]
        if Role.MEMBER in roles:
            persons += [each.person for each in in_force(steering.holdings(self.archive), day)]
        return tuple(dict.fromkeys(persons))


def _duties(here: _Here) -> Iterator[Duty]:
    """The duties of last year, this and the next; without a date, this year's alone."""
    this = here.at.year
    for year in (this - 1, this, this + 1):
        for kind in KINDS:
            if year == this or kind in DOCUMENTED or kind is Kind.TERMS:
                yield found(number_of(kind, year), here.at, here.archive)


def _waits(duty: Duty, here: _Here) -> bool:
    """Whether it is left to do; meetings that are planned only have to be held."""
    known_from = evidence.known_from(here.archive)
    if state(duty, here.at.date(), known_from) not in LEFT:
        return False
    if duty.kind not in COUNTED:
        return True
    kind, year = COUNTED[duty.kind], duty.number.year
    known = meetings.load(here.archive).values()
    counted = count(known, kind, year, here.at)
    return counted.missing > 0 or counted.unconfirmed > 0


def _subject(duty: Duty, here: _Here) -> Subject:
    owners = duty_owners.of(here.archive, duty.kind)
    counted = ("möten", {"år": str(duty.concerns)})
    return Subject(
        kind=REMINDED.get(duty.kind, Reminded.OTHER),
        key=f"frist:{duty.number}",
        due=duty.last_day,
        until=_midnight_after(duty.last_day) if duty.kind is Kind.EXIT else None,
        ask=counted if duty.kind in COUNTED else _shown(duty),
        owners=here.holders({owners.owner}),
        backups=here.holders({owners.backup}),
        chairs=here.holders(CHAIRING),
    )


def _midnight_after(day: date) -> datetime:
    """When the window has closed, and nothing is left to remind of."""
    return at_wall(datetime.combine(day + timedelta(days=1), time()))


def _terms(duty: Duty, here: _Here) -> Iterator[Subject]:
    """The terms that end, day by day: told to who sees to them and to whoever appoints."""
    appointing: dict[date, set[Role]] = {}
    owner = duty_owners.of(here.archive, duty.kind).owner
    for step in duty.missing:
        if step.due is not None:
            contacts = CONTACTS.get(step.turn, frozenset())
            appointing.setdefault(step.due, {owner}).update(contacts)
    for ends, roles in sorted(appointing.items()):
        yield Subject(
            kind=Reminded.TERM,
            key=f"mandat:{ends.isoformat()}",
            due=ends,
            ask=_shown(duty),
            owners=here.holders(roles),
            chairs=here.holders(CHAIRING),
        )


def _unconfirmed(here: _Here) -> Iterator[Subject]:
    """The notices of exit that the steering group has not confirmed in writing."""
    for number, notice in exit_notices.load(here.archive).items():
        if notice.to_confirm:
            due = notice.received_on + timedelta(days=CONFIRM_WITHIN)
            yield Subject(
                kind=Reminded.OTHER,
                key=f"utträde:{number}:bekräftelse:{due.isoformat()}",
                due=due,
                ask=("utträde", {"nr": str(number)}),
                owners=here.holders({Role.KANSLI}),
                backups=here.holders(CHAIRING),
                chairs=here.holders(CHAIRING),
            )


def _shown(duty: Duty) -> tuple[str, Mapping[str, str]]:
    return ("frist", {"nr": str(duty.number)})


CONTACTS: Mapping[Turn, frozenset[Role]] = {
    Turn.LFU: CHAIRING,
    Turn.RMC: frozenset({Role.VICE_CHAIR}),
}
"""Who is told for those that appoint: the chair comes from LfU, the vice chair from RMC."""
