"""What there is to be reminded of: every concept that has dates gives its own."""

from collections.abc import Callable, Iterator
from datetime import datetime

from governance.reminders import Subject
from handlers import duty_reminders, exit_reminders, meeting_reminders
from storage.archive import Archive

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
            found.setdefault((verb, frozenset(fields.items()), subject.due), subject)
    return tuple(found.values())
