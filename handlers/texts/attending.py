"""What is said of who comes to a meeting, and of those invited without a vote."""

from collections.abc import Mapping

from governance.meetings import MEETING_TIMES, Meeting, State
from governance.people import Person
from governance.provenance import Source, reading, setting
from handlers.answer import Answer, Choice, Choices, Facts, Text
from handlers.ask import Chosen
from handlers.meeting_view import View
from handlers.texts import meeting_buttons as buttons
from handlers.texts.meeting_answers import coming as who_comes
from handlers.texts.meeting_answers import grounds
from handlers.texts.meeting_words import name, title, when

COMES = "säg att du kommer till ett möte"
COMES_NOT = "säg att du inte kommer till ett möte"
INVITE = "bjud in någon till ett möte utan rösträtt (adjungera)"
UNINVITE = "ta tillbaka en inbjudan till ett möte"

INVITED: Source = setting("adjungerade")
GETS: Mapping[State, str] = {
    State.PLANNED: " och får kallelsen när den går ut",
    State.CALLED: " och får kallelsen nu",
}
"""What becomes of the call; nobody is called to a meeting that has begun."""


def replied(view: View, *, coming: bool) -> Answer:
    """The receipt for an answer to the call; a member who stays away has no substitute."""
    said = "du kommer" if coming else "du inte kommer"
    text = f"Det är antecknat att {said} till {name(view.meeting).lower()}, {when(view.meeting)}."
    member = view.viewer.person in view.called.members
    away = not coming and member
    if away:
        text += " Styrgruppen har inga ersättare, så din plats är tom på mötet."
    other = "Kommer inte" if coming else "Kommer"
    verb = "möte kommer-inte" if coming else "möte kommer"
    change = Choice(f"Ändra till: {other}", Chosen(verb, buttons.answered(view.meeting)))
    ways_on = Choices((change, buttons.call(view.meeting), buttons.show(view.meeting)))
    parts = (Text(text), Facts(tuple(who_comes(view))), ways_on)
    rule = reading("A7") if away else MEETING_TIMES
    return Answer(title(view.meeting), parts, (rule, *grounds(view)))


def invited(view: View, person: Person) -> Answer:
    """The receipt for an invitation."""
    text = f"{person.title} är inbjuden utan rösträtt (adjungerad){GETS.get(view.state, '')}."
    return _answer(view, text)


def uninvited(view: View, person: Person) -> Answer:
    """The receipt for an invitation taken back."""
    told = " och får veta det" if view.meeting.called_at is not None else ""
    return _answer(view, f"{person.title} är inte längre inbjuden{told}.")


def uninvited_notice(found: Meeting) -> Answer:
    """What somebody is told who is not invited any more."""
    text = f"Du är inte längre inbjuden till {name(found).lower()}, {when(found)}."
    return Answer(f"{name(found)}: inbjudan är återtagen", (Text(text),), (INVITED,))


def _answer(view: View, text: str) -> Answer:
    facts = tuple(who_comes(view))
    listed = (Facts(facts),) if facts else ()
    parts = (Text(text), *listed, Choices((buttons.show(view.meeting),)))
    return Answer(title(view.meeting), parts, (INVITED, *grounds(view)))
