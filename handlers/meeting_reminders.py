"""What there is to be reminded of in meetings: those to come, and those the year lacks."""

from collections.abc import Collection, Iterator
from datetime import date, datetime

from governance.dated import in_force
from governance.local_time import local
from governance.meetings import Kind, Meeting, count, rings
from governance.people import Role
from governance.reminders import Kind as Reminded
from governance.reminders import Subject
from governance.steering import LEADING
from governance.year import operating_year
from handlers.called import called_to
from handlers.numbered_meetings import coming
from storage import meetings, people
from storage.archive import Archive


def subjects(archive: Archive, at: datetime) -> Iterator[Subject]:
    """Each meeting and conference to come, and what is missing when the year runs out on it."""
    for meeting in coming(at, archive):
        if meeting.timed:
            yield _to_come(meeting, archive)
    yield from _missing(archive, local(at))


def _to_come(meeting: Meeting, archive: Archive) -> Subject:
    return Subject(
        kind=Reminded.MEETING,
        key=f"möte:{meeting.number}:{meeting.slot}",
        due=meeting.starts_at,
        ask=("möte", {"nr": str(meeting.number)}),
        until=meeting.starts_at,
        owners=_holders({Role.KANSLI}, meeting.day, archive),
        chairs=_holders(LEADING, meeting.day, archive),
        everybody=called_to(meeting, archive).everybody,
    )


def _missing(archive: Archive, at: datetime) -> Iterator[Subject]:
    """The year's meetings and conferences, when it may end without enough of them."""
    year, known = operating_year(at.date()), meetings.load(archive).values()
    if any(rings(count(known, kind, year, at), at.date()) for kind in Kind):
        yield Subject(
            kind=Reminded.OTHER,
            key=f"möten:{year}",
            due=date(year, 12, 31),
            ask=("möten", {"år": str(year)}),
            owners=_holders({Role.KANSLI}, at.date(), archive),
            chairs=_holders(LEADING, at.date(), archive),
        )


def _holders(roles: Collection[Role], day: date, archive: Archive) -> tuple[int, ...]:
    """The persons who have one of the roles on a day, each once."""
    held = in_force(people.appointments(archive), day)
    return tuple(dict.fromkeys(each.person for each in held if each.role in roles))
