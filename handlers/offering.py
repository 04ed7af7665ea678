"""What a refusal offers: the ways on, given to the rule's no by the command that met it."""

from collections.abc import Iterator
from contextlib import contextmanager

from governance.refusal import Refusal
from handlers.answer import Choice

OFFERS = "offers"
"""The field of a refusal that holds its choices."""


@contextmanager
def offering(*choices: Choice) -> Iterator[None]:
    """Give every refusal raised inside these choices, unless it has some already."""
    try:
        yield
    except Refusal as refusal:
        refusal.fields.setdefault(OFFERS, choices)
        raise
