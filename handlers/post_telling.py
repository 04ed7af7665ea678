"""A post told of where nobody asks: by how it will begin, or began."""

from datetime import datetime

from handlers.ask import Ask, Asker, Place, PlaceKind
from handlers.asking import by_verb
from handlers.kinds import Nothing
from handlers.post_views import Teller
from handlers.table import TABLE
from handlers.texts.post_words import Shown
from storage.archive import Archive
from storage.outbox import Kept

NOBODY = Asker(None, None, frozenset())


def told(archive: Archive, kept: Kept, at: datetime) -> Shown:
    """A post as it is shown at a moment."""
    ask = Ask(NOBODY, Place(PlaceKind.TERMINAL), at, Nothing())
    return Teller(by_verb(TABLE), ask, archive).told([kept])
