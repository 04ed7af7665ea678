"""Giving a role: some roles one person holds alone, so the one before ends the day before."""

from datetime import timedelta

from governance.people import Appointment, Role
from storage import people
from storage.archive import Archive
from storage.journal import Act

SOLE = frozenset({Role.CHAIR, Role.VICE_CHAIR})
"""The roles that only one person can have at a time (R16, R18)."""


def appoint(archive: Archive, act: Act, new: Appointment) -> tuple[Appointment, ...]:
    """Give a role, and end what somebody else holds of a role held alone; gives what ended."""
    ended = tuple(
        held
        for held in people.appointments(archive)
        if new.role in SOLE and held.role is new.role and holds_after(held, new)
    )
    for held in ended:
        people.end_appointment(archive, act, held, new.since - timedelta(days=1))
    people.appoint(archive, act, new)
    return ended


def holds_after(held: Appointment, new: Appointment) -> bool:
    """Whether an appointment that has begun reaches into the new one."""
    return held.since <= new.since and (held.until is None or held.until >= new.since)
