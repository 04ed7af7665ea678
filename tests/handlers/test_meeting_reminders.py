"""What there is to be reminded of: each meeting to come."""

import pytest

from bot.plain import plain
from governance.reminders import Kind, Subject
from handlers.meeting_posts import calls_at
from handlers.meeting_reminders import subjects, unended
from storage import meetings, people
from storage.database import Database
from tests.handlers.meeting_room import MEMBERS, MeetingRoom, at


@pytest.fixture
def room(example: Database) -> MeetingRoom:
    made = MeetingRoom(example)
    made.accepted("kansliet", "möte nytt datum=2027-02-11 tid=10:00-12:00")
    made.accepted("kansliet", "möte nytt datum=2027-04-14 tid=09:00-16:00 typ=konferens")
    return made


def found(room: MeetingRoom, moment: str) -> list[Subject]:
    with room.database.reading() as archive:
        return list(subjects(archive, at(moment)))


def ids(room: MeetingRoom, *handles: str) -> tuple[int, ...]:
    with room.database.reading() as archive:
        known = people.by_handle(archive)
    return tuple(known[each].id for each in handles)


def test_each_meeting_to_come_is_reminded_of_until_it_begins(room: MeetingRoom) -> None:
    room.accepted("kansliet", "möte 1 bjud-in person=samordnare-12")
    meeting, conference = found(room, "2027-01-12T08:00")
    start = at("2027-02-11T10:00")
    assert (meeting.kind, meeting.key) == (Kind.MEETING, "möte:1:2027-02-11T10:00")
    assert (meeting.due, meeting.until) == (start, start)
    assert meeting.ask == ("möte", {"nr": "1"})
    assert meeting.owners == ids(room, "kansliet")
    assert meeting.chairs == ids(room, "lfu1", "rmc1")
    assert meeting.everybody == ids(room, *MEMBERS, "samordnare-12")
    assert conference.key == "möte:2:2027-04-14T09:00"


def test_a_meeting_says_when_its_call_goes_out(room: MeetingRoom) -> None:
    meeting, conference = found(room, "2027-01-12T08:00")
    with room.database.reading() as archive:
        call = calls_at(meetings.load(archive)[1], archive)
    assert call is not None
    assert (meeting.called_at, conference.called_at) == (call, None)


def test_a_meeting_that_moves_is_another_and_one_that_is_cancelled_none(room: MeetingRoom) -> None:
    room.accepted("kansliet", "möte 1 flytta datum=2027-02-18")
    room.accepted("kansliet", "möte 2 ställ-in skäl=Nej")
    assert [each.key for each in found(room, "2027-01-12T08:00")] == ["möte:1:2027-02-18T10:00"]


def test_a_meeting_without_hours_is_not_reminded_of(room: MeetingRoom) -> None:
    room.accepted(
        "kansliet", "omröstning ny ärende=annat rubrik=A förslag=B form=möte datum=2027-05-04"
    )
    assert "möte:3" not in str(found(room, "2027-01-12T08:00"))


def test_a_meeting_nobody_has_ended_waits_for_kansliet_in_the_digest_as_in_the_list(
    room: MeetingRoom,
) -> None:
    line = "Möte 1: sammanträde torsdag den 11 februari 2027"
    room.now = at("2027-02-11T23:59")
    assert line not in plain(room.accepted("gast", "sammandrag")).partition("Väntar på")[2]
    room.now = at("2027-02-12T00:00")
    told = plain(room.accepted("gast", "sammandrag"))
    assert f"{line}: torsdag den 11 februari 2027, i går" in told
    waits = next(each for each in told.splitlines() if each.startswith("Kansliet: "))
    assert line in waits
    assert "var torsdag den 11 februari 2027" in plain(room.accepted("kansliet", "väntar"))
    with room.database.reading() as archive:
        (subject,) = unended(archive, at("2027-02-12T00:00"))
    assert subject.awaited == ids(room, "kansliet", "lfu1", "rmc1")
