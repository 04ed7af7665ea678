"""What waits for whoever asks: `väntar`, and the first part of the start page."""

from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.gathering import gathered
from handlers.kinds import Nothing
from handlers.texts import people as people_texts
from handlers.texts import waiting as texts
from storage.archive import Archive


def waiting(ask: Ask[Nothing], archive: Archive) -> Answer:
    """All that waits for whoever asks."""
    person = ask.who.person
    if person is None:
        return people_texts.unlinked(ask.who.account)
    return texts.waiting(gathered(person, ask, archive))


COMMANDS = (
    Command(("väntar",), texts.WAITING, Nothing, waiting, example="väntar", aliases=("waiting",)),
)
