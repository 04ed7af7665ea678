"""What is said of a meeting whose end or cancellation is taken back (D13)."""

from collections.abc import Sequence

from governance.meeting_cautions import Warned
from governance.meetings import MEETING_TIMES, Kind
from handlers.answer import Answer, Choices, Fact, Facts, Part, Text
from handlers.meeting_view import View
from handlers.texts import meeting_buttons as buttons
from handlers.texts import meeting_cautions
from handlers.texts.meeting_words import STATES, name, title, when, where
from handlers.texts.meetings import call_facts
from handlers.texts.moving_meetings import AGAIN, TOLD, once_called, told_now
from handlers.texts.planning_meetings import grounds
from storage.stored_vote import Stored

RESUME = "ta tillbaka att ett möte är avslutat, eller att det är inställt"


def reopened(view: View) -> Answer:
    """The receipt for an end taken back."""
    text = Text("Mötet är inte längre avslutat.")
    now = Facts((Fact("Läge", STATES[view.state]),))
    parts: tuple[Part, ...] = (text, now, *buttons.rows(view))
    return Answer(title(view.meeting), parts, (MEETING_TIMES,))


def held(
    view: View, told: Sequence[int], drafts: Sequence[Stored], warned: Sequence[Warned]
) -> Answer:
    """The receipt for a cancellation taken back, with what to be careful of."""
    parts: tuple[Part, ...] = (
        Text(f"Mötet är inte längre inställt.{told_now(view, told)}"),
        Facts((*_facts(view), *call_facts(view))),
        *(Text(f"Utkastet till omröstning {each.id} kan öppnas på mötet igen.") for each in drafts),
        *meeting_cautions.texts(view.meeting, warned),
        *buttons.rows(view),
    )
    return Answer(title(view.meeting), parts, (*grounds(view, warned), TOLD))


def held_notice(view: View, told: Sequence[int], *, called_anew: bool) -> Answer:
    """What those who knew of it are told; whoever was called is called anew, and answers anew."""
    meeting = view.meeting
    was = "inställd" if meeting.kind is Kind.CONFERENCE else "inställt"
    text = f"{name(meeting)}, {meeting.kind}, var {was} men hålls ändå."
    if once_called(view, told) and called_anew:
        text += f" {AGAIN}"
    ways_on = Choices((buttons.show(meeting), buttons.call(meeting)))
    parts = (Text(text), Facts(_facts(view)), ways_on)
    return Answer(f"{name(meeting)} hålls ändå", parts, (TOLD,))


def _facts(view: View) -> tuple[Fact, ...]:
    return (Fact("När", when(view.meeting)), Fact("Plats", where(view.meeting)))
