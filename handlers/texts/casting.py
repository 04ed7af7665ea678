"""What is said to one who votes: the receipt, and what can still be done."""

from datetime import datetime

from governance.nudges import NUDGES
from governance.room import Ballot
from handlers.answer import Answer, Choices, Fact, Facts, Part, Text
from handlers.texts import tallies, vote_buttons, vote_facts
from handlers.texts.formats import moment, weekday_moment
from handlers.texts.propositions import step_words
from handlers.texts.voting import came_to, heading
from handlers.vote_view import View
from storage.stored_vote import Stored

CAST = "rösta i en omröstning, eller ändra din röst medan den är öppen"
REMIND = "bli påmind om en omröstning nästa arbetsdag"


def receipt(view: View, *, again: bool) -> Answer:
    """The receipt for a ballot: what, when, and the event's hash."""
    stored, person = view.stored, view.person
    if person is None or stored.vote is None:
        raise LookupError(stored.id)
    ballot = view.room.ballots[person]
    locked = person in view.room.locked
    reason = stored.reasons.get(person)
    facts = (
        Fact("Din röst", f"{tallies.BALLOTS[ballot]}{', låst' if locked else ''}"),
        *((Fact("Motivering", reason),) if reason else ()),
        *((Fact("Gäller", step),) if (step := step_words(stored)) else ()),
        Fact("Version", str(stored.vote.version)),
        Fact("Registrerad", moment(view.at)),
        Fact("Kvitto", stored.digest),
    )
    said = "Din röst är ändrad." if again else "Din röst är registrerad."
    text = Text(f"{said} {_after(stored, locked=locked)}")
    parts: tuple[Part, ...] = (text, Facts(facts), *_ways_on(stored, ballot, locked=locked))
    return Answer(heading(stored), parts, (stored.vote.applied.source("abstention"),))


def _after(stored: Stored, *, locked: bool) -> str:
    if locked:
        return "Den är låst och kan inte ändras."
    return f"Du kan ändra den till {weekday_moment(vote_facts.closing(stored))}."


def _ways_on(stored: Stored, ballot: Ballot, *, locked: bool) -> tuple[Choices, ...]:
    show = vote_buttons.show(stored)
    return (Choices((show,) if locked else (show, vote_buttons.lock(stored, ballot))),)


def settled(view: View) -> Answer:
    """The receipt for a casting vote."""
    ways_on = Choices((vote_buttons.show(view.stored),))
    facts = Facts((Fact("Kvitto", view.stored.digest),))
    text = Text(f"Utslagsrösten är registrerad. {came_to(view)}")
    return Answer(heading(view.stored), (text, facts, ways_on))


def reminded(stored: Stored, morning: datetime) -> Answer:
    """The receipt for a nudge asked for."""
    text = Text(
        f"Jag påminner dig {weekday_moment(morning)}. Röstar du innan dess kommer ingen påminnelse."
    )
    return Answer(heading(stored), (text, Choices((vote_buttons.show(stored),))), (NUDGES,))
