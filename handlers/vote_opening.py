"""A vote opened: everything in it is frozen, and it is announced (D3, R13)."""

from governance.opening import opened
from handlers.acting import acting
from handlers.announcing import Announcer
from handlers.ask import Ask
from handlers.conditions import conditions
from handlers.meeting_drafts import check_held
from handlers.meeting_votes import with_roll
from handlers.presiding import presidium
from handlers.taking import take
from handlers.workdays import works
from storage.archive import Archive
from storage.stored_vote import Stored
from storage.vote_events import Opened


def start(stored: Stored, ask: Ask[object], archive: Archive) -> Stored:
    """The draft opened and announced.

    Refusal as in `governance.opening.opened`, or `handlers.meeting_drafts.check_held`.
    """
    check_held(stored, ask, archive)
    under = conditions(stored.draft, stored.order, ask.at, archive)
    vote = opened(stored.draft, under, ask.at, works)
    event = Opened(acting(ask), vote, presidium(ask.day, archive), under.frame)
    after = with_roll(take(event, stored, ask, archive), ask, archive)
    Announcer(after, ask.at, archive).opened()
    return after
