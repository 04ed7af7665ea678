"""Acts: what a writing ask puts in the journal."""

from handlers.ask import Ask
from storage.journal import Act


def act(name: str, ask: Ask[object]) -> Act:
    """An act by whoever asks, at the moment of the ask."""
    person = ask.who.person
    return Act(name, ask.at, person.id if person else None)
