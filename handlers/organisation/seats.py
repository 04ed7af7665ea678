"""The section `stolar`: who holds the seats of the steering group."""

from collections.abc import Iterator

from governance.people import Person
from governance.steering import SEATS, Body, Holding, term_end
from handlers.organisation.change import Change, Kind, Write, person
from handlers.organisation.faults import Fault, Problem, at
from handlers.organisation.file import OrganisationFile, SeatRow
from storage import people, steering
from storage.archive import Archive
from storage.journal import Act

SECTION = "stolar"
BODIES = {seat.number: seat.body for seat in SEATS}


def faults(file: OrganisationFile, _archive: Archive) -> Iterator[Fault]:
    """What is wrong with the seats."""
    for index, row in enumerate(file.stolar):
        if row.stol not in BODIES:
            yield Fault(at(SECTION, index, "stol"), Problem.SEAT, str(row.stol))
        if row.mandat_till is not None and row.mandat_till < file.since(row):
            yield Fault(at(SECTION, index, "mandat_till"), Problem.BACKWARDS, str(row.mandat_till))
        if any(_overlap(row, other, file) for other in file.stolar[:index]):
            yield Fault(at(SECTION, index, "stol"), Problem.SEAT_OVERLAP, str(row.stol))


def _overlap(row: SeatRow, other: SeatRow, file: OrganisationFile) -> bool:
    begins = max(file.since(row), file.since(other))
    lasting = all(each.till is None or each.till >= begins for each in (row, other))
    return row.stol == other.stol and lasting


def changes(file: OrganisationFile, archive: Archive) -> Iterator[Change]:
    """The seats that get a holder, or another."""
    for row in sorted(file.stolar, key=lambda each: (each.stol, file.since(each))):
        known = people.by_handle(archive).get(row.person)
        before = _recorded(row, known, file, archive)
        if before is None:
            yield Change(Kind.NEW, row, _seating(row, file))
        elif known is not None and not _says_the_same(before, _holding(row, known, file)):
            yield Change(Kind.CHANGED, row, _seating(row, file))


def _recorded(
    row: SeatRow, known: Person | None, file: OrganisationFile, archive: Archive
) -> Holding | None:
    """The same person on the same seat from the same day, had for at least that day."""
    return next(
        (
            held
            for held in steering.holdings(archive)
            if known is not None
            and (held.seat, held.person, held.since) == (row.stol, known.id, file.since(row))
            and (held.until is None or held.until >= held.since)
        ),
        None,
    )


def _says_the_same(before: Holding, new: Holding) -> bool:
    """A file that gives no last day leaves the one recorded since as it is."""
    return before.term_ends == new.term_ends and new.until in {None, before.until}


def _holding(row: SeatRow, who: Person, file: OrganisationFile) -> Holding:
    since = file.since(row)
    default = term_end(since) if BODIES[row.stol] is Body.RMC else None
    return Holding(row.stol, who.id, since, row.till, row.mandat_till or default)


def _seating(row: SeatRow, file: OrganisationFile) -> Write:
    def write(archive: Archive, act: Act) -> None:
        steering.seat(archive, act, _holding(row, person(row.person, archive), file))

    return write
