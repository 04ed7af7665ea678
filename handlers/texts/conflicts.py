"""What is said of conflicts of interest (jäv, D9)."""

from collections.abc import Mapping

from governance.people import Person
from handlers.answer import Answer, Choices, Fact, Facts, Text
from handlers.texts import vote_buttons
from handlers.texts.voting import heading
from handlers.vote_view import View

DECLARE = "anmäl att du är jävig i en omröstning, med eller utan skäl"
OBJECT = "invänd att någon annan är jävig; de andra avgör"
JUDGE = "svara på en jävsinvändning"
HINTS: Mapping[str, str] = {"skäl": "Behöver inte anges. Det du skriver sparas med omröstningen."}


def declared(view: View) -> Answer:
    """The receipt for a conflict declared."""
    text = (
        "Ditt jäv är antecknat. Har du röstat är rösten borttagen, och du varken förbereder eller "
        "beslutar ärendet. Antalet som måste vara med för beslut blir inte lägre."
    )
    return _answer(view, text)


def objected(view: View, against: Person) -> Answer:
    """The receipt for an objection."""
    if against.id in view.room.conflicted:
        return _answer(view, f"{against.title} är jävig: invändningen har redan stöd av de andra.")
    text = (
        f"Invändningen mot {against.title} är antecknad. De andra som deltar avgör den: mer än "
        "hälften av dem måste finna jäv. Är den öppen när omröstningen stänger faller den."
    )
    return _answer(view, text)


def judged(view: View, against: Person) -> Answer:
    """The receipt for a ruling."""
    said = "Ditt svar är registrerat."
    if against.id in view.room.conflicted:
        return _answer(view, f"{said} {against.title} är jävig och deltar inte i ärendet.")
    waits = any(
        view.stored.objections[place - 1].against == against.id
        for place in view.stored.open_objections
    )
    rest = "Invändningen är inte avgjord än." if waits else "Invändningen är avslagen."
    return _answer(view, f"{said} {rest}")


def _answer(view: View, text: str) -> Answer:
    vote = view.stored.vote
    sources = () if vote is None else (vote.applied.source("conflicted"),)
    facts = Facts((Fact("Kvitto", view.stored.digest),))
    ways_on = Choices((vote_buttons.show(view.stored),))
    return Answer(heading(view.stored), (Text(text), facts, ways_on), sources)
