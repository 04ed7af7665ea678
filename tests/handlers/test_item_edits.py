"""An item of the agenda changed: by whom, until when, and what its form holds."""

import pytest

from handlers import dispatch
from handlers.answer import Form, Input
from handlers.ask import Chosen, Delivery, Handle, Place, PlaceKind
from handlers.outcome import Exit
from storage import agendas, journal
from storage.database import Database
from tests.handlers.meeting_room import MEMBERS, MeetingRoom, at, choices, labels

NEW = "möte nytt datum=2027-02-11 tid=10:00-12:00 plats=Teams"
LINKS = '"https://example.org/a https://example.org/b"'


@pytest.fixture
def room(example: Database) -> MeetingRoom:
    made = MeetingRoom(example)
    made.accepted("kansliet", NEW)
    made.accepted("vgr", f"möte 1 punkt rubrik=Budget typ=beslut minuter=30 underlag={LINKS}")
    made.accepted("kansliet", "möte 1 punkt rubrik=Läget typ=information ägare=skane")
    return made


def form(room: MeetingRoom, **fields: str) -> Form:
    place = Place(PlaceKind.TERMINAL)
    said = Chosen("möte punkt ändra", {"nr": "1", **fields})
    delivery = Delivery(Handle("kansliet"), place, room.now, said, pretended=True)
    outcome = dispatch.form(delivery, room.database)
    assert outcome.exit is Exit.ANSWER
    (found,) = outcome.answer.parts
    assert isinstance(found, Form)
    return found


def item(room: MeetingRoom, position: int) -> agendas.Item:
    with room.database.reading() as archive:
        return next(each for each in agendas.of(archive, 1) if each.position == position)


def test_what_is_left_out_stays_as_it_is_and_nothing_is_deleted(room: MeetingRoom) -> None:
    before = item(room, 1)
    room.accepted("vgr", "möte 1 punkt 1 ändra rubrik=Ekonomi")
    after = item(room, 1)
    assert (after.title, before.title) == ("Ekonomi", "Budget")
    assert (after.papers, after.minutes, after.owner) == (
        before.papers,
        before.minutes,
        before.owner,
    )
    assert room.acts().count("punkt ändrad") == 1
    with room.database.reading() as archive:
        assert journal.verify(archive) is None
        titles = [str(link.entry.record.get("title")) for link in journal.links(archive)]
    assert {"Budget", "Ekonomi"} <= set(titles)


def test_papers_and_minutes_can_be_emptied(room: MeetingRoom) -> None:
    room.accepted("vgr", "möte 1 punkt 1 ändra minuter=- underlag=-")
    assert (item(room, 1).papers, item(room, 1).minutes) == ((), None)
    emptied = {"nr": "1", "punkt": "2", "rubrik": "Läget", "minuter": "15", "underlag": ""}
    room.accepted("kansliet", Chosen("möte punkt ändra", emptied))
    assert item(room, 2).minutes == 15


def test_who_presents_an_item_can_be_taken_away(room: MeetingRoom) -> None:
    assert item(room, 2).owner is not None
    room.accepted("kansliet", "möte 1 punkt 2 ändra ägare=-")
    assert item(room, 2).owner is None
    assert item(room, 2).title == "Läget"
    room.accepted("kansliet", "möte 1 punkt 2 ändra ägare=vgr")
    room.accepted("kansliet", Chosen("möte punkt ändra", {"nr": "1", "punkt": "2", "ägare": ""}))
    assert item(room, 2).owner is None


def test_an_item_loses_its_vote_when_that_goes_to_another_meeting(room: MeetingRoom) -> None:
    room.accepted("kansliet", "möte nytt datum=2027-02-18 tid=10:00-12:00")
    vote = "omröstning ny ärende=annat rubrik=Budget förslag=Ja. möte=1 punkt=1"
    room.accepted("kansliet", vote)
    room.accepted("kansliet", "omröstning 1 ändra rubrik=Budgeten möte=1")
    assert item(room, 1).vote == 1
    room.accepted("kansliet", "omröstning 1 ändra möte=2")
    assert item(room, 1).vote is None
    assert "punkt utan omröstning" in room.acts()
    room.accepted("vgr", "möte 1 stryk punkt=1")


def test_minutes_tell_of_no_vote_that_went_to_another_meeting(room: MeetingRoom) -> None:
    room.accepted("kansliet", "möte nytt datum=2027-02-18 tid=10:00-12:00")
    room.accepted("kansliet", "omröstning ny ärende=annat rubrik=Budget förslag=Ja. möte=1 punkt=1")
    room.now = at("2027-02-11T11:00")
    room.accepted("kansliet", "möte 1 närvaro alla")
    room.accepted("kansliet", "möte 1 avsluta")
    room.accepted("skane", "protokoll 1 justera")
    room.accepted("lfu1", "protokoll 1 justera")
    before = item(room, 1)
    room.accepted("kansliet", "omröstning 1 ändra möte=2")
    assert item(room, 1) == before
    room.now = at("2027-02-18T10:30")
    room.accepted("kansliet", "möte 2 närvaro alla")
    room.accepted("kansliet", "omröstning 1 öppna")
    for each in MEMBERS:
        room.accepted(each, "rösta 1 bifall lås=ja")
    room.accepted("kansliet", "omröstning 1 stäng")
    minutes = room.accepted("kansliet", "protokoll 1")
    assert "bifall" not in str(minutes).lower()
    assert "Justerat" in str(minutes)


