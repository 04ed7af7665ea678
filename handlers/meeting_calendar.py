"""A meeting as an event of a calendar: the same entry however often it moves."""

from governance.meetings import Meeting
from handlers.ics import Event


def event_of(meeting: Meeting, description: str = "") -> Event:
    """The meeting in a calendar; one whose hours nobody has said is a whole day."""
    return Event(
        uid=f"mote-{meeting.number}@hallbar",
        title=f"Styrgruppen: {meeting.kind}",
        start=meeting.starts_at if meeting.timed else meeting.day,
        end=meeting.ends_at if meeting.timed else None,
        place=meeting.place,
        description=description,
        sequence=meeting.moves,
    )
