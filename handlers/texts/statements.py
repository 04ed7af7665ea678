"""What is said of reservations and notes for the minutes (D7, D8)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from governance.minutes import MINUTES
from governance.provenance import Source
from governance.reservations import Kind, deadline, in_effect
from governance.room import Form
from handlers.answer import Answer, Choices, Fact, Facts, Text
from handlers.texts import vote_buttons
from handlers.texts.formats import together, weekday_moment
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


def reserved(view: View, words: str, *, again: bool, lapsed: Sequence[int] = ()) -> Answer:
    """The receipt for a reservation, or for its text; `lapsed` are whose approvals it undid."""
    if again:
        text = "Texten till din reservation är antecknad."
        return _with_lapsed(_answer(view, text, words, Kind.RESERVATION), view, lapsed)
    course = view.stored.course_at(view.at)
    last = view.stored.statements[-1].statement
    stands = course.outcome is not None and in_effect(course, view.room, last)
    return _answer(view, STANDS if stands else CONDITIONAL, words, Kind.RESERVATION)


def noted(view: View, words: str, lapsed: Sequence[int] = ()) -> Answer:
    """The receipt for a note; `lapsed` are whose approvals of the minutes it undid."""
    counted = view.stored.closed_at is not None
    rest = "." if counted else " och visas när omröstningen är räknad."
    text = f"Din protokollsanteckning är registrerad{rest}"
    return _with_lapsed(_answer(view, text, words, Kind.NOTE), view, lapsed)


def _with_lapsed(receipt: Answer, view: View, persons: Sequence[int]) -> Answer:
    """The receipt, and that whoever had approved the minutes is asked to do it anew."""
    if not persons:
        return receipt
    who = together(view.title_of(person) for person in persons)
    told = Text(
        f"{who} hade redan justerat protokollet. Den justeringen gällde protokollet före din text, "
        "så den gäller inte längre och frågan ställs på nytt."
    )
    first, *rest = receipt.parts
    return replace(receipt, parts=(first, told, *rest), sources=(*receipt.sources, MINUTES))


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
