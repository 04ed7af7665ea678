"""The section `personer`: who there is, and which accounts are theirs."""

import re
from collections.abc import Iterator

from handlers.linking import connect
from handlers.organisation.change import Change, Kind, Write, person
from handlers.organisation.faults import Fault, Problem, at
from handlers.organisation.file import OrganisationFile, PersonRow
from storage import links, people, steering
from storage.archive import Archive
from storage.journal import Act
from storage.people import Entry

HANDLE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
SECTION = "personer"


def faults(file: OrganisationFile, archive: Archive) -> Iterator[Fault]:
    """What is wrong with the people and their accounts."""
    for index, row in enumerate(file.personer):
        if not HANDLE.fullmatch(row.handle):
            yield Fault(at(SECTION, index, "handle"), Problem.HANDLE, row.handle)
        if row.epost and not EMAIL.fullmatch(row.epost):
            yield Fault(at(SECTION, index, "epost"), Problem.EMAIL, row.epost)
        if row.handle in [other.handle for other in file.personer[:index]]:
            yield Fault(at(SECTION, index, "handle"), Problem.TWICE, row.handle)
        problem = _account(index, file, archive) if row.anvandare else None
        if problem is not None:
            yield Fault(at(SECTION, index, "anvandare"), problem, row.anvandare)


def _account(index: int, file: OrganisationFile, archive: Archive) -> Problem | None:
    row = file.personer[index]
    if not file.arbetsyta:
        return Problem.TEAM
    if row.anvandare in [other.anvandare for other in file.personer[:index]]:
        return Problem.TWICE
    linked = links.accounts(archive).get((file.arbetsyta, row.anvandare))
    if linked is None:
        return _seat_link(row, file, archive)
    return None if people.load(archive)[linked].handle == row.handle else Problem.ACCOUNT_TAKEN


def _seat_link(row: PersonRow, file: OrganisationFile, archive: Archive) -> Problem | None:
    """A link that carries a seat: the minutes do, but only while no seat-holder is linked."""
    known = people.load(archive)
    seated = {
        known[held.person].handle
        for held in steering.holdings(archive)
        if held.until is None or held.until >= file.fran
    }
    if row.handle not in seated | {seat.person for seat in file.stolar}:
        return None
    if any(known[each].handle in seated for each in links.accounts(archive).values()):
        return Problem.SEAT_LINK
    return None if file.protokoll else Problem.PROTOCOL


def changes(file: OrganisationFile, archive: Archive) -> Iterator[Change]:
    """The people who are new or described anew."""
    known = people.by_handle(archive)
    for row in file.personer:
        before = known.get(row.handle)
        if before is None:
            yield Change(Kind.NEW, row, _adding(row))
        elif (before.title, people.email(archive, before.id)) != (row.titel, row.epost):
            yield Change(Kind.CHANGED, row, _changing(row))


def links_made(file: OrganisationFile, archive: Archive) -> Iterator[Change]:
    """The accounts that are linked."""
    linked = links.accounts(archive)
    for row in file.personer:
        if row.anvandare and (file.arbetsyta, row.anvandare) not in linked:
            yield Change(Kind.LINKED, row, _linking(file.arbetsyta, row))


def _adding(row: PersonRow) -> Write:
    entry = Entry(row.handle, row.titel, row.epost)
    return lambda archive, act: people.add(archive, act, entry)


def _changing(row: PersonRow) -> Write:
    entry = Entry(row.handle, row.titel, row.epost)
    return lambda archive, act: people.change(archive, act, entry)


def _linking(team: str, row: PersonRow) -> Write:
    def write(archive: Archive, act: Act) -> None:
        connect(archive, act, (team, row.anvandare), person(row.handle, archive))

    return write
