"""Giving a role: some roles one person holds alone, so the one before ends the day before."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from governance.dated import in_force, overlap
from governance.people import Appointment, Person, Role
from governance.provenance import setting
from governance.refusal import Refusal
from governance.steering import LEADING
from handlers.duty_posting import new_chair
from handlers.people_reasons import Reason
from storage import people
from storage.archive import Archive
from storage.journal import Act

SOLE = LEADING
"""The roles that only one person can have at a time (R16, R18)."""
PERIODS = setting("perioder")
ROLES = setting("roller")
"""Where it stands how roles are given and how they end."""


def appoint(archive: Archive, act: Act, new: Appointment) -> tuple[Appointment, ...]:
    """Give a role, and end what somebody else holds of a role held alone; gives what ended.

    Whoever becomes the chair is asked what waits for the chair's answer.

    Refusal ROLE_TAKEN_LATER when it would run into somebody who is to have such a role later.
    """
    recorded = people.appointments(archive)
    later = taken_later(new, recorded)
    if later is not None:
        raise Refusal(
            Reason.ROLE_TAKEN_LATER,
            setting("en innehavare i taget"),
            person=people.load(archive)[later.person].title,
            role=new.role,
            first=later.since,
        )
    ended = tuple(held for held in recorded if _same(held, new) and overlap(held, new))
    for held in ended:
        people.end_appointment(archive, act, held, new.since - timedelta(days=1))
    people.appoint(archive, act, new)
    new_chair(new, act.at, archive)
    return ended


def taken_later(new: Appointment, recorded: Iterable[Appointment]) -> Appointment | None:
    """The first appointment to a role held alone that begins while the new one lasts."""
    later = [
        held
        for held in recorded
        if _same(held, new) and held.since > new.since and overlap(held, new)
    ]
    return min(later, key=lambda held: held.since, default=None)


def _same(held: Appointment, new: Appointment) -> bool:
    return new.role in SOLE and held.role is new.role


def check_new(new: Appointment, person: Person, archive: Archive) -> None:
    """Refuse a role that the person has, or is to have, on some day of the new time."""
    if any(
        (held.person, held.role, held.scope) == (new.person, new.role, new.scope)
        and overlap(held, new)
        for held in people.appointments(archive)
    ):
        raise Refusal(Reason.HAS_ROLE, ROLES, person=person.title, role=new.role)


def check_end(held: Sequence[Appointment], last_day: date, person: Person) -> None:
    """Refuse a last day before the first, or after the one recorded: that would prolong."""
    for each in held:
        if last_day < each.since:
            raise Refusal(Reason.ENDS_BEFORE_IT_BEGINS, PERIODS, first=each.since, last=last_day)
        if each.until is not None and last_day > each.until:
            facts = {"person": person.title, "role": each.role, "last": each.until}
            raise Refusal(Reason.ENDS_ALREADY, PERIODS, **facts)


def keep_a_kansli(ending: Sequence[Appointment], last_day: date, archive: Archive) -> None:
    """Refuse to end the last role of kansliet: nobody could change anything."""
    after = last_day + timedelta(days=1)
    left = [
        each
        for each in in_force(people.appointments(archive), after)
        if each.role is Role.KANSLI and each not in ending
    ]
    if not left and any(each.role is Role.KANSLI for each in ending):
        raise Refusal(Reason.LAST_KANSLI, setting("någon ska ha rollen kansliet"))
