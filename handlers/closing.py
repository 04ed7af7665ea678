"""Closing on the minute: open votes whose time is out are counted, whoever is first to see it."""

import logging
from datetime import datetime

from governance.acts import State
from governance.voting import Acting
from handlers.concluding import conclude
from handlers.taking import name_of
from storage import voting
from storage.database import Database
from storage.journal import Act
from storage.vote_events import Counted

LOG = logging.getLogger(__name__)


def close_due(database: Database, at: datetime) -> tuple[int, ...]:
    """Count every vote whose time is out, each in a transaction of its own; their numbers."""
    with database.reading() as archive:
        due = voting.due(archive, at)
    return tuple(number for number in due if _closed(number, at, database))


def next_due(database: Database, after: datetime) -> datetime | None:
    """When, later than a moment, the next vote closes; None when none does."""
    with database.reading() as archive:
        return voting.next_due(archive, after)


def _closed(number: int, at: datetime, database: Database) -> bool:
    """Count a vote; one that cannot be counted keeps no other from it."""
    try:
        return _close(number, at, database)
    except Exception:
        LOG.exception("vote %s could not be counted", number)
        return False


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
