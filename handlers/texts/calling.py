"""What is said in the call to a meeting, and when it is sent (D13)."""

from collections.abc import Iterator

from governance.local_time import before
from governance.meetings import Kind, Meeting, State
from governance.provenance import Source, charter
from handlers.answer import Answer, Choices, Fact, Facts, Part, Text
from handlers.meeting_view import View
from handlers.texts import meeting_buttons as buttons
from handlers.texts import meeting_calendar
from handlers.texts.meeting_answers import coming, grounds
from handlers.texts.meeting_words import STATES, agenda, lower_title, title, when, where

CALL = "kallelsen till ett möte eller nästa, med dagordning och kalenderfil"
SEND = "skicka kallelsen till ett möte nu"
NOT_OVER = frozenset({State.PLANNED, State.CALLED, State.GOING_ON})


def call(view: View) -> Answer:
    """The call: when, where, what about, the buttons to answer with, the file for a calendar."""
    found = view.meeting
    parts: tuple[Part, ...] = (
        Text(_opening(view)),
        Facts((Fact("När", when(found)), Fact("Plats", where(found)), *coming(view))),
        *agenda(view),
        *_choices(view),
        *((meeting_calendar.file(view),) if view.state in NOT_OVER else ()),
    )
    sources = (*_sources(view), *grounds(view))
    return Answer(called(found), parts, sources)


def called(meeting: Meeting) -> str:
    """What the call to a meeting is called; a conference has none, only a file for calendars."""
    if meeting.kind is Kind.CONFERENCE:
        return title(meeting)
    return f"Kallelse till {lower_title(meeting)}"


def _opening(view: View) -> str:
    if view.state not in {State.PLANNED, State.CALLED}:
        return f"Läge: {STATES[view.state]}."
    if view.meeting.kind is Kind.CONFERENCE:
        return "Styrgruppen deltar i konferensen. Säg gärna om du kommer."
    if view.calls_at is not None and before(view.at, view.calls_at):
        return "Kallelsen har inte gått ut än, så dagordningen kan ändras."
    return "Styrgruppen kallas till sammanträde. Säg gärna om du kommer."


def _choices(view: View) -> Iterator[Choices]:
    yield Choices((*buttons.replies(view), buttons.show(view.meeting)))


def sent(view: View) -> Answer:
    """The receipt for a call that goes out now."""
    count = len(view.called.everybody)
    text = (
        f"Kallelsen går ut nu: i styrgruppens kanal och till {count} personer i "
        "direktmeddelanden. Dagordningen ändras nu bara av kansliet och den som leder styrgruppen."
    )
    ways_on = Choices((buttons.call(view.meeting), buttons.show(view.meeting)))
    return Answer(title(view.meeting), (Text(text), ways_on), _sources(view))


def _sources(view: View) -> tuple[Source, ...]:
    if view.meeting.kind is Kind.CONFERENCE:
        return (charter("R22"),)
    return (charter("R21"), view.applied.source("notice_days"))
