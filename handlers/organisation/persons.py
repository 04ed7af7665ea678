"""The section `personer`: who there is."""

import re
from collections.abc import Iterator

from handlers.organisation.change import Change, Kind, Write
from handlers.organisation.faults import Fault, Problem, at
from handlers.organisation.file import OrganisationFile, PersonRow
from storage import people
from storage.archive import Archive
from storage.people import Entry

HANDLE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
SECTION = "personer"


def faults(file: OrganisationFile, _archive: Archive) -> Iterator[Fault]:
    """What is wrong with the people."""
    for index, row in enumerate(file.personer):
        if not HANDLE.fullmatch(row.handle):
            yield Fault(at(SECTION, index, "handle"), Problem.HANDLE, row.handle)
        if row.epost and not EMAIL.fullmatch(row.epost):
            yield Fault(at(SECTION, index, "epost"), Problem.EMAIL, row.epost)
        if row.handle in [other.handle for other in file.personer[:index]]:
            yield Fault(at(SECTION, index, "handle"), Problem.TWICE, row.handle)


def changes(file: OrganisationFile, archive: Archive) -> Iterator[Change]:
    """The people who are new or described anew."""
    known = people.by_handle(archive)
    for row in file.personer:
        before = known.get(row.handle)
        if before is None:
            yield Change(Kind.NEW, row, _adding(row))
        elif (before.title, people.email(archive, before.id)) != (row.titel, row.epost):
            yield Change(Kind.CHANGED, row, _changing(row))


def _adding(row: PersonRow) -> Write:
    entry = Entry(row.handle, row.titel, row.epost)
    return lambda archive, act: people.add(archive, act, entry)


def _changing(row: PersonRow) -> Write:
    entry = Entry(row.handle, row.titel, row.epost)
    return lambda archive, act: people.change(archive, act, entry)
