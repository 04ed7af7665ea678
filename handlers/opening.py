"""A vote opened: `omröstning öppna` (D3, R13)."""

from governance.acts import Act, check_roles, check_state
from governance.people import Right
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.kinds import Arguments, Number
from handlers.numbered_votes import held
from handlers.offering import offering
from handlers.texts import opening as texts
from handlers.texts import vote_buttons
from handlers.vote_opening import start
from handlers.vote_view import view
from storage.archive import Archive


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
