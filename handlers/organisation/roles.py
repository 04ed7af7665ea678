"""The sections `roller`, `samordnare` and `omradessamordnare`: who has which role."""

from collections.abc import Iterator
from datetime import timedelta

from governance.people import Appointment, Person, Role
from governance.regions import find
from governance.spelling import plain
from handlers.appointing import SOLE, appoint, taken_later
from handlers.organisation.change import Change, Kind, Write, person
from handlers.organisation.faults import Fault, Problem, at
from handlers.organisation.file import OrganisationFile
from handlers.organisation.posts import ROLES, Post, given, posts, recorded, says_the_same
from storage import people, regions
from storage.archive import Archive
from storage.journal import Act

SECTION = "roller"
COORDINATORS = frozenset({Role.REGIONAL_COORDINATOR, Role.AREA_COORDINATOR})
NOBODY = Person(0, "", "")
"""Who a role is tried on before the file's own people have been written."""


def faults(file: OrganisationFile, archive: Archive) -> Iterator[Fault]:
    """What is wrong with the roles."""
    for index, row in enumerate(file.roller):
        role = ROLES.get(plain(row.roll))
        if role is None:
            yield Fault(at(SECTION, index, "roll"), Problem.ROLE, row.roll)
        elif role in COORDINATORS:
            yield Fault(at(SECTION, index, "roll"), Problem.COORDINATOR, row.roll)
        elif role is Role.STAND_IN_CHAIR and not row.utsedd_av:
            yield Fault(at(SECTION, index, "utsedd_av"), Problem.DESIGNATED)
    yield from _coordinators(file, archive)
    yield from _alone(file, archive)


def _coordinators(file: OrganisationFile, archive: Archive) -> Iterator[Fault]:
    known = regions.known(archive)
    for index, row in enumerate(file.samordnare):
        if find(known, row.region) is None:
            yield Fault(at("samordnare", index, "region"), Problem.REGION, row.region)
    letters = {region.procurement for region in regions.load(archive)}
    for index, area in enumerate(file.omradessamordnare):
        if area.omrade.upper() not in letters:
            yield Fault(at("omradessamordnare", index, "omrade"), Problem.AREA, area.omrade)


def _alone(file: OrganisationFile, archive: Archive) -> Iterator[Fault]:
    """The roles held alone that two would have at the same time."""
    alone = {index: post for index, post in given(file).items() if post.role in SOLE}
    for index, post in alone.items():
        others = [other for each, other in alone.items() if each != index]
        if any(_runs_into(post, other) for other in others):
            yield Fault(at(SECTION, index, "roll"), Problem.ROLE_OVERLAP, post.role)
        elif later := _recorded_later(post, archive):
            yield Fault(at(SECTION, index, "roll"), Problem.ROLE_TAKEN_LATER, str(later.since))


def _runs_into(post: Post, other: Post) -> bool:
    if post.role is not other.role:
        return False
    reaches = post.until is None or post.until >= other.since
    return post.since <= other.since and reaches


def _recorded_later(post: Post, archive: Archive) -> Appointment | None:
    """Who is recorded to have the role later, while this one lasts."""
    who = people.by_handle(archive).get(post.handle)
    before = recorded(post, who, archive)
    if before is not None and says_the_same(post, before):
        return None
    return taken_later(post.of(who or NOBODY, post.until), people.appointments(archive))


def changes(file: OrganisationFile, archive: Archive) -> Iterator[Change]:
    """The roles that are given, or held for another time."""
    for post in posts(file, archive):
        before = recorded(post, people.by_handle(archive).get(post.handle), archive)
        if before is None:
            yield Change(Kind.NEW, post.row, _giving(post))
        elif not says_the_same(post, before):
            yield Change(Kind.CHANGED, post.row, _giving_anew(post, before))


def _giving(post: Post) -> Write:
    def write(archive: Archive, act: Act) -> None:
        appoint(archive, act, post.of(person(post.handle, archive), post.until))

    return write


def _giving_anew(post: Post, before: Appointment) -> Write:
    until = post.row.till or before.until

    def write(archive: Archive, act: Act) -> None:
        people.end_appointment(archive, act, before, before.since - timedelta(days=1))
        people.appoint(archive, act, post.of(person(post.handle, archive), until))

    return write
