"""The weekly digest (sammandrag), in the channel and for whoever wants theirs gathered."""

from collections.abc import Iterator
from typing import Any

from governance.acts import State
from governance.digests import AHEAD
from governance.reminders import Subject, last_day
from handlers.answer import Answer
from handlers.ask import Ask, Chosen, PlaceKind
from handlers.asking import Commands, answered
from handlers.kinds import Nothing
from handlers.reminder_sources import subjects
from handlers.texts import digests as texts
from handlers.texts.digests import Line, Open, Week
from storage import people, voting
from storage.archive import Archive


def gather(commands: Commands, ask: Ask[Nothing], archive: Archive) -> Answer:
    """The week's digest, each subject in the words of the command that shows it."""
    near = [each for each in subjects(archive, ask.at) if _days_left(each, ask) <= AHEAD.days]
    near.sort(key=lambda each: (last_day(each), each.key))
    stands = [answered(Chosen(*each.ask), commands, ask, archive) for each in near]
    sources = tuple(source for each in stands for source in each.sources)
    lines = [
        _line(subject, each.title, ask, archive) for subject, each in zip(near, stands, strict=True)
    ]
    return texts.digest(Week(ask.at, lines, tuple(_votes(ask, archive)), sources))


def _days_left(subject: Subject, ask: Ask[Any]) -> int:
    return (last_day(subject) - ask.day).days


def _line(subject: Subject, title: str, ask: Ask[Any], archive: Archive) -> Line:
    known = people.load(archive)
    owners = tuple(known[each].title for each in subject.owners)
    told = {*subject.owners, *subject.backups, *subject.everybody}
    # What is for oneself is said to oneself, never in the channel.
    person = ask.who.person if ask.place.kind is not PlaceKind.CHANNEL else None
    return Line(subject, title, owners, mine=person is not None and person.id in told)


def _votes(ask: Ask[Any], archive: Archive) -> Iterator[Open]:
    for stored in voting.open_votes(archive):
        vote, room = stored.vote, stored.room
        if vote is not None and room is not None and stored.state_at(ask.at) is State.OPEN:
            counts = (len(room.ballots), len(room.members))
            yield Open(stored.id, stored.draft.title, vote.closes_at, *counts)
