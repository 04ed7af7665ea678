"""People and their roles, as recorded; a person's id is that of their first row."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row

from governance.people import Appointment, Person, Role
from storage import tables
from storage.archive import Archive, remembered
from storage.journal import Act, record
from storage.records import correct, lines, standing


@dataclass(frozen=True, slots=True)
class Entry:
    """What is recorded of a person: the handle stays, title and e-mail may change."""

    handle: str
    title: str
    email: str = ""


@remembered
def load(archive: Archive) -> Mapping[int, Person]:
    """Every person, by id."""
    return {person: Person(person, row.handle, row.title) for person, row in _rows(archive)}


@remembered
def by_handle(archive: Archive) -> Mapping[str, Person]:
    """Every person, by handle."""
    return {person.handle: person for person in load(archive).values()}


@remembered
def emails(archive: Archive) -> Mapping[int, str]:
    """Every person's e-mail, by id; empty where none is recorded."""
    return {person: row.email for person, row in _rows(archive)}


def email(archive: Archive, person: int) -> str:
    """A person's e-mail, empty when none is recorded."""
    return emails(archive).get(person, "")


def add(archive: Archive, act: Act, entry: Entry) -> Person:
    """Record a person who was not known; a handle that is taken raises IntegrityError."""
    person = record(archive, act, tables.people, asdict(entry))
    return Person(person, entry.handle, entry.title)


def change(archive: Archive, act: Act, entry: Entry) -> Person:
    """Record a known person's new title and e-mail; KeyError when the handle is unknown."""
    known = {row.handle: (person, row) for person, row in _rows(archive)}
    person, row = known[entry.handle]
    correct(archive, act, tables.people, row, title=entry.title, email=entry.email)
    return Person(person, entry.handle, entry.title)


@remembered
def appointments(archive: Archive) -> tuple[Appointment, ...]:
    """Every role anybody has held, in the order they were recorded."""
    return tuple(_appointment(row) for row in standing(archive, tables.appointments))


def appoint(archive: Archive, act: Act, appointment: Appointment) -> None:
    """Record a role given to a person."""
    record(archive, act, tables.appointments, asdict(appointment))


def end_appointment(
    archive: Archive, act: Act, appointment: Appointment, last_day: date
) -> Appointment | None:
    """End a recorded appointment after `last_day`; None when it is not in the record."""
    for row in standing(archive, tables.appointments):
        if _appointment(row) == appointment:
            correct(archive, act, tables.appointments, row, until=last_day)
            return appointment
    return None


def _rows(archive: Archive) -> Iterable[tuple[int, Row[Any]]]:
    return lines(archive, tables.people).items()


def _appointment(row: Row[Any]) -> Appointment:
    role = Role(row.role)
    return Appointment(row.person, role, row.since, row.until, row.scope, row.designated_by)
