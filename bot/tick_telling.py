"""What a beat of the heart finds, has done and is to post, told by hand: real or on trial."""

from collections.abc import Sequence
from datetime import datetime

from bot.letters import write
from bot.platform import NotNow, Refused
from handlers.first_lines import first_lines
from handlers.post_telling import told
from handlers.post_views import show
from handlers.posting import is_over
from handlers.texts import ticks as texts
from handlers.texts.post_words import Shown
from storage import journal, outbox
from storage.database import Database
from storage.outbox import Kept, State


def revision(database: Database) -> int:
    """Where the journal stands."""
    with database.reading() as archive:
        return archive.revision


def acts_since(database: Database, since: int) -> Sequence[str]:
    """What has been done since, each kind of act once."""
    with database.reading() as archive:
        return tuple(dict.fromkeys(link.entry.act for link in journal.links(archive, since)))


def due(database: Database, at: datetime) -> Sequence[Kept]:
    """The posts that wait and are due, the oldest first."""
    with database.reading() as archive:
        found = [outbox.numbered(archive, number) for number in outbox.due(archive, at)]
    return [each for each in found if each is not None]


def said(database: Database, kept: Kept, at: datetime) -> tuple[str, State]:
    """What a post that is due would say, in a line, and how it would stand when it is sent."""
    if is_over(kept.post.content, at):
        return texts.expires(_shown(database, kept, at)), State.EXPIRED
    try:
        began = first_lines(write(database, kept.post, at).answer)
    except NotNow:
        return texts.follows(_shown(database, kept, at)), State.PENDING
    except Refused as reason:
        return texts.cannot(_shown(database, kept, at), str(reason)), State.FAILED
    with database.reading() as archive:
        return texts.waits(show(archive, kept), began, at), State.SENT


def _shown(database: Database, kept: Kept, at: datetime) -> Shown:
    with database.reading() as archive:
        return told(archive, kept, at)
