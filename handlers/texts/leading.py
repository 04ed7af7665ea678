"""What is said to whoever leads a vote: the receipts for what was done to it."""

from collections.abc import Mapping

from handlers.answer import Answer, Choices, Fact, Facts, Part, Text
from handlers.texts import tallies, vote_buttons, vote_facts
from handlers.texts.formats import weekday_moment
from handlers.texts.voting import broken_off, came_to, heading, sources
from handlers.vote_view import View
from storage.stored_vote import Stored

EXTEND = "håll en omröstning öppen längre"
CORRECT = "rätta ett förslag; alla röster nollställs och minsta tiden börjar om"
CANCEL = "avbryt en omröstning, med skäl"
CORRECT_HINTS: Mapping[str, str] = {
    "förslag": "Hela förslaget som det ska stå. Alla röstar om.",
    "belopp": "Lämna tomt om beloppet är detsamma.",
}
CANCEL_HINTS: Mapping[str, str] = {"skäl": "Alla ledamöter får läsa det."}
CLOSE = "stäng en omröstning i förtid, när alla har röstat och låst sin röst"


def extended(stored: Stored) -> Answer:
    """The receipt for a later closing time."""
    closes_at = weekday_moment(vote_facts.closing(stored))
    return _receipt(stored, f"Omröstningen är förlängd och stänger {closes_at}.")


def corrected(stored: Stored) -> Answer:
    """The receipt for another wording."""
    version = stored.vote.version if stored.vote is not None else 1
    text = (
        f"Förslaget är rättat: version {version} gäller. Alla röster är nollställda, den minsta "
        f"tiden har börjat om och alla får veta det. Omröstningen stänger "
        f"{weekday_moment(vote_facts.closing(stored))}. Den tidigare lydelsen finns kvar."
    )
    return _receipt(stored, text)


def cancelled(stored: Stored) -> Answer:
    """The receipt for a vote broken off."""
    return _receipt(stored, broken_off(stored))


def counted(view: View) -> Answer:
    """The receipt for a count: what it came to, what it waits for, or the step that follows."""
    stored = view.stored
    parts = (Text(came_to(view)), *_proof(stored), Choices((vote_buttons.show(stored),)))
    return Answer(heading(stored), parts, sources(view))


def _proof(stored: Stored) -> tuple[Part, ...]:
    if stored.result is None:
        return ()
    proof = Fact("Beräkning", tallies.proof(stored.result))
    return (Facts((proof, vote_facts.chain(stored))),)


def _receipt(stored: Stored, text: str) -> Answer:
    facts = Facts((Fact("Kvitto", stored.digest),))
    return Answer(heading(stored), (Text(text), facts, Choices((vote_buttons.show(stored),))))
