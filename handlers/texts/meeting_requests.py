"""What is said to a member who asks for a meeting (D3)."""

from collections.abc import Mapping

from handlers.answer import Answer, Choices, Fact, Facts, Text
from handlers.texts import vote_buttons
from handlers.texts.voting import heading, stopped
from storage.stored_vote import Stored

REQUEST = "stoppa en omröstning per capsulam och begär ett sammanträde"
HINTS: Mapping[str, str] = {
    "motförslag": "Ett annat förslag, om du har ett. Det tas upp på mötet.",
    "skäl": "Varför ärendet behöver ett möte.",
}


def requested(stored: Stored) -> Answer:
    """The receipt for a request."""
    text = Text(f"{stopped(stored)} Alla ledamöter får veta det.")
    facts = Facts((Fact("Kvitto", stored.digest),))
    sources = () if stored.vote is None else (stored.vote.applied.source("meeting_requesters"),)
    ways_on = Choices((vote_buttons.show(stored),))
    return Answer(heading(stored), (text, facts, ways_on), sources)
