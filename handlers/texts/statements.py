"""What is said of reservations and notes for the minutes (D7, D8)."""

from collections.abc import Mapping

from governance.provenance import Source
from governance.reservations import Kind, deadline, in_effect
from governance.room import Form
from handlers.answer import Answer, Choices, Fact, Facts, Text
from handlers.texts import vote_buttons
from handlers.texts.formats import weekday_moment
from handlers.texts.vote_members import LATER
from handlers.texts.voting import heading
from handlers.vote_view import View

RESERVE = "reservera dig mot beslutet, om det går emot din röst"
NOTE = "lämna en protokollsanteckning"
RESERVE_HINTS: Mapping[str, str] = {
    "text": "Varför du reserverar dig. Texten kan också lämnas senare, tills protokollet är "
    "justerat."
}
NOTE_HINTS: Mapping[str, str] = {"text": "Det som ska stå i protokollet."}
CONDITIONAL = (
    "Reservationen är anmäld med villkor: den gäller om utfallet går emot din röst, och annars "
    "inte. Den syns först när omröstningen är räknad."
)
STANDS = "Din reservation är antecknad: utfallet gick emot din röst."


def reserved(view: View, words: str, *, again: bool) -> Answer:
    """The receipt for a reservation, or for its text."""
    if again:
        return _answer(view, "Texten till din reservation är antecknad.", words, Kind.RESERVATION)
    course = view.stored.course_at(view.at)
    last = view.stored.statements[-1].statement
    stands = course.outcome is not None and in_effect(course, view.room, last)
    return _answer(view, STANDS if stands else CONDITIONAL, words, Kind.RESERVATION)


def noted(view: View, words: str) -> Answer:
    """The receipt for a note."""
    counted = view.stored.closed_at is not None
    rest = "." if counted else " och visas när omröstningen är räknad."
    text = f"Din protokollsanteckning är registrerad{rest}"
    return _answer(view, text, words, Kind.NOTE)


def _answer(view: View, text: str, words: str, kind: Kind) -> Answer:
    facts = (
        Fact("Text", words or LATER),
        Fact("Kan anmälas", _until(view, kind)),
        Fact("Kvitto", view.stored.digest),
    )
    parts = (Text(text), Facts(facts), Choices((vote_buttons.show(view.stored),)))
    return Answer(heading(view.stored), parts, _sources(view, kind))


def _until(view: View, kind: Kind) -> str:
    course = view.stored.course_at(view.at)
    last = deadline(course, view.stored.draft.form, kind)
    if last is not None:
        return f"till {weekday_moment(last)}"
    if view.stored.draft.form is Form.MEETING:
        return "innan mötet slutar"
    order = course.applied.order
    hours = order.reservation_hours if kind is Kind.RESERVATION else order.note_hours
    return f"tills omröstningen stänger, och {hours} timmar därefter"


def _sources(view: View, kind: Kind) -> tuple[Source, ...]:
    vote = view.stored.vote
    field = "reservation_hours" if kind is Kind.RESERVATION else "note_hours"
    return () if vote is None else (vote.applied.source(field),)
