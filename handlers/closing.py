"""Closing on the minute: open votes whose time is out are counted, whoever is first to see it."""

from datetime import datetime

from governance.acts import State
from governance.voting import Acting
from handlers.concluding import conclude
from handlers.taking import name_of
from storage import voting
from storage.database import Database
from storage.journal import Act
from storage.vote_events import Counted


def close_due(database: Database, at: datetime) -> tuple[int, ...]:
    """Count every vote whose time is out, each in a transaction of its own; their numbers."""
    with database.reading() as archive:
        due = voting.due(archive, at)
    return tuple(number for number in due if _close(number, at, database))


def next_due(database: Database) -> datetime | None:
    """When the next vote closes; None when nothing is open."""
    with database.reading() as archive:
        return voting.next_due(archive)


def _close(number: int, at: datetime, database: Database) -> bool:
    """Count a vote, unless somebody else has done it since it was found."""
    with database.writing() as archive:
        stored = voting.locked(archive, number)
        if stored.state_at(at) is not State.COUNTING:
            return False
        event = Counted(Acting(None, at))
        made = Act(name_of(event), at, None)
        conclude(voting.append(archive, made, stored, event), made, archive)
        return True
