"""A meeting changed in what people know of it, and who knew."""

from datetime import datetime
from typing import Any

from governance.meetings import Meeting
from handlers.acting import act
from handlers.ask import Ask
from handlers.called import called_to
from handlers.meeting_posts import told_of
from handlers.meeting_view import View, view
from storage import invitations, meetings
from storage.archive import Archive


def changed(anew: Meeting, name: str, ask: Ask[Any], archive: Archive) -> View:
    """The meeting recorded as it is from now on, as it is shown to whoever asks."""
    meetings.change(archive, act(name, ask), anew.id, anew)
    return view(meetings.load(archive)[anew.id], ask, archive)


def knowing(meeting: Meeting, at: datetime, archive: Archive) -> tuple[int, ...]:
    """Who is told besides the channel: those invited beside, and whoever knows of any time of it.

    Those whose invitation was taken back know that it is nothing for them.
    """
    called = called_to(meeting, archive)
    own = called.beside if meeting.called_at is None else called.everybody
    known = told_of(meeting, at, archive)
    asked_away = {
        person for number, person in invitations.times(archive) if number == meeting.id
    }.difference(called.everybody)
    return (*own, *sorted(known.difference(own, asked_away)))
