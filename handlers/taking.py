"""Acts taken on a vote: each an event, chained and journaled, or refused with the way to see it."""

from handlers.acting import act
from handlers.ask import Ask
from handlers.offering import offering
from handlers.texts import vote_buttons
from storage import voting
from storage.archive import Archive
from storage.stored_vote import Stored
from storage.vote_events import NAMES, Event


def take(event: Event, stored: Stored, ask: Ask[object], archive: Archive) -> Stored:
    """The vote after an event; Refusal when a rule says no."""
    made = act(name_of(event), ask)
    with offering(vote_buttons.show(stored)):
        return voting.append(archive, made, stored, event)


def name_of(event: Event) -> str:
    """What an event is called in the journal."""
    return f"omröstning: {NAMES[type(event)]}"
