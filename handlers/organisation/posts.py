"""The roles as an organisation file gives them, whichever section they stand in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from governance.people import Appointment, Person, Role
from governance.regions import find
from governance.spelling import plain
from handlers.appointing import SOLE
from handlers.organisation.file import DatedRow, OrganisationFile
from storage import people, regions
from storage.archive import Archive

ROLES: Mapping[str, Role] = {plain(role): role for role in Role if role is not Role.MEMBER}


@dataclass(frozen=True, slots=True)
class Post:
    """A role in the file; `until` is when it ends, as the row or the next holder's row says."""

    row: DatedRow
    handle: str
    role: Role
    since: date
    until: date | None = None
    scope: str = ""
    designated_by: str = ""

    def of(self, who: Person, until: date | None) -> Appointment:
        """The role given to a person."""
        return Appointment(who.id, self.role, self.since, until, self.scope, self.designated_by)


def posts(file: OrganisationFile, archive: Archive) -> Iterator[Post]:
    """Every role in the file."""
    yield from given(file).values()
    known = regions.known(archive)
    for regional in file.samordnare:
        region = find(known, regional.region)
        code = region.code if region else ""
        role, since = Role.REGIONAL_COORDINATOR, file.since(regional)
        yield Post(regional, regional.person, role, since, regional.till, code)
    for area in file.omradessamordnare:
        role, since = Role.AREA_COORDINATOR, file.since(area)
        yield Post(area, area.person, role, since, area.till, area.omrade.upper())


def given(file: OrganisationFile) -> Mapping[int, Post]:
    """The roles of the section `roller` that are roles, by the row's index."""
    starts = [(ROLES.get(plain(row.roll)), file.since(row)) for row in file.roller]
    found = {}
    for index, row in enumerate(file.roller):
        role, since = starts[index]
        if role is not None:
            until = row.till or _until_the_next(role, since, starts)
            by = row.utsedd_av
            found[index] = Post(row, row.person, role, since, until, designated_by=by)
    return found


def _until_the_next(
    role: Role, since: date, starts: Iterable[tuple[Role | None, date]]
) -> date | None:
    """The day before somebody else in the file gets a role held alone."""
    later = [start for other, start in starts if other is role and start > since]
    return min(later) - timedelta(days=1) if later and role in SOLE else None


def recorded(post: Post, who: Person | None, archive: Archive) -> Appointment | None:
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


def says_the_same(post: Post, before: Appointment) -> bool:
    """A file that gives no last day leaves the one recorded since as it is."""
    return post.designated_by == before.designated_by and post.row.till in {None, before.until}
