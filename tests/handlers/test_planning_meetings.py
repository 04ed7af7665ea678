"""Meetings planned: all of a proposal or nothing, and what a form of a move holds already."""

from handlers import dispatch
from handlers.answer import Form
from handlers.ask import Chosen, Delivery, Handle, Place, PlaceKind
from handlers.outcome import Exit
from storage import meetings
from storage.database import Database
from tests.handlers.meeting_room import MeetingRoom, at, choices, labels

ALL = 'möten lägg-in dagar="{}" tid=10:00-12:00'


def test_a_proposal_is_put_in_whole_or_not_at_all(example: Database) -> None:
    room = MeetingRoom(example)
    room.accepted("kansliet", ALL.format("2027-06-02"))
    room.refused("kansliet", ALL.format("2027-03-10, 2027-06-02"))
    with example.reading() as archive:
        assert len(meetings.load(archive)) == 1
    room.accepted("kansliet", ALL.format("2027-03-10, 2027-03-10"))
    with example.reading() as archive:
        assert len(meetings.load(archive)) == 2


def test_what_the_button_puts_in_is_what_was_shown(example: Database) -> None:
    room = MeetingRoom(example)
    room.now = at("2027-04-01T10:00")
    answer = room.accepted("kansliet", "möten föreslå 2027")
    assert "Ett av mötena får inte plats" in str(answer)
    found = {each.label: each for each in choices(answer)}
    assert "Lägg in alla 3" in found
    room.accepted("kansliet", found["Lägg in alla 3"].chosen)
    shown = room.accepted("kansliet", "möten 2027")
    assert "3 planerade, 1 saknas" in str(shown)
    assert "Föreslå möten 2027" in labels(shown)


def test_a_form_of_a_move_holds_what_is_planned(example: Database) -> None:
    room = MeetingRoom(example)
    room.accepted("kansliet", "möte nytt datum=2027-02-11 tid=10:00-12:00 plats=Teams")
    delivery = Delivery(
        Handle("kansliet"),
        Place(PlaceKind.TERMINAL),
        room.now,
        Chosen("möte flytta", {"nr": "1"}),
        pretended=True,
    )
    outcome = dispatch.form(delivery, example)
    assert outcome.exit is Exit.ANSWER
    (form,) = outcome.answer.parts
    assert isinstance(form, Form)
    held = {field.name: field.value for field in form.fields}
    assert held == {"datum": "2027-02-11", "tid": "10:00-12:00", "plats": "Teams"}
    assert form.fixed == {"nr": "1"}


def test_a_meeting_that_has_been_is_recorded_without_a_call(example: Database) -> None:
    room = MeetingRoom(example)
    answer = room.accepted("kansliet", "möte nytt datum=2027-01-08 tid=10:00-12:00")
    assert "Mötet har redan varit." in str(answer)
    assert room.posts("kallelse") == {}
    room.accepted("kansliet", "möte 1 närvaro alla")
    room.accepted("kansliet", "möte 1 avsluta")
    assert "1 av minst 4 hållna" in str(room.accepted("gast", "möten 2027"))


def test_one_kind_has_one_a_day_and_a_cancelled_one_is_none(example: Database) -> None:
    room = MeetingRoom(example)
    new = "möte nytt datum=2027-02-11 tid={}"
    room.accepted("kansliet", new.format("10:00-12:00"))
    assert "möte 1" in room.refused("kansliet", new.format("13:00-15:00"))
    room.accepted("kansliet", f"{new.format('13:00-15:00')} typ=konferens")
    room.accepted("kansliet", "möte 1 ställ-in skäl=Nej")
    room.accepted("kansliet", new.format("13:00-15:00"))


def test_a_meeting_where_something_has_begun_is_neither_moved_nor_cancelled(
    example: Database,
) -> None:
    room = MeetingRoom(example)
    room.accepted("kansliet", "möte nytt datum=2027-02-11 tid=10:00-12:00")
    room.accepted("kansliet", "möte 1 punkt rubrik=Logotyp typ=beslut")
    room.accepted(
        "kansliet",
        "omröstning ny ärende=annat rubrik=Logotyp förslag=Ja. form=möte möte=1 punkt=1",
    )
    room.accepted("kansliet", "omröstning 1 öppna")
    assert "Omröstning 1" in room.refused("kansliet", "möte 1 flytta datum=2027-02-12")
    room.accepted("kansliet", "omröstning 1 avbryt skäl=Fel")
    room.now = at("2027-02-11T09:55")
    room.accepted("kansliet", "möte 1 närvaro alla")
    assert "Uppropet" in room.refused("kansliet", "möte 1 ställ-in skäl=Nej")
    assert "Uppropet" in room.refused("kansliet", "möte 1 flytta datum=2027-02-12")
