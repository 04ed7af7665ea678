"""Meetings moved, altered and cancelled: who is told, and what becomes of the call."""

import pytest

from bot.plain import plain
from handlers import dispatch
from handlers.answer import Form
from handlers.ask import Chosen, Delivery, Handle, Place, PlaceKind
from handlers.outcome import Exit
from storage import outbox, post_lists
from storage.database import Database
from storage.outbox import State
from tests.handlers.meeting_room import EVERYBODY, MeetingRoom, at


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


def test_those_who_know_of_it_are_told_and_the_receipt_says_who(example: Database) -> None:
    room = MeetingRoom(example)
    room.accepted("kansliet", "möte nytt datum=2027-02-11 tid=10:00-12:00")
    told = room.accepted("kansliet", "möte 1 flytta datum=2027-02-12")
    assert "Det sägs nu i styrgruppens kanal." in str(told)
    room.accepted("kansliet", "möte 1 bjud-in person=samordnare-12")
    told = room.accepted("kansliet", "möte 1 flytta datum=2027-02-15")
    assert "kanal och till dem som är inbjudna." in str(told)
    room.accepted("kansliet", "möte 1 kalla")
    told = room.accepted("kansliet", "möte 1 ställ-in skäl=Snö")
    assert "kanal och till var och en som var kallad." in str(told)


def told(room: MeetingRoom) -> set[str]:
    """Who is sent a notice now, the channel too."""
    return {
        key.rpartition(":")[2]
        for key in room.deliver()
        if key.startswith("möte:1:") and "kallelse" not in key
    }


def test_who_was_ever_told_of_a_meeting_is_told_until_it_is_called_to_anew(
    example: Database,
) -> None:
    room = MeetingRoom(example)
    room.accepted("kansliet", "möte nytt datum=2027-02-11 tid=10:00-12:00")
    room.accepted("kansliet", "möte 1 bjud-in person=samordnare-12")
    room.accepted("kansliet", "möte 1 kalla")
    room.deliver()
    room.accepted("kansliet", "möte 1 flytta datum=2027-02-18")
    first = told(room)
    assert len(first) == len(EVERYBODY) + 1
    room.accepted("kansliet", "möte 1 avbjud person=samordnare-12")
    room.deliver()
    again = room.accepted("kansliet", "möte 1 flytta datum=2027-02-11")
    assert "kanal och till var och en som var kallad." in str(again)
    second = told(room)
    assert len(second) == len(EVERYBODY)
    assert second < first
    cancelled = room.accepted("kansliet", "möte 1 ställ-in skäl=Snö")
    assert "kanal och till var och en som var kallad." in str(cancelled)
    assert told(room) == second


def test_who_has_left_since_the_call_is_told_that_it_moves(example: Database) -> None:
    room = MeetingRoom(example)
    room.accepted("kansliet", "möte nytt datum=2027-02-11 tid=10:00-12:00")
    room.accepted("kansliet", "möte 1 kalla")
    room.deliver()
    room.accepted("kansliet", "stol 7 sätt person=samordnare-12 från=2027-02-01")
    room.accepted("kansliet", "möte 1 flytta tid=13:00-15:00")
    assert len(told(room)) == len(EVERYBODY) + 1


def test_a_call_that_holds_no_more_says_so_where_it_is(example: Database) -> None:
    room = MeetingRoom(example)
    room.accepted("kansliet", "möte nytt datum=2027-02-11 tid=10:00-12:00")
    room.accepted("kansliet", "möte 1 kalla")
    room.deliver()
    room.accepted("kansliet", "möte 1 flytta datum=2027-02-18")
    redrawn = room.posts("v0:kallelse", ":ny:")
    assert len(redrawn) == len(EVERYBODY)
    with example.reading() as archive:
        said = [outbox.keyed(archive, key) for key in redrawn]
    assert all(each is not None and "är flyttat" in str(each.post.content) for each in said)