def test_the_form_finds_an_item_written_with_a_nought_before(room: MeetingRoom) -> None:
    assert {each.name: each.value for each in form(room, punkt="02").fields}["rubrik"] == "Läget"


def test_the_button_is_for_those_who_may_and_opens_a_form_that_is_filled(
    room: MeetingRoom,
) -> None:
    shown = {
        who: [each for each in labels(room.accepted(who, "möte 1")) if "Ändra punkt" in each]
        for who in ("vgr", "skane", "lfu1", "lfu2", "gast")
    }
    assert shown == {
        "vgr": ["Ändra punkt 1"],
        "skane": ["Ändra punkt 2"],
        "lfu1": ["Ändra punkt 1", "Ändra punkt 2"],
        "lfu2": [],
        "gast": [],
    }
    pressed = next(
        each for each in choices(room.accepted("vgr", "möte 1")) if each.label == "Ändra punkt 1"
    )
    assert pressed.opens_form
    filled = form(room, punkt=pressed.chosen.fields["punkt"])
    assert filled.title == "Möte 1 punkt 1 ändra"
    assert filled.fixed == {"nr": "1", "punkt": "1"}
    assert {each.name: each.value for each in filled.fields} == {
        "rubrik": "Budget",
        "typ": "beslut",
        "ägare": "vgr",
        "underlag": "https://example.org/a https://example.org/b",
        "minuter": "30",
    }


def test_a_form_about_no_item_offers_those_there_are(room: MeetingRoom) -> None:
    room.accepted("vgr", "möte 1 punkt rubrik=Annat typ=information")
    room.accepted("vgr", "möte 1 stryk punkt=3")
    offered = next(each for each in form(room).fields if each.name == "punkt")
    assert offered.input is Input.SELECT
    assert [each.value for each in offered.options] == ["1", "2"]
    assert {each.value for each in form(room, punkt="9").fields} == {""}


def test_only_a_few_items_have_a_button(room: MeetingRoom) -> None:
    for number in range(6):
        room.accepted("kansliet", f"möte 1 punkt rubrik=P{number} typ=information")
    found = [each for each in labels(room.accepted("kansliet", "möte 1")) if "Ändra" in each]
    assert len(found) == 5
    room.accepted("kansliet", "möte 1 punkt 8 ändra minuter=5")


def test_after_the_call_it_is_for_those_who_plan_and_the_call_is_drawn_anew(
    room: MeetingRoom,
) -> None:
    room.beat("2027-02-05T08:00")
    assert "Kallelsen har gått ut" in room.refused("vgr", "möte 1 punkt 1 ändra minuter=5")
    assert "Kallelsen har gått ut" in room.refused("vgr", "möte 1 stryk punkt=1")
    assert room.posts(":ny:") == {}
    assert "ser ändringen" in str(room.accepted("kansliet", "möte 1 punkt 1 ändra minuter=5"))
    assert len(room.posts("styrgruppen:ny:")) == 1


def test_a_vote_that_was_broken_off_keeps_no_item_from_being_changed_or_struck(
    room: MeetingRoom,
) -> None:
    vote = "omröstning ny ärende=annat rubrik=Budget förslag=Ja. möte=1 punkt=1"
    room.accepted("kansliet", vote)
    assert "avbryt den först" in room.refused("vgr", "möte 1 punkt 1 ändra typ=beredning")
    assert "avbryt den först" in room.refused("vgr", "möte 1 stryk punkt=1")
    room.accepted("kansliet", "omröstning 1 avbryt skäl=Fel")
    assert "omröstning 1, avbruten" in str(room.accepted("vgr", "möte 1"))
    room.accepted("vgr", "möte 1 punkt 1 ändra typ=beredning")
    assert item(room, 1).vote == 1
    room.accepted("vgr", "möte 1 stryk punkt=1")


def test_an_item_to_be_voted_on_again_has_its_button_back(room: MeetingRoom) -> None:
    room.now = room.now.replace(month=2, day=11)
    room.accepted("kansliet", "omröstning ny ärende=annat rubrik=B förslag=Ja. möte=1 punkt=1")
    assert "Omröstning om punkt 1" not in labels(room.accepted("kansliet", "möte 1"))
    room.accepted("kansliet", "omröstning 1 avbryt skäl=Fel")
    assert "Omröstning om punkt 1" in labels(room.accepted("kansliet", "möte 1"))


@pytest.mark.parametrize(
    "words", ["", "rubrik=", "minuter=många", "underlag=x", "typ=annat", "ägare=kalle", "plats=x"]
)
def test_what_says_nothing_or_cannot_be_read_changes_nothing(room: MeetingRoom, words: str) -> None:
    before = room.acts()
    assert room.say("kansliet", f"möte 1 punkt 1 ändra {words}").exit is Exit.MISREAD
    assert room.acts() == before
