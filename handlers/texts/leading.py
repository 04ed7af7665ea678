"""What is said to whoever leads a vote: the receipts for what was done to it."""

from handlers.answer import Answer, Choices, Fact, Facts, Part, Text
from handlers.texts import tallies, vote_buttons, vote_facts
from handlers.texts.formats import weekday_moment
from handlers.texts.propositions import step_result, step_words
from handlers.texts.voting import heading, sources, verdict, waits_for
from handlers.vote_view import View
from storage.stored_vote import Stored

EXTEND = "håll en omröstning öppen längre"
CORRECT = "rätta ett förslag; alla röster nollställs och minsta tiden börjar om"
CANCEL = "avbryt en omröstning, med skäl"
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
    return _receipt(stored, f"Omröstningen är avbruten. Skäl: {stored.ending}")


def closed(view: View) -> Answer:
    """The receipt for a vote closed and counted, or waiting for the casting vote."""
    stored = view.stored
    if stored.result is None:
        raise LookupError(stored.id)
    said = verdict(view) if view.decision else waits_for(view)
    facts = (
        Fact("Beräkning", tallies.proof(stored.result)),
        Fact("Kedja", f"{stored.sequence} händelser, huvud {stored.digest}"),
    )
    parts: tuple[Part, ...] = (Text(said), Facts(facts), Choices((vote_buttons.show(stored),)))
    return Answer(heading(stored), parts, sources(view))


def step(view: View) -> Answer:
    """The receipt for a step counted, and the step that follows."""
    stored = view.stored
    parts = (
        Text(f"{step_result(stored)} {step_words(stored)}"),
        Choices((vote_buttons.show(stored),)),
    )
    return Answer(heading(stored), parts, sources(view))


def _receipt(stored: Stored, text: str) -> Answer:
    facts = Facts((Fact("Kvitto", stored.digest),))
    return Answer(heading(stored), (Text(text), facts, Choices((vote_buttons.show(stored),))))
