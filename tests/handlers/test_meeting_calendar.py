"""The calendar files of a meeting: each follows the entry that the call's file made."""

from datetime import timedelta

from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream

from handlers.answer import Answer
from handlers.posting import read
from storage import outbox
from storage.database import Database
from tests.handlers.meeting_room import EVERYBODY, MeetingRoom, at, document

NEW = "möte nytt datum=2027-02-11 tid=10:00-12:00"


def opened(said: Answer) -> Calendar:
    return IcsCalendarStream.calendar_from_ics(document(said).text)


def told(room: MeetingRoom, *words: str) -> list[Answer]:
    """What the notices that wait say, in the posts whose keys hold the words."""
    with room.database.reading() as archive:
        kept = [outbox.keyed(archive, key) for key in room.posts("möte:1:", *words)]
    said = [read(each.post.content).said for each in kept if each is not None]
    return [each for each in said if isinstance(each, Answer)]


def called(room: MeetingRoom) -> Calendar:
    room.accepted("kansliet", NEW)
    room.accepted("kansliet", "möte 1 punkt rubrik=Budget typ=information")
    room.accepted("kansliet", "möte 1 kalla")
    found = opened(room.accepted("vgr", "kallelse 1"))
    room.deliver()
    return found


def test_the_notice_of_a_move_has_the_same_event_at_its_new_time(example: Database) -> None:
    room = MeetingRoom(example)
    (before,) = called(room).events
    room.accepted("kansliet", "möte 1 flytta datum=2027-02-18 tid=13:00-15:00")
    notices = told(room)
    files = {document(each).text for each in notices if "Med kalenderfilen" in str(each)}
    assert len(files) == 1, "everybody has the same"
    calendar = IcsCalendarStream.calendar_from_ics(files.pop())
    (event,) = calendar.events
    assert calendar.method is None
    assert (event.uid, event.sequence) == (before.uid, before.sequence + 1)
    assert event.start == at("2027-02-18T13:00")
    assert event.end == at("2027-02-18T15:00")
    assert event.description == "1. Budget"
    room.accepted("kansliet", "möte 1 kalla")
    assert opened(room.accepted("vgr", "kallelse 1")).events[0].sequence == event.sequence


def test_the_notice_of_a_cancellation_takes_the_same_event_away(example: Database) -> None:
    room = MeetingRoom(example)
    (before,) = called(room).events
    room.accepted("kansliet", "möte 1 flytta tid=13:00-15:00")
    room.deliver()
    room.now += timedelta(hours=1)
    room.accepted("kansliet", "möte 1 ställ-in skäl=Snö.")
    notices = told(room)
    assert len(notices) == len(EVERYBODY)
    calendar = opened(notices[0])
    (event,) = calendar.events
    assert document(notices[0]).name == "mote-1-bort.ics"
    assert (calendar.method, event.status) == ("CANCEL", "CANCELLED")
    assert (event.uid, event.sequence) == (before.uid, before.sequence + 2)
    assert event.start == at("2027-02-11T13:00")
    assert event.dtstamp == room.now
    assert event.description == "Snö."


def test_who_is_invited_no_more_has_the_same_event_taken_away(example: Database) -> None:
    room = MeetingRoom(example)
    (before,) = called(room).events
    room.accepted("kansliet", "möte 1 bjud-in person=samordnare-12")
    room.deliver()
    room.accepted("kansliet", "möte 1 avbjud person=samordnare-12")
    (notice,) = (each for each in told(room) if "återtagen" in each.title)
    calendar = opened(notice)
    (event,) = calendar.events
    assert (calendar.method, event.status) == ("CANCEL", "CANCELLED")
    assert (event.uid, event.sequence) == (before.uid, before.sequence)
    assert event.summary == before.summary


def test_what_is_said_in_the_place_of_the_call_has_no_file(example: Database) -> None:
    room = MeetingRoom(example)
    called(room)
    room.accepted("kansliet", "möte 1 flytta datum=2027-02-18")
    room.accepted("kansliet", "möte 1 kalla")
    room.deliver()
    room.accepted("kansliet", "möte 1 ställ-in skäl=Snö.")
    redrawn = told(room, ":ny:")
    assert len(redrawn) == len(EVERYBODY)
    assert "kalenderfil" not in str(redrawn)
    assert "Document" not in str(redrawn)


def test_a_conference_that_is_cancelled_says_so_in_its_own_gender(example: Database) -> None:
    room = MeetingRoom(example)
    room.accepted("kansliet", f"{NEW} typ=konferens")
    room.accepted("kansliet", "möte 1 ställ-in skäl=Snö.")
    (notice,) = told(room)
    assert opened(notice).events[0].summary == "Inställd: Styrgruppen: konferens"
