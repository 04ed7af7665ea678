"""What is said of what waits for somebody in the meetings."""

from datetime import date

from governance.meetings import Meeting
from handlers.answer import Choice
from handlers.ask import Chosen
from handlers.texts import meeting_buttons as buttons
from handlers.texts.formats import weekday
from handlers.texts.meeting_words import name
from handlers.texts.waiting import Item


def to_answer(found: Meeting) -> Item:
    """A call that one has not answered."""
    choice = Choice(f"Svara på {name(found).lower()}", Chosen("kallelse", {"nr": _nr(found)}))
    clock = f"{found.start:%H.%M}"
    return Item(name(found), str(found.kind), "säg om du kommer", choice, found.day, clock)


def to_end(found: Meeting) -> Item:
    """A meeting that has been, of which nobody has said that it was held."""
    does = f"var {weekday(found.day)}: anteckna närvaron och avsluta det, eller ställ in det"
    return Item(name(found), str(found.kind), does, buttons.show(found))


def to_approve(found: Meeting, last: date) -> Item:
    """Minutes that one can approve."""
    choice = Choice(f"Protokoll {found.number}", Chosen("protokoll", {"nr": _nr(found)}))
    what = f"Protokoll {found.number}"
    return Item(what, f"mötet {weekday(found.day)}", "justera protokollet", choice, last)


def _nr(found: Meeting) -> str:
    return str(found.number)