def test_a_meeting_without_hours_says_that_it_is_not_called_to(example: Database) -> None:
    room = MeetingRoom(example)
    vote = "omröstning ny ärende=annat rubrik=A förslag=B form=möte datum=2027-02-11"
    room.accepted("kansliet", vote)
    assert "möte 1 flytta tid=" in str(room.accepted("vgr", "möte 1"))
    room.accepted("kansliet", "möte 1 flytta tid=10:00-12:00")
    assert "går ut fredag" in str(room.accepted("vgr", "möte 1"))


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


def test_to_change_a_meeting_is_to_move_it(example: Database) -> None:
    room = MeetingRoom(example)
    room.accepted("kansliet", "möte nytt datum=2027-02-11 tid=10:00-12:00 plats=Teams")
    assert "Plats: Lund (förut Teams)" in plain(
        room.accepted("kansliet", "möte 1 ändra plats=Lund")
    )


@pytest.mark.parametrize("altered", ["plats=Lund", "tid=10:00-13:00"])
def test_in_another_place_or_until_another_hour_the_call_and_its_answers_hold(
    example: Database, altered: str
) -> None:
    room = called(example)
    room.accepted("skane", "möte 1 kommer")
    room.deliver()
    room.now = at("2027-02-09T10:00")
    answered = plain(room.accepted("kansliet", f"möte 1 flytta {altered}"))
    assert "Kallelsen och svaren på den gäller." in answered
    assert "Kommer: 1 av 7" in plain(room.accepted("gast", "möte 1"))
    assert "kallat" in plain(room.accepted("gast", "möte 1"))
    room.refused("lfu2", "möte 1 punkt rubrik=Sent typ=beslut")
    redrawn = room.posts("v0:kallelse", ":ny:")
    assert len(redrawn) == len(EVERYBODY)
    assert room.posts("kallelse").keys() == redrawn.keys(), "nobody is called anew"
    assert len(told(room)) == len(EVERYBODY)
    assert room.beat("2027-02-10T08:00") == ()
    assert room.acts()[-1] == "möte ändrat"


def called(example: Database) -> MeetingRoom:
    """A meeting that everybody has been called to."""
    room = MeetingRoom(example)
    room.accepted("kansliet", "möte nytt datum=2027-02-11 tid=10:00-12:00 plats=Teams")
    room.accepted("kansliet", "möte 1 kalla")
    room.deliver()
    return room


def test_what_is_new_of_a_meeting_is_said(example: Database) -> None:
    room = called(example)
    new = {
        "plats=Lund": "har ny plats",
        "tid=10:00-13:00": "har ny sluttid",
        "tid=10:30-12:30 plats=Umeå": "har ny tid och ny plats",
        "datum=2027-02-18 tid=13:00-15:00": "har ny dag och ny tid",
    }
    for said, expected in new.items():
        assert f"sammanträde, {expected}." in plain(
            room.accepted("kansliet", f"möte 1 flytta {said}")
        )


def test_the_notice_of_a_move_comes_before_the_call_anew_and_says_what_becomes_of_answers(
    example: Database,
) -> None:
    room = called(example)
    room.now = at("2027-02-11T09:00")
    room.accepted("kansliet", "möte 1 flytta tid=13:00-15:00")
    with example.reading() as archive:
        waiting = [each.post for each in post_lists.listed(archive, State.PENDING, 200)]
    mine = [each for each in waiting if each.key.endswith(":styrgruppen")]
    notice, call = (each for each in mine if each.due_at == room.now)
    assert "Den som har svarat på den förra svarar igen." in str(notice.content)
    assert "kallelse" in call.key


def test_a_meeting_that_is_not_called_to_yet_is_called_to_once_wherever_it_is(
    example: Database,
) -> None:
    room = MeetingRoom(example)
    room.accepted("kansliet", "möte nytt datum=2027-02-11 tid=10:00-12:00 plats=Teams")
    answered = plain(room.accepted("kansliet", "möte 1 flytta plats=Lund"))
    assert "Kallelsen och svaren" not in answered
    assert room.called() == {at("2027-02-05T08:00")}
    assert room.beat("2027-02-05T08:00") == (1,)
    assert len(room.deliver()) == len(EVERYBODY) + 1, "and the notice"
    room.accepted("kansliet", "möte 1 flytta plats=Umeå")
    assert room.posts("kallelse").keys() == room.posts(":ny:").keys()
