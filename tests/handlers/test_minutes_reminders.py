"""The minutes that wait: told of in digests as long as somebody can approve them, and no longer."""

from datetime import date

import pytest

from governance.minutes import Approver
from governance.reminders import Subject
from handlers.minutes_reminders import unapproved
from storage.database import Database
from tests.handlers.meeting_room import MeetingRoom, at


@pytest.fixture
def room(example: Database) -> MeetingRoom:
    """A meeting that goes on, led by lfu1, with lfu2 and skane there."""
    made = MeetingRoom(example)
    made.accepted("kansliet", "möte nytt datum=2027-02-11 tid=10:00-12:00")
    made.now = at("2027-02-11T10:00")
    made.accepted("kansliet", 'möte 1 närvaro "lfu1, lfu2, skane, vgr"')
    return made


def told(room: MeetingRoom) -> list[Subject]:
    with room.database.reading() as archive:
        return list(unapproved(archive, room.now))


def test_they_wait_from_the_end_of_the_meeting_until_two_have_approved_them(
    room: MeetingRoom,
) -> None:
    assert told(room) == []
    room.accepted("kansliet", "möte 1 avsluta")
    room.now = at("2027-02-11T12:00")
    (found,) = told(room)
    assert (found.due, found.ask) == (date(2027, 2, 25), ("protokoll", {"nr": "1"}))
    assert found.turns == (Approver.PRESIDED, Approver.ONE_MORE)
    assert len(found.awaited) == 4
    room.accepted("lfu1", "protokoll 1 justera")
    (found,) = told(room)
    assert (found.turns, len(found.awaited)) == ((Approver.ONE_MORE,), 3)
    room.accepted("vgr", "protokoll 1 justera")
    assert told(room) == []


def test_they_wait_for_nobody_while_a_vote_of_the_meeting_goes_on(room: MeetingRoom) -> None:
    vote = "omröstning ny ärende=annat rubrik=Logotyp förslag=Ja. möte=1"
    room.accepted("kansliet", vote)
    room.accepted("kansliet", "omröstning 1 öppna")
    room.accepted("kansliet", "möte 1 avsluta")
    room.now = at("2027-02-11T12:00")
    assert told(room) == []
    room.accepted("kansliet", "omröstning 1 avbryt skäl=Fel")
    assert len(told(room)) == 1


def test_a_conference_has_no_minutes(example: Database) -> None:
    room = MeetingRoom(example)
    room.accepted("kansliet", "möte nytt datum=2027-01-08 tid=10:00-12:00 typ=konferens")
    room.accepted("kansliet", "möte 1 avsluta")
    assert told(room) == []
