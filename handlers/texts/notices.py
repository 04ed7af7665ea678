"""What is posted of a vote beside the vote itself: what has happened, and the nudges."""

from datetime import datetime

from governance.nudges import NUDGES
from governance.provenance import Source
from handlers.answer import Answer, Choice, Choices, Fact, Facts, Text
from handlers.ask import Chosen
from handlers.texts import tallies, vote_buttons, vote_facts
from handlers.texts.formats import short, weekday_moment
from handlers.texts.propositions import laid_out, step_result, step_words
from handlers.texts.vote_members import parts as members
from handlers.texts.voting import broken_off, heading, stopped, verdict, waits_for
from handlers.vote_view import View
from storage.stored_vote import Stored

HALF = "Halva tiden har gått. "


def nudge(stored: Stored, *, half: bool) -> Answer:
    """The reminder to one who has not voted, perhaps when half the time has gone."""
    if stored.vote is None:
        raise LookupError(stored.id)
    when = HALF if half else ""
    text = (
        f"{when}Du har inte röstat om ”{short(stored.draft.title)}”. Omröstningen stänger "
        f"{weekday_moment(stored.vote.closes_at)}."
    )
    number = {"nr": str(stored.id)}
    ways_on = (
        vote_buttons.show(stored),
        Choice("Påminn mig i morgon", Chosen("påminn-mig", number)),
    )
    parts = (Text(text), vote_buttons.ballots(stored), Choices(ways_on))
    return Answer(f"Påminnelse: omröstning {stored.id}", parts, (NUDGES,))


def extended(stored: Stored) -> Answer:
    """That a vote is open for longer."""
    closes_at = stored.vote.closes_at if stored.vote is not None else stored.draft.closes_at
    return _notice(stored, f"Omröstningen är förlängd och stänger {weekday_moment(closes_at)}.")


def corrected(stored: Stored) -> Answer:
    """That the proposal is another."""
    if stored.vote is None:
        raise LookupError(stored.id)
    text = (
        f"Förslaget är rättat och version {stored.vote.version} gäller. Alla röster är nollställda "
        f"och den minsta tiden börjar om. Omröstningen stänger "
        f"{weekday_moment(stored.vote.closes_at)}. Tidigare lydelse: {stored.wordings[-2]}"
    )
    return _notice(stored, text)


def cancelled(stored: Stored) -> Answer:
    """That a vote is broken off."""
    return _notice(stored, broken_off(stored))


def meeting_requested(stored: Stored, title: str) -> Answer:
    """That a member has asked for a meeting."""
    return _notice(stored, f"{title} har begärt sammanträde. {stopped(stored)}")


def conflict(stored: Stored, title: str) -> Answer:
    """That a member has stepped aside."""
    text = f"{title} har anmält jäv och deltar inte i ärendet."
    source = stored.vote.applied.source("conflicted") if stored.vote is not None else None
    return _notice(stored, text, source)


def upheld(stored: Stored, title: str) -> Answer:
    """That the others have found a member to be in conflict."""
    text = f"{title} är jävig enligt de andra ledamöterna och deltar inte i ärendet."
    source = stored.vote.applied.source("conflicted") if stored.vote is not None else None
    return _notice(stored, text, source)


def objection(view: View, against: int, *, asked: bool) -> Answer:
    """An objection, to those who decide it and to the one it is against."""
    stored = view.stored
    who = view.title_of(against) if asked else "dig"
    decided = "Svara om du finner jäv." if asked else "De andra som deltar avgör den."
    text = Text(f"En jävsinvändning gäller {who} i omröstning {stored.id}. {decided}")
    ground = stored.grounds.get(against)
    # Not in the first line, which whoever looks after the posts can read.
    why = (Text(f"Skäl: {ground}"),) if ground else ()
    fields = {"nr": str(stored.id), "person": view.people[against].handle}
    answers = (
        Choice("Jäv", Chosen("jävsinvändning pröva", {**fields, "svar": "jäv"})),
        Choice("Inte jäv", Chosen("jävsinvändning pröva", {**fields, "svar": "inte-jäv"})),
    )
    ways_on = (*(answers if asked else ()), vote_buttons.show(stored))
    sources = () if stored.vote is None else (stored.vote.applied.source("conflicted"),)
    parts = (text, *why, Choices(ways_on))
    return Answer(f"Jävsinvändning i omröstning {stored.id}", parts, sources)


def step(stored: Stored) -> Answer:
    """What a step of several came to, and the step that follows."""
    return _notice(stored, f"{step_result(stored)} {step_words(stored)}")


def ordered(stored: Stored) -> Answer:
    """The order in which several proposals are voted on."""
    return _notice(stored, f"{laid_out(stored)} {step_words(stored)}")


def result(view: View) -> Answer:
    """What a vote came to, in the thread: how everybody voted, and the bars."""
    stored = view.stored
    if stored.result is None:
        raise LookupError(stored.id)
    bars = tallies.picture(f"omrostning-{stored.id}", heading(stored), stored.result)
    proof = Fact("Beräkning", tallies.proof(stored.result))
    facts = Facts((proof, vote_facts.chain(stored)))
    parts = (Text(verdict(view)), facts, bars, *members(view))
    return Answer(f"{heading(stored)}: resultat", parts, tallies.sources(stored.result))


def waiting(view: View) -> Answer:
    """That the votes are equal, and whom that waits for."""
    return _notice(view.stored, waits_for(view))


def settle(stored: Stored, at: datetime) -> Answer:
    """The question to who presides, when the votes are equal."""
    text = (
        f"Rösterna är lika i omröstning {stored.id}, ”{short(stored.draft.title)}”, och du leder "
        f"mötet i ärendet. Omröstningen stängde {weekday_moment(at)}."
    )
    # Not in the first line, which whoever looks after the posts can read.
    why = "Du har inte röstat eller har avstått, så nu ska du rösta."
    source = stored.vote.applied.source("tie_rule") if stored.vote is not None else None
    sources = () if source is None else (source,)
    return Answer("Utslagsröst", (Text(text), Text(why), vote_buttons.casting(stored)), sources)


def _notice(stored: Stored, text: str, source: Source | None = None) -> Answer:
    ways_on = Choices((vote_buttons.show(stored),))
    return Answer(heading(stored), (Text(text), ways_on), () if source is None else (source,))
