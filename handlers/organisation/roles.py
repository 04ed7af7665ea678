"""The sections `roller`, `samordnare` and `omradessamordnare`: who has which role."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from governance.people import Appointment, Person, Role
from governance.regions import find
from governance.spelling import plain
from handlers.appointing import appoint
from handlers.organisation.change import Change, Kind, Write, person
from handlers.organisation.faults import Fault, Problem, at
from handlers.organisation.file import DatedRow, OrganisationFile
from storage import people, regions
from storage.archive import Archive
from storage.journal import Act

ROLES: Mapping[str, Role] = {plain(role): role for role in Role if role is not Role.MEMBER}
COORDINATORS = frozenset({Role.REGIONAL_COORDINATOR, Role.AREA_COORDINATOR})


@dataclass(frozen=True, slots=True)
class Post:
    """A role as the file gives it, whichever section it stands in."""

    row: DatedRow
    handle: str
    role: Role
    since: date
    scope: str = ""
    designated_by: str = ""

    def of(self, who: Person) -> Appointment:
        """The role given to a person."""
        return Appointment(
            who.id, self.role, self.since, self.row.till, self.scope, self.designated_by
        )


def faults(file: OrganisationFile, archive: Archive) -> Iterator[Fault]:
    """What is wrong with the roles."""
    for index, row in enumerate(file.roller):
        role = ROLES.get(plain(row.roll))
        if role is None:
            yield Fault(at("roller", index, "roll"), Problem.ROLE, row.roll)
        elif role in COORDINATORS:
            yield Fault(at("roller", index, "roll"), Problem.COORDINATOR, row.roll)
        elif role is Role.STAND_IN_CHAIR and not row.utsedd_av:
            yield Fault(at("roller", index, "utsedd_av"), Problem.DESIGNATED)
    yield from _coordinators(file, archive)


def _coordinators(file: OrganisationFile, archive: Archive) -> Iterator[Fault]:
    known = regions.known(archive)
    for index, row in enumerate(file.samordnare):
        if find(known, row.region) is None:
            yield Fault(at("samordnare", index, "region"), Problem.REGION, row.region)
    letters = {region.procurement for region in regions.load(archive)}
    for index, area in enumerate(file.omradessamordnare):
        if area.omrade.upper() not in letters:
            yield Fault(at("omradessamordnare", index, "omrade"), Problem.AREA, area.omrade)


def changes(file: OrganisationFile, archive: Archive) -> Iterator[Change]:
    """The roles that are given, or held for another time."""
    for post in _posts(file, archive):
        who = people.by_handle(archive).get(post.handle)
        before = _recorded(post, who, archive)
        if before is None:
            yield Change(Kind.NEW, post.row, _giving(post))
        elif who is not None and not _says_the_same(before, post.of(who)):
            yield Change(Kind.CHANGED, post.row, _giving_anew(post, before))


def _posts(file: OrganisationFile, archive: Archive) -> Iterator[Post]:
    known = regions.known(archive)
    for row in file.roller:
        role = ROLES[plain(row.roll)]
        yield Post(row, row.person, role, file.since(row), "", row.utsedd_av)
    for regional in file.samordnare:
        region = find(known, regional.region)
        code = region.code if region else ""
        role, since = Role.REGIONAL_COORDINATOR, file.since(regional)
        yield Post(regional, regional.person, role, since, code)
    for area in file.omradessamordnare:
        role, since = Role.AREA_COORDINATOR, file.since(area)
        yield Post(area, area.person, role, since, area.omrade.upper())


def _recorded(post: Post, who: Person | None, archive: Archive) -> Appointment | None:
    """The same role of the same person from the same day, had for at least that day."""
    return next(
        (
            held
            for held in people.appointments(archive)
            if who is not None
            and (held.person, held.role, held.scope) == (who.id, post.role, post.scope)
            and held.since == post.since
            and (held.until is None or held.until >= held.since)
        ),
        None,
    )


def _says_the_same(before: Appointment, new: Appointment) -> bool:
    """A file that gives no last day leaves the one recorded since as it is."""
    return before.designated_by == new.designated_by and new.until in {None, before.until}


def _giving(post: Post) -> Write:
    def write(archive: Archive, act: Act) -> None:
        appoint(archive, act, post.of(person(post.handle, archive)))

    return write


def _giving_anew(post: Post, before: Appointment) -> Write:
    def write(archive: Archive, act: Act) -> None:
        people.end_appointment(archive, act, before, before.since - timedelta(days=1))
        people.appoint(archive, act, post.of(person(post.handle, archive)))

    return write
