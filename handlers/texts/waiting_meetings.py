"""What is said of what waits for somebody in the meetings."""

from datetime import date

from governance.meetings import Kind, Meeting
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


def to_end(found: Meeting, *, called: bool) -> Item:
    """A meeting that has been, of which nobody has said that it was held."""
    does = "anteckna närvaron och avsluta det, eller ställ in det"
    if found.kind is Kind.CONFERENCE:
        does = "säg att styrgruppen deltog, eller ställ in den"
    elif called:
        does = "närvaron är antecknad: avsluta det"
    said = f"var {weekday(found.day)}: {does}"
    return Item(name(found), str(found.kind), said, buttons.show(found))


def to_approve(found: Meeting, last: date, *, anew: bool) -> Item:
    """Minutes that one can approve; `anew` when one has, but they have changed since."""
    choice = Choice(f"Protokoll {found.number}", Chosen("protokoll", {"nr": _nr(found)}))
    what = f"Protokoll {found.number}"
    does = "justera protokollet på nytt, för det har ändrats sedan du justerade det,"
    return Item(
        what, f"mötet {weekday(found.day)}", does if anew else "justera protokollet", choice, last
    )


def _nr(found: Meeting) -> str:
    return str(found.number)
