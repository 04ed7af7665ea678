"""The minutes wait for those who can approve them: they are told, once for each end."""

import pytest

from handlers.closing import close_due
from storage import people
from storage.database import Database
from storage.outbox import State
from tests.handlers.meeting_room import MeetingRoom, at

NEW = "möte nytt datum=2027-02-11 tid=10:00-12:00 plats=Teams"
VOTE = "omröstning ny ärende=annat rubrik=Logotyp förslag=Ja. möte=1"
PRESENT = ("stockholm", "skane", "lfu1", "lfu2")
ROLL = f"möte 1 närvaro {','.join(PRESENT)},samordnare-12"


@pytest.fixture
def room(example: Database) -> MeetingRoom:
    made = MeetingRoom(example)
    made.accepted("kansliet", NEW)
    made.now = at("2027-02-11T10:00")
    made.accepted("kansliet", ROLL)
    return made


def asked(room: MeetingRoom, state: State = State.PENDING) -> list[str]:
    """Who is asked to approve, by handle, once for each time they are."""
    with room.database.reading() as archive:
        handles = {str(each.id): each.handle for each in people.load(archive).values()}
    found = [key for key in room.posts(":protokoll:", state=state) if ":ny:" not in key]
    return sorted(handles[key.rpartition(":")[2]] for key in found)


def test_members_who_were_there_are_asked_when_the_meeting_is_ended(room: MeetingRoom) -> None:
    assert asked(room) == []
    room.accepted("kansliet", "möte 1 avsluta")
    assert asked(room) == sorted(PRESENT)
    assert set(room.posts(":protokoll:").values()) == {room.now}


def test_nobody_is_asked_before_every_vote_is_counted_and_then_once(room: MeetingRoom) -> None:
    for _ in range(2):
        room.accepted("kansliet", VOTE)
    room.accepted("kansliet", "omröstning 1 öppna")
    room.accepted("kansliet", "omröstning 2 öppna")
    room.accepted("kansliet", "möte 1 avsluta")
    assert asked(room) == []
    room.accepted("kansliet", "omröstning 1 avbryt skäl=Fel")
    assert asked(room) == []
    assert close_due(room.database, at("2027-02-11T23:59")) == (2,)
    assert asked(room) == []
    room.now = at("2027-02-12T09:00")
    room.accepted("lfu1", "rösta 2 bifall")
    assert asked(room) == sorted(PRESENT)


def test_breaking_off_the_last_vote_asks_too(room: MeetingRoom) -> None:
    room.accepted("kansliet", VOTE)
    room.accepted("kansliet", "omröstning 1 öppna")
    room.accepted("kansliet", "möte 1 avsluta")
    room.accepted("kansliet", "omröstning 1 avbryt skäl=Fel")
    assert asked(room) == sorted(PRESENT)


def test_a_vote_counted_while_the_meeting_goes_on_asks_nobody(room: MeetingRoom) -> None:
    room.accepted("kansliet", VOTE)
    room.accepted("kansliet", "omröstning 1 öppna")
    for who in PRESENT:
        room.accepted(who, "rösta 1 bifall lås=ja")
    room.accepted("kansliet", "omröstning 1 stäng")
    assert asked(room) == []


def test_a_meeting_gone_on_with_asks_no_more_and_each_end_asks_anew(room: MeetingRoom) -> None:
    room.accepted("kansliet", "möte 1 avsluta")
    room.accepted("kansliet", "möte 1 återuppta")
    assert asked(room) == []
    assert asked(room, State.CANCELLED) == sorted(PRESENT)
    room.accepted("kansliet", "möte 1 närvaro stockholm,lfu1")
    room.accepted("kansliet", "möte 1 avsluta")
    assert asked(room) == ["lfu1", "stockholm"]


def test_who_was_asked_sees_that_the_meeting_goes_on(room: MeetingRoom) -> None:
    room.accepted("kansliet", "möte 1 avsluta")
    room.deliver()
    room.accepted("kansliet", "möte 1 återuppta")
    redrawn = [key for key in room.posts(":protokoll:") if ":ny:" in key]
    assert len(redrawn) == len(PRESENT)
    room.deliver()
    room.accepted("kansliet", "möte 1 avsluta")
    assert asked(room) == sorted(PRESENT)


def test_who_is_not_needed_any_more_is_not_asked(room: MeetingRoom) -> None:
    room.accepted("kansliet", "möte 1 avsluta")
    room.accepted("skane", "protokoll 1 justera")
    assert asked(room) == ["lfu1"]
    assert asked(room, State.CANCELLED) == ["lfu2", "skane", "stockholm"]
    room.accepted("lfu1", "protokoll 1 justera")
    assert asked(room) == []
    assert room.posts(":protokoll:", ":ny:") == {}


def test_where_it_was_asked_it_is_shown_how_it_stands(room: MeetingRoom) -> None:
    room.accepted("kansliet", "möte 1 avsluta")
    room.deliver()
    room.accepted("lfu1", "protokoll 1 justera")
    redrawn = [key for key in room.posts(":protokoll:") if ":ny:" in key]
    assert len(redrawn) == 1
    room.deliver()
    room.accepted("skane", "protokoll 1 justera")
    assert len([key for key in room.posts(":protokoll:") if ":ny:" in key]) == 4


def test_a_conference_has_no_minutes_to_approve(room: MeetingRoom) -> None:
    room.accepted("kansliet", "möte nytt datum=2027-02-11 tid=09:00-16:00 typ=konferens")
    room.accepted("kansliet", "möte 2 avsluta")
    assert asked(room) == []


def test_what_is_asked_is_to_read_the_minutes_and_approve_them(room: MeetingRoom) -> None:
    room.accepted("kansliet", "möte 1 avsluta")
    assert "väntar på att du justerar" in str(room.accepted("skane", "protokoll 1"))
    assert "väntar på att du" not in str(room.accepted("gast", "protokoll 1"))
