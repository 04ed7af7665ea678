"""The accounts of the section `personer`: whose they are, and which of them carry a seat."""

from collections.abc import Iterable, Iterator
from datetime import date

from governance.spelling import plain
from governance.steering import LEADING
from handlers.holders import Holders
from handlers.linking import accounts_of, carriers, connect, connect_minuted
from handlers.organisation.change import Change, Kind, Write, person
from handlers.organisation.faults import Fault, Problem, at
from handlers.organisation.file import OrganisationFile, PersonRow, RoleRow, Row, SeatRow
from handlers.seat_links import seek
from storage import links, people
from storage.archive import Archive
from storage.journal import Act

SECTION = "personer"
LEADING_WORDS = frozenset(plain(role) for role in LEADING)


def faults(file: OrganisationFile, archive: Archive, day: date) -> Iterator[Fault]:
    """What is wrong with the accounts."""
    for index, row in enumerate(file.personer):
        problem = _problem(index, file, archive, day) if row.anvandare else None
        if problem is not None:
            yield Fault(at(SECTION, index, "anvandare"), problem, row.anvandare)


def _problem(index: int, file: OrganisationFile, archive: Archive, day: date) -> Problem | None:
    row = file.personer[index]
    if not file.arbetsyta:
        return Problem.TEAM
    if row.anvandare in [other.anvandare for other in file.personer[:index]]:
        return Problem.TWICE
    linked = links.accounts(archive).get((file.arbetsyta, row.anvandare))
    if linked is not None:
        own = people.load(archive)[linked].handle == row.handle
        return None if own else Problem.ACCOUNT_TAKEN
    if row.handle not in _carriers(file, archive, day):
        return None
    if row.handle not in _open(file, archive, day):
        return Problem.SEAT_LINK
    return None if file.protokoll else Problem.PROTOCOL


def changes(file: OrganisationFile, archive: Archive, day: date) -> Iterator[Change]:
    """The accounts that are linked, those of the seats by the minutes while they can be."""
    linked, approved = links.accounts(archive), links.seat_accounts(archive)
    minuted = _minuted(file, archive, day)
    for row in file.personer:
        key = (file.arbetsyta, row.anvandare)
        if row.anvandare and (key not in linked or (row.handle in minuted and key not in approved)):
            yield Change(Kind.LINKED, row, _linking(key[0], row, minuted=row.handle in minuted))


def sought(
    made: Iterable[Change], file: OrganisationFile, archive: Archive, day: date
) -> Iterator[Change]:
    """The second approvals that are asked for, as a seat goes to somebody with an account."""
    minuted = {row.handle for row in file.personer if row.anvandare} & _minuted(file, archive, day)
    rows = {_carrier(each.row, day): each.row for each in made}
    for handle, row in rows.items():
        known = people.by_handle(archive).get(handle)
        accounts = set(accounts_of(known, archive)) if known else set()
        if handle not in minuted and accounts - links.seat_accounts(archive).keys():
            yield Change(Kind.SOUGHT, row, _seeking(handle))


def _minuted(file: OrganisationFile, archive: Archive, day: date) -> frozenset[str]:
    """Whose accounts the minutes vouch for."""
    return _open(file, archive, day) if file.protokoll else frozenset()


def _open(file: OrganisationFile, archive: Archive, day: date) -> frozenset[str]:
    """Whose accounts minutes can vouch for.

    Everybody's while no account of a seat is approved; after that only those who lead, and only
    while none of them has an approved account, as nobody could then approve theirs in the chat.
    """
    approved = frozenset(links.seat_accounts(archive).values())
    if approved.isdisjoint(carriers(day, archive)):
        return _carriers(file, archive, day)
    if approved.isdisjoint(Holders(archive, day).of(LEADING)):
        return _leaders(file, archive, day)
    return frozenset()


def _carriers(file: OrganisationFile, archive: Archive, day: date) -> frozenset[str]:
    """Who has a seat or leads, by what is recorded and by the file."""
    known = people.load(archive)
    recorded = {known[each].handle for each in carriers(day, archive)}
    return frozenset(recorded | {_carrier(row, day) for row in (*file.stolar, *file.roller)})


def _leaders(file: OrganisationFile, archive: Archive, day: date) -> frozenset[str]:
    """Who leads, by what is recorded and by the file."""
    recorded = {each.handle for each in Holders(archive, day).persons(LEADING)}
    return frozenset(recorded | {_carrier(row, day) for row in file.roller})


def _carrier(row: Row, day: date) -> str:
    """Whom a row gives a seat or a role that leads; empty when it is about something else."""
    if not isinstance(row, SeatRow | RoleRow) or (row.till is not None and row.till < day):
        return ""
    leads = isinstance(row, SeatRow) or plain(row.roll) in LEADING_WORDS
    return row.person if leads else ""


def _linking(team: str, row: PersonRow, *, minuted: bool) -> Write:
    linked = connect_minuted if minuted else connect

    def write(archive: Archive, act: Act) -> None:
        linked(archive, act, (team, row.anvandare), person(row.handle, archive))

    return write


def _seeking(handle: str) -> Write:
    return lambda archive, act: seek(person(handle, archive), act, archive)
