"""What an organisation file would change, and the writing of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from handlers.organisation import accounts, money, persons, places, roles, seats
from handlers.organisation.change import Change
from handlers.organisation.faults import Fault, Problem, at
from handlers.organisation.file import DatedRow, OrganisationFile
from handlers.organisation.parsing import parse
from storage import people
from storage.archive import Archive
from storage.journal import Act, note

SECTIONS = (persons, seats, roles, money, places)
NAMING = ("person", "utsedd_av")
"""The keys that name a person by handle."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file would change, or what is wrong with it: never both."""

    changes: tuple[Change, ...] = ()
    faults: tuple[Fault, ...] = ()
    minutes: str = ""


def plan(text: str, archive: Archive, day: date) -> Plan:
    """Read a file and hold it against what is recorded on a day; nothing is written."""
    file = parse(text)
    if isinstance(file, tuple):
        return Plan(faults=file)
    faults = (
        *chain.from_iterable(section.faults(file, archive) for section in SECTIONS),
        *accounts.faults(file, archive, day),
        *_unknown_people(file, archive),
        *_backwards(file),
    )
    if faults:
        return Plan(faults=faults)
    made = tuple(chain.from_iterable(section.changes(file, archive) for section in SECTIONS))
    linked = accounts.changes(file, archive, day)
    sought = accounts.sought(made, file, archive, day)
    return Plan((*made, *linked, *sought), minutes=file.protokoll)


def apply(planned: Plan, act: Act, archive: Archive) -> None:
    """Write what was planned in the open transaction; ValueError when it has faults."""
    if planned.faults:
        raise ValueError(planned.faults)
    for change in planned.changes:
        change.write(archive, act)
    if planned.changes:
        note(archive, act, protokoll=planned.minutes, ändringar=len(planned.changes))


def _unknown_people(file: OrganisationFile, archive: Archive) -> Iterator[Fault]:
    known = {row.handle for row in file.personer} | set(people.by_handle(archive))
    for section, rows in file.sections.items():
        for index, row in enumerate(rows):
            for key in NAMING:
                handle = getattr(row, key, "")
                if handle and handle not in known:
                    yield Fault(at(section, index, key), Problem.PERSON, handle)


def _backwards(file: OrganisationFile) -> Iterator[Fault]:
    for section, rows in file.sections.items():
        for index, row in enumerate(rows):
            last = row.till if isinstance(row, DatedRow) else None
            if isinstance(row, DatedRow) and last is not None and last < file.since(row):
                yield Fault(at(section, index, "till"), Problem.BACKWARDS, str(last))
