"""The check of the records: whether everything is as it was written."""

from handlers.outcome import Exit, Outcome
from handlers.texts import verification as texts
from storage import journal
from storage.database import Database


def verify(database: Database, anchor: str = "") -> Outcome:
    """Recompute every chain; `anchor` is a digest that was made known earlier."""
    with database.reading() as archive:
        broken = journal.verify(archive, anchor.strip().lower())
        if broken is not None:
            return Outcome(texts.broken(broken), Exit.BUG)
        return Outcome(texts.whole(archive.revision, archive.head, anchored=bool(anchor)))
