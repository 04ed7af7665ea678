"""Who has been told of a meeting: by its call or by a notice, whatever else is posted of it."""

from handlers.meeting_posts import told_of
from storage import meetings
from storage.database import Database
from tests.handlers.meeting_room import MEMBERS, MeetingRoom


def told(room: MeetingRoom) -> int:
    """How many have been told of the only meeting."""
    with room.database.reading() as archive:
        (meeting,) = meetings.load(archive).values()
        return len(told_of(meeting, room.now, archive))


def test_who_is_asked_for_the_minutes_is_not_told_by_that_when_it_is(example: Database) -> None:
    room = MeetingRoom(example)
    room.accepted("kansliet", "möte nytt datum=2027-01-08 tid=10:00-12:00")
    room.accepted("kansliet", "möte 1 närvaro alla")
    room.accepted("kansliet", "möte 1 avsluta")
    assert len([key for key in room.deliver() if ":protokoll:" in key]) == len(MEMBERS)
    assert told(room) == 0


def test_who_is_called_is_told_and_stays_so_when_the_call_holds_no_more(example: Database) -> None:
    room = MeetingRoom(example)
    room.accepted("kansliet", "möte nytt datum=2027-02-11 tid=10:00-12:00")
    assert told(room) == 0
    room.accepted("kansliet", "möte 1 kalla")
    room.deliver()
    assert told(room) == len(MEMBERS)
    room.accepted("kansliet", "möte 1 flytta datum=2027-02-18")
    assert told(room) == len(MEMBERS)
