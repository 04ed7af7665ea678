"""The minutes: who approves them, what is told then, and what they report from between meetings."""

import pytest

from handlers.closing import close_due
from storage import journal
from storage.database import Database
from tests.handlers.meeting_room import MEMBERS, MeetingRoom, at, document, labels

NEW = "möte nytt datum=2027-02-11 tid=10:00-12:00 plats=Teams"
CAPSULAM = 'omröstning ny ärende=annat rubrik="Ny logotyp" förslag=Ja. stänger="2027-01-25 15:00"'


@pytest.fixture
def room(example: Database) -> MeetingRoom:
    made = MeetingRoom(example)
    made.accepted("kansliet", NEW)
    return made


def held(room: MeetingRoom, day: str = "2027-02-11", number: int = 1) -> None:
    room.now = at(f"{day}T10:00")
    room.accepted("kansliet", f"möte {number} närvaro stockholm, skane, lfu1, lfu2")
    room.now = at(f"{day}T12:00")
    room.accepted("kansliet", f"möte {number} avsluta")


def test_the_button_is_for_those_who_can_approve(room: MeetingRoom) -> None:
    held(room)
    assert "Justera" in labels(room.accepted("skane", "protokoll 1"))
    assert "Justera" not in labels(room.accepted("vgr", "protokoll 1"))
    room.accepted("skane", "protokoll 1 justera")
    assert "Justera" not in labels(room.accepted("lfu2", "protokoll 1"))
    assert "Justera" in labels(room.accepted("lfu1", "protokoll 1"))
    room.accepted("lfu1", "protokoll 1 justera")
    assert "Justera" not in labels(room.accepted("stockholm", "protokoll 1"))


def test_what_was_approved_is_told_by_its_checksum_in_the_journal(room: MeetingRoom) -> None:
    held(room)
    first = str(room.accepted("skane", "protokoll 1 justera"))
    second = str(room.accepted("lfu1", "protokoll 1 justera"))
    with room.database.reading() as archive:
        notes = [
            str(link.entry.record["kontrollsumma"])
            for link in journal.links(archive)
            if "kontrollsumma" in link.entry.record
        ]
        assert journal.verify(archive) is None
    assert len(notes) == 2
    assert len(set(notes)) == 1
    assert all(notes[0] in said for said in (first, second))
    assert notes[0] in document(room.accepted("gast", "protokoll 1")).text


def test_minutes_that_are_late_are_said_to_be(room: MeetingRoom) -> None:
    held(room)
    assert "ska justeras senast torsdag den 25 februari" in str(
        room.accepted("gast", "protokoll 1")
    )
    room.now = at("2027-02-26T09:00")
    assert "skulle ha justerats senast" in str(room.accepted("gast", "protokoll 1"))
    room.accepted("skane", "protokoll 1 justera")


def test_decisions_between_two_meetings_stand_in_the_minutes_of_the_next(
    room: MeetingRoom,
) -> None:
    room.accepted("kansliet", CAPSULAM)
    room.accepted("kansliet", "omröstning 1 öppna")
    for who in MEMBERS:
        room.accepted(who, "rösta 1 bifall")
    close_due(room.database, at("2027-01-25T15:00"))
    room.accepted("kansliet", "möte nytt datum=2027-03-11 tid=10:00-12:00")
    held(room)
    held(room, "2027-03-11", 2)
    heading = "## Beslut per capsulam sedan förra mötet"
    first = document(room.accepted("gast", "protokoll 1")).text
    assert heading in first
    assert "- beslut 2027-02, 2027-01-25: Ny logotyp. Förslaget bifölls." in first
    assert heading not in document(room.accepted("gast", "protokoll 2")).text


def test_the_approval_waits_for_those_who_can_give_it(room: MeetingRoom) -> None:
    held(room)
    assert "justera protokollet" in str(room.accepted("stockholm", "väntar"))
    assert "justera protokollet" not in str(room.accepted("vgr", "väntar"))
    room.accepted("stockholm", "protokoll 1 justera")
    assert "justera protokollet" not in str(room.accepted("skane", "väntar"))
    assert "justera protokollet" in str(room.accepted("lfu1", "väntar"))


def test_a_conference_has_no_minutes(room: MeetingRoom) -> None:
    room.accepted("kansliet", "möte nytt datum=2027-04-14 tid=09:00-16:00 typ=konferens")
    assert "konferens" in room.refused("gast", "protokoll 2")
    room.now = at("2027-04-14T16:00")
    room.accepted("kansliet", "möte 2 avsluta")
    assert "konferens" in room.refused("lfu1", "protokoll 2 justera")


def test_a_cancelled_meeting_has_no_minutes_and_says_why(room: MeetingRoom) -> None:
    room.accepted("kansliet", "möte 1 ställ-in skäl=Snöoväder")
    refused = room.refused("gast", "protokoll 1")
    assert "inget protokoll" in refused
    assert "Snöoväder" in refused
    assert "inställt" in room.refused("lfu1", "protokoll 1 justera")


def test_nothing_is_approved_before_every_vote_is_counted(room: MeetingRoom) -> None:
    room.now = at("2027-02-11T10:00")
    room.accepted("kansliet", "möte 1 närvaro alla")
    room.accepted("kansliet", "omröstning ny ärende=annat rubrik=A förslag=B möte=1")
    room.accepted("kansliet", "omröstning 1 öppna")
    room.accepted("kansliet", "möte 1 avsluta")
    shown = room.accepted("lfu1", "protokoll 1")
    assert "kan inte justeras än, för omröstning 1" in str(shown)
    assert "Justera" not in labels(shown)
    assert "Omröstning 1" in room.refused("lfu1", "protokoll 1 justera")
    room.accepted("kansliet", "omröstning 1 avbryt skäl=Fel")
    assert "Justera" in labels(room.accepted("lfu1", "protokoll 1"))


def test_a_meeting_of_one_member_is_told_to_lack_a_second_approval(room: MeetingRoom) -> None:
    room.now = at("2027-02-11T10:00")
    room.accepted("kansliet", "möte 1 närvaro lfu1, samordnare-12")
    assert "ingen andra justerare" in str(room.accepted("kansliet", "möte 1 avsluta"))
    room.accepted("lfu1", "protokoll 1 justera")
    assert "ingen mer ledamot var med" in str(room.accepted("gast", "protokoll 1"))


def test_what_waits_says_what_is_left_to_do(room: MeetingRoom) -> None:
    room.accepted("kansliet", "möte nytt datum=2027-02-11 tid=09:00-16:00 typ=konferens")
    room.now = at("2027-02-12T09:00")
    waiting = str(room.accepted("kansliet", "väntar"))
    assert "anteckna närvaron och avsluta det, eller ställ in det" in waiting
    assert "säg att styrgruppen deltog, eller ställ in den" in waiting
    room.accepted("kansliet", "möte 1 närvaro alla")
    assert "närvaron är antecknad: avsluta det" in str(room.accepted("kansliet", "väntar"))
