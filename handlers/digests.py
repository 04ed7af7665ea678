"""The weekly digest (sammandrag), in the channel and for whoever wants theirs gathered."""

from collections.abc import Iterator
from typing import Any

from governance.acts import State
from governance.digests import is_near, waits
from governance.meetings import Count, Kind, count
from governance.people import Right, may
from governance.reminder_offsets import Offset
from governance.reminders import Subject, Told, is_told, last_day
from governance.year import operating_year
from handlers.answer import Answer
from handlers.ask import Ask, Chosen, PlaceKind
from handlers.asking import Commands, answered
from handlers.kinds import Nothing
from handlers.meeting_reminders import unended
from handlers.minutes_reminders import unapproved
from handlers.reminder_sources import subjects
from handlers.texts import digests as texts
from handlers.texts.digests import Line, Open, Week
from storage import meetings, voting
from storage.archive import Archive

ALSO = (unended, unapproved)
"""What only digests tell of, beside all there is to be reminded of."""


def gather(commands: Commands, ask: Ask[Nothing], archive: Archive) -> Answer:
    """The week's digest, each subject in the words of the command that shows it."""
    known = (*subjects(archive, ask.at), *(one for more in ALSO for one in more(archive, ask.at)))
    told = [each for each in known if _is_told(each, ask)]
    told.sort(key=lambda each: (last_day(each), each.key))
    stands = [answered(Chosen(*each.ask), commands, ask, archive) for each in told]
    sources = tuple(source for each in stands for source in each.sources)
    lines = [_line(subject, each.title, ask) for subject, each in zip(told, stands, strict=True)]
    week = Week(
        ask.at,
        lines,
        tuple(_votes(ask, archive)),
        sources,
        _counts(ask, archive),
        plans=ask.to_all or may(ask.who.roles, Right.PLAN_MEETINGS),
    )
    return texts.digest(week)


def _is_told(subject: Subject, ask: Ask[Any]) -> bool:
    return is_near(subject, ask.day) or waits(subject, ask.day)


def _line(subject: Subject, title: str, ask: Ask[Any]) -> Line:
    # What is for oneself is said to oneself, never in the channel.
    person = ask.who.person if ask.place.kind is not PlaceKind.CHANNEL else None
    mine = person is not None and person.id in _concerned(subject, ask)
    return Line(subject, title, mine=mine)


def _concerned(subject: Subject, ask: Ask[Any]) -> Iterator[int]:
    """Whom it waits for, who sees to it, who is invited, and who by now is told with them."""
    yield from (*subject.awaited, *subject.owners, *subject.everybody)
    left = Offset((last_day(subject) - ask.day).days)
    for told, persons in ((Told.BACKUP, subject.backups), (Told.CHAIR, subject.chairs)):
        if is_told(told, left):
            yield from persons


def _counts(ask: Ask[Any], archive: Archive) -> tuple[Count, ...]:
    """The meetings and the conferences of the year that goes on."""
    known = meetings.load(archive).values()
    return tuple(count(known, kind, operating_year(ask.day), ask.at) for kind in Kind)


def _votes(ask: Ask[Any], archive: Archive) -> Iterator[Open]:
    for stored in voting.open_votes(archive):
        vote, room = stored.vote, stored.room
        if vote is not None and room is not None and stored.state_at(ask.at) is State.OPEN:
            counts = (len(room.voted), len(room.taking_part))
            yield Open(stored.id, stored.draft.title, vote.closes_at, *counts)
