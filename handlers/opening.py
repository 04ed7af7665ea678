"""A vote opened: `omröstning öppna` (D3, R13)."""

from governance.acts import Act, check_roles, check_state
from governance.opening import opened
from governance.people import Right
from handlers.acting import acting
from handlers.announcing import Announcer
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.conditions import conditions
from handlers.kinds import Arguments, Number
from handlers.meeting_votes import with_roll
from handlers.numbered_votes import held
from handlers.offering import offering
from handlers.presiding import presidium
from handlers.taking import take
from handlers.texts import opening as texts
from handlers.texts import vote_buttons
from handlers.vote_view import view
from handlers.workdays import works
from storage.archive import Archive
from storage.stored_vote import Stored
from storage.vote_events import Opened


class OneDraft(Arguments):
    """`omröstning öppna`: the draft's number."""

    nr: Number


def open_draft(ask: Ask[OneDraft], archive: Archive) -> Answer:
    """Open a draft: it is posted, and everything in it is frozen."""
    stored = held(ask.arguments.nr, ask, archive)
    with offering(vote_buttons.show(stored)):
        check_roles(Act.OPEN, ask.who.roles)
        check_state(Act.OPEN, stored.state)
        after = start(stored, ask, archive)
    return texts.opened(view(after, ask, archive))


def start(stored: Stored, ask: Ask[object], archive: Archive) -> Stored:
    """The draft opened and announced; Refusal as in `governance.opening.opened`."""
    under = conditions(stored.draft, stored.order, ask.at, archive)
    vote = opened(stored.draft, under, ask.at, works)
    event = Opened(acting(ask), vote, presidium(ask.day, archive), under.frame)
    after = with_roll(take(event, stored, ask, archive), ask, archive)
    Announcer(after, ask.at, archive).opened()
    return after


COMMANDS = (
    Command(
        ("omröstning", "öppna"),
        texts.OPEN,
        OneDraft,
        open_draft,
        example="omröstning 12 öppna",
        right=Right.LEAD_VOTE,
        writes=True,
    ),
)
