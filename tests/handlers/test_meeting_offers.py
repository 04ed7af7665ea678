"""The forms of meetings: who and what can be chosen, and what they hold already."""

from collections.abc import Mapping

import pytest

from handlers import dispatch
from handlers.answer import Field, Form, Input
from handlers.ask import Chosen, Delivery, Handle, Place, PlaceKind
from storage.database import Database
from tests.handlers.meeting_room import MEMBERS, MeetingRoom


@pytest.fixture
def room(example: Database) -> MeetingRoom:
    made = MeetingRoom(example)
    made.accepted("kansliet", "möte nytt datum=2027-02-11 tid=10:00-12:00")
    made.accepted("kansliet", "möte 1 punkt rubrik=Läget typ=information")
    made.accepted("kansliet", "möte 1 bjud-in person=samordnare-12")
    return made


def form(room: MeetingRoom, verb: str, number: str = "1") -> Mapping[str, Field]:
    said = Chosen(verb, {"nr": number})
    place = Place(PlaceKind.TERMINAL)
    delivery = Delivery(Handle("kansliet"), place, room.now, said, pretended=True)
    (drawn,) = dispatch.form(delivery, room.database).answer.parts
    assert isinstance(drawn, Form)
    return {field.name: field for field in drawn.fields}


def values(field: Field) -> tuple[str, ...]:
    return tuple(option.value for option in field.options)


def test_the_roll_is_ticked_off_from_who_said_that_they_come(room: MeetingRoom) -> None:
    room.accepted("vgr", "möte 1 kommer")
    room.accepted("skane", "möte 1 kommer-inte")
    room.accepted("samordnare-12", "möte 1 kommer")
    field = form(room, "möte närvaro")["närvarande"]
    assert field.input is Input.SEVERAL
    assert values(field) == (*MEMBERS, "samordnare-12")
    assert field.value == "vgr,samordnare-12"


def test_the_next_roll_begins_with_the_last_and_holds_who_came_uninvited(
    room: MeetingRoom,
) -> None:
    room.beat("2027-02-11T10:00")
    room.accepted("kansliet", "möte 1 närvaro vgr, samordnare-01")
    field = form(room, "möte närvaro")["närvarande"]
    assert values(field) == (*MEMBERS, "samordnare-12", "samordnare-01")
    assert set(field.value.split(",")) == {"vgr", "samordnare-01"}


def test_a_member_is_elected_a_guest_is_let_go_and_an_item_is_struck(room: MeetingRoom) -> None:
    assert values(form(room, "möte leds-av")["person"]) == MEMBERS
    assert values(form(room, "möte avbjud")["person"]) == ("samordnare-12",)
    (item,) = form(room, "möte stryk")["punkt"].options
    assert (item.label, item.value) == ("punkt 1, Läget", "1")


@pytest.mark.parametrize("number", ["9", "x"])
def test_a_form_of_no_meeting_offers_nobody(room: MeetingRoom, number: str) -> None:
    for verb, name in (
        ("möte närvaro", "närvarande"),
        ("möte leds-av", "person"),
        ("möte avbjud", "person"),
        ("möte stryk", "punkt"),
        ("möte flytta", "datum"),
    ):
        field = form(room, verb, number)[name]
        assert (values(field), field.value) == ((), "")
