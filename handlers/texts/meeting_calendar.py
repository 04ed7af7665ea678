"""A meeting in a calendar: the same entry however often it moves, and files that follow it.

A file goes with what is told of a meeting, so that whoever put the meeting in a calendar by the
file of its call can move it there, or take it away.
"""

from dataclasses import replace

from governance.meetings import Kind, Meeting
from handlers.answer import Answer, Document, Text
from handlers.ics import MEDIA, Event, cancellation, ics
from handlers.meeting_view import View

GROUP = "Styrgruppen"
OFF = {Kind.MEETING: "Inställt", Kind.CONFERENCE: "Inställd"}
MOVES = "Med kalenderfilen ändras mötet i den kalender där det redan finns."
BRINGS_BACK = "Med kalenderfilen läggs mötet tillbaka i kalendern."
TAKES_AWAY = "Med kalenderfilen tas mötet bort ur den kalender där det finns."


def event(meeting: Meeting, description: str = "") -> Event:
    """The meeting in a calendar; one whose hours nobody has said is a whole day."""
    title = f"{GROUP}: {meeting.kind}"
    return Event(
        uid=f"mote-{meeting.number}@hallbar",
        title=f"{OFF[meeting.kind]}: {title}" if meeting.cancelled else title,
        start=meeting.starts_at if meeting.timed else meeting.day,
        end=meeting.ends_at if meeting.timed else None,
        place=meeting.place,
        description=description,
        sequence=meeting.moves,
        cancelled=bool(meeting.cancelled),
    )


def file(view: View) -> Document:
    """The meeting with its agenda, for a calendar; it holds no names of who comes."""
    items = "\n".join(f"{item.position}. {item.title}" for item in view.items)
    text = ics([event(view.meeting, items)], view.at)
    return Document(f"mote-{view.meeting.number}.ics", MEDIA, text)


def moving(notice: Answer, view: View) -> Answer:
    """What is told of a meeting that has moved, with the file that moves it."""
    return _with(notice, MOVES, file(view))


def taking_away(notice: Answer, view: View) -> Answer:
    """What is told whoever has no such meeting any more, with the file that takes it away."""
    found = replace(event(view.meeting, view.meeting.cancelled), cancelled=True)
    name = f"mote-{view.meeting.number}-bort.ics"
    text = cancellation(found, view.at, GROUP)
    return _with(notice, TAKES_AWAY, Document(name, MEDIA, text))


def bringing_back(notice: Answer, view: View) -> Answer:
    """What is told of a cancelled meeting that is held after all, with the file that says so."""
    return _with(notice, BRINGS_BACK, file(view))


def _with(notice: Answer, said: str, enclosed: Document) -> Answer:
    return replace(notice, parts=(*notice.parts, Text(said), enclosed))
