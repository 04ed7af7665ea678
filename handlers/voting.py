"""Votes as they stand: `omröstning`, one of them or all (R11)."""

from typing import Annotated

from governance.acts import State
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.kinds import PLACED, Arguments, Number
from handlers.numbered_votes import numbered
from handlers.texts import voting as texts
from handlers.vote_drafts import preview
from handlers.vote_view import view
from storage import voting
from storage.archive import Archive

MOST_SHOWN = 20


class OneVote(Arguments):
    """`omröstning`: its number, none for all that go on."""

    nr: Annotated[Number | None, PLACED] = None


def show(ask: Ask[OneVote], archive: Archive) -> Answer:
    """A vote as it stands, or the votes that go on and the latest that are over."""
    if ask.arguments.nr is None:
        latest = voting.latest(archive, MOST_SHOWN)
        return texts.votes([view(each, ask, archive) for each in latest])
    found = view(numbered(ask.arguments.nr, archive), ask, archive)
    if found.state is State.DRAFT:
        return preview(found, archive)
    return texts.vote(found)


COMMANDS = (
    Command(
        ("omröstning",),
        texts.VOTE,
        OneVote,
        show,
        example="omröstning",
        aliases=("omröstningar", "vote"),
    ),
)
