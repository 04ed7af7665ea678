"""What there is to be reminded of in meetings: those to come, and those nobody has ended.

What the year lacks is a duty of its own, and is told of with the duties.
"""

from collections.abc import Iterator
from datetime import datetime

from governance.local_time import local
from governance.meetings import Meeting, State, state
from governance.people import RIGHTS, Right, Role
from governance.reminders import Kind as Reminded
from governance.reminders import Subject
from governance.steering import LEADING
from handlers.called import called_to
from handlers.holders import Holders
from handlers.meeting_posts import calls_at
from handlers.numbered_meetings import coming
from storage import meetings
from storage.archive import Archive


def subjects(archive: Archive, at: datetime) -> Iterator[Subject]:
    """Each meeting and conference to come."""
    for meeting in coming(at, archive):
        if meeting.timed:
            yield _to_come(meeting, archive)


def unended(archive: Archive, at: datetime) -> Iterator[Subject]:
    """Each meeting that is over while nobody has said that it was held: only digests tell of it."""
    holders = Holders(archive, local(at).date())
    for meeting in meetings.load(archive).values():
        if state(meeting, at) is State.UNCONFIRMED:
            yield Subject(
                kind=Reminded.MEETING,
                key=f"möte:{meeting.number}:{meeting.slot}",
                due=meeting.day,
                ask=("möte", {"nr": str(meeting.number)}),
                turns=(Role.KANSLI,),
                awaited=holders.of(RIGHTS[Right.PLAN_MEETINGS].roles),
            )


def _to_come(meeting: Meeting, archive: Archive) -> Subject:
    holders = Holders(archive, meeting.day)
    return Subject(
        kind=Reminded.MEETING,
        key=f"möte:{meeting.number}:{meeting.slot}",
        due=meeting.starts_at,
        ask=("möte", {"nr": str(meeting.number)}),
        until=meeting.starts_at,
        owners=holders.of({Role.KANSLI}),
        chairs=holders.of(LEADING),
        everybody=called_to(meeting, archive).everybody,
        called_at=calls_at(meeting, archive),
    )
