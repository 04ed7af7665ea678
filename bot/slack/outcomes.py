"""How an outcome goes on in Slack: the buttons that ask again, and what is said beside a field."""

from collections.abc import Sequence

from bot.slack.buttons import Again
from handlers.answer import Text
from handlers.ask import Delivery, PlaceKind
from handlers.outcome import Exit, Outcome


def again(outcome: Outcome, delivery: Delivery, *, shareable: bool = True) -> Again | None:
    """What asks the same; only where others are is the answer offered to be shown to them."""
    if outcome.again is None:
        return None
    among_others = delivery.place.kind is PlaceKind.CHANNEL
    return Again(outcome.again, shareable=shareable and among_others)


def beside(outcome: Outcome, blocks: Sequence[str]) -> dict[str, str]:
    """What to say beside the field that could not be read, when it stands in the form."""
    if outcome.exit is not Exit.MISREAD or outcome.misread not in blocks:
        return {}
    sentences = [part.text for part in outcome.answer.parts if isinstance(part, Text)]
    return {outcome.misread: " ".join(sentences)}
