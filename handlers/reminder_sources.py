"""What there is to be reminded of: every concept that has dates gives its own."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from governance.reminders import Subject
from handlers import duty_reminders, exit_reminders, meeting_reminders
from storage.archive import Archive

T = TypeVar("T")
Source = Callable[[Archive, datetime], Iterator[Subject]]
SOURCES: tuple[Source, ...] = (
    duty_reminders.subjects,
    exit_reminders.subjects,
    meeting_reminders.subjects,
)
"""What gives subjects: everything that is due and not done, as it stands at a moment."""


def subjects(archive: Archive, at: datetime) -> tuple[Subject, ...]:
    """Everything there is to be reminded of; what one command shows of one day is one."""
    found: dict[object, Subject] = {}
    for source in SOURCES:
        for subject in source(archive, at):
            verb, fields = subject.ask
            same = (verb, frozenset(fields.items()), subject.due)
            found[same] = _together(found[same], subject) if same in found else subject
    return tuple(found.values())


def _together(one: Subject, other: Subject) -> Subject:
    """Two subjects told of as one: whoever either concerns, each once."""
    return replace(
        one,
        owners=_each_once(one.owners, other.owners),
        backups=_each_once(one.backups, other.backups),
        chairs=_each_once(one.chairs, other.chairs),
        everybody=_each_once(one.everybody, other.everybody),
        turns=_each_once(one.turns, other.turns),
        awaited=_each_once(one.awaited, other.awaited),
        duties=_each_once(one.duties, other.duties),
        pressing=one.pressing or other.pressing,
    )


def _each_once(some: tuple[T, ...], others: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*some, *others)))
