"""What there is to be reminded of in exits: those the steering group has not confirmed (R25)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from governance.local_time import local
from governance.people import Role
from governance.reminders import Kind, Subject
from governance.steps import Turn
from governance.withdrawal import CONFIRM_WITHIN, Notice
from handlers.holders import Holders
from storage import exit_notices
from storage.archive import Archive


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """A notice of exit that the steering group has not confirmed in writing, as a subject."""

    number: int
    notice: Notice
    subject: Subject


def subjects(archive: Archive, at: datetime) -> Iterator[Subject]:
    """Every exit that is not confirmed."""
    return (each.subject for each in unconfirmed(archive, at))


def unconfirmed(archive: Archive, at: datetime) -> Iterator[Unconfirmed]:
    """Every notice of exit that is not confirmed."""
    holders = Holders(archive, local(at).date())
    for number, notice in exit_notices.load(archive).items():
        if notice.to_confirm:
            yield Unconfirmed(number, notice, _subject(number, notice, holders))


def _subject(number: int, notice: Notice, holders: Holders) -> Subject:
    due = notice.received_on + timedelta(days=CONFIRM_WITHIN)
    kansli, chairs = holders.of({Role.KANSLI}), holders.acting(Role.CHAIR)
    return Subject(
        kind=Kind.OTHER,
        key=f"utträde:{number}:bekräftelse:{due.isoformat()}",
        due=due,
        ask=("utträde", {"nr": str(number)}),
        owners=kansli,
        backups=chairs,
        chairs=chairs,
        turns=(*((Role.CHAIR,) if notice.to_rule else ()), Turn.STEERING_GROUP),
        awaited=tuple(dict.fromkeys((*kansli, *chairs))),
        known=notice.received_on,
    )
