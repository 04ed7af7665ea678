"""The call goes out when its time comes, once, to those it is for; anew when a meeting moves."""

import pytest

from handlers import calling
from handlers.ask import Chosen
from storage import meetings, outbox, people
from storage.database import Database
from storage.outbox import State
from tests.handlers.meeting_room import EVERYBODY, MEMBERS, MeetingRoom, at, document, labels

NEW = "möte nytt datum=2027-02-11 tid=10:00-12:00 plats=Teams"
DUE = at("2027-02-05T08:00")
SLOT = "möte:1:2027-02-11T10:00:"


@pytest.fixture
def room(example: Database) -> MeetingRoom:
    made = MeetingRoom(example)
    made.accepted("kansliet", NEW)
    return made


def test_the_posts_are_there_when_the_meeting_is_planned(room: MeetingRoom) -> None:
    assert room.called(SLOT) == {DUE}
    with room.database.reading() as archive:
        known = people.by_handle(archive)
    ends = {key.rpartition(":")[2] for key in room.posts(SLOT)}
    assert ends == {"styrgruppen", *(str(known[each].id) for each in MEMBERS)}


def test_the_call_is_recorded_at_its_moment_and_once(room: MeetingRoom) -> None:
    assert calling.next_due(room.database, room.now) == DUE
    assert calling.next_due(room.database, DUE) is None
    assert room.beat("2027-02-05T07:59:59") == ()
    assert room.beat("2027-02-05T08:00") == (1,)
    assert room.beat("2027-02-05T08:00:15") == ()
    assert room.acts().count("kallelse skickad") == 1
    assert calling.next_due(room.database, room.now) is None
    with room.database.reading() as archive:
        assert meetings.load(archive)[1].called_at == DUE


def test_a_bot_that_was_down_calls_when_it_is_up_until_the_meeting_begins(
    room: MeetingRoom,
) -> None:
    assert room.beat("2027-02-11T09:59") == (1,)
    room.accepted("kansliet", "möte nytt datum=2027-03-11 tid=10:00-12:00")
    assert room.beat("2027-03-11T10:00") == ()


def test_the_call_can_be_sent_before_its_moment(room: MeetingRoom) -> None:
    room.now = at("2027-02-01T09:30")
    room.accepted("kansliet", "möte 1 kalla")
    assert room.called(SLOT) == {room.now}
    assert room.beat("2027-02-05T08:00") == ()
    assert "redan kallat" in room.refused("kansliet", "möte 1 kalla")


def test_a_moved_meeting_is_called_to_at_its_new_moment(room: MeetingRoom) -> None:
    room.accepted("kansliet", "möte 1 flytta datum=2027-02-18")
    assert room.posts(SLOT, "kallelse") == {}
    assert room.called("2027-02-18T10:00") == {at("2027-02-12T08:00")}
    assert set(room.posts(state=State.CANCELLED)) >= {f"{SLOT}v0:kallelse:styrgruppen"}


def test_a_meeting_moved_away_and_back_is_called_to_all_the_same(room: MeetingRoom) -> None:
    room.accepted("kansliet", "möte 1 flytta datum=2027-02-18")
    room.accepted("kansliet", "möte 1 flytta datum=2027-02-11")
    assert room.called(SLOT) == {DUE}
    assert room.beat("2027-02-05T08:00") == (1,)
    room.accepted("kansliet", "möte 1 flytta tid=13:00-15:00")
    room.accepted("kansliet", "möte 1 flytta tid=10:00-12:00")
    assert room.called(f"{SLOT}v4") == {at("2027-02-08T08:00")}


def test_moving_a_meeting_that_is_called_tells_everybody_who_was(room: MeetingRoom) -> None:
    room.accepted("kansliet", "möte 1 flytta tid=13:00-15:00")
    assert len(room.posts("möte:1:", state=State.PENDING)) == len(EVERYBODY) + 1
    room.beat("2027-02-05T08:00")
    before = room.posts()
    room.accepted("kansliet", "möte 1 ställ-in skäl=Snöoväder")
    new = room.posts().keys() - before.keys()
    redrawn = {key for key in new if ":ny:" in key}
    assert len(new - redrawn) == len(redrawn) == len(EVERYBODY)
    assert room.posts("kallelse").keys() == redrawn


def test_a_cancelled_meeting_is_never_called_to(room: MeetingRoom) -> None:
    room.accepted("kansliet", "möte 1 ställ-in skäl=Snöoväder")
    assert room.posts("kallelse") == {}
    assert room.beat("2027-02-05T08:00") == ()


def test_who_takes_a_seat_before_the_call_is_called_instead(room: MeetingRoom) -> None:
    room.accepted("kansliet", "stol 7 sätt person=samordnare-12 från=2027-02-01")
    assert room.beat("2027-01-12T08:00") == ()
    with room.database.reading() as archive:
        known = people.by_handle(archive)
    ends = {key.rpartition(":")[2] for key in room.posts(SLOT)}
    assert str(known["samordnare-12"].id) in ends
    assert str(known["rmc2"].id) not in ends
    assert room.called(SLOT) == {DUE}


def test_a_call_put_for_a_day_the_meeting_has_left_is_over_and_named_by_that_day(
    room: MeetingRoom,
) -> None:
    with room.database.reading() as archive:
        put = outbox.keyed(archive, next(iter(room.posts("kallelse"))))
    assert put is not None
    asked = Chosen("kallelse", {"nr": "1", "gäller": "2027-02-11T10:00"})
    assert put.post.content["said"] == {"verb": asked.verb, "fields": asked.fields}
    room.accepted("vgr", asked)
    room.accepted("kansliet", "möte 1 flytta tid=10:30-12:00")
    moved = room.say("vgr", asked)
    assert (moved.over, "Kallelsen gällde" in str(moved.answer)) == (True, True)
    room.accepted("kansliet", "möte 1 flytta datum=2027-02-12")
    room.accepted("vgr", "kallelse 1")
    told = str(room.accepted("kansliet", "utskick inställda"))
    assert "Kallelse till möte 1: sammanträde torsdag den 11 februari 2027" in told
    assert "12 februari" not in told


def test_who_takes_a_seat_after_the_call_is_called_then(room: MeetingRoom) -> None:
    room.beat("2027-02-05T08:00")
    room.deliver()
    room.accepted("kansliet", "stol 7 sätt person=samordnare-12 från=2027-02-01")
    assert [key for key in room.posts("kallelse") if ":ny:" not in key] == []
    room.beat("2027-02-05T08:00:15")
    with room.database.reading() as archive:
        seated = people.by_handle(archive)["samordnare-12"].id
    assert list(room.posts(f"kallelse:{seated}").values()) == [room.now]
    room.beat("2027-02-05T08:00:30")
    assert len(room.posts(f"kallelse:{seated}")) == 1


def test_who_has_a_seat_again_after_the_call_is_called_then(room: MeetingRoom) -> None:
    with room.database.reading() as archive:
        away = people.by_handle(archive)["rmc2"].id
    room.accepted("kansliet", "stol 7 sätt person=samordnare-12 från=2027-02-01")
    room.beat("2027-01-12T08:00")
    room.beat("2027-02-05T08:00")
    room.deliver()
    room.accepted("kansliet", "stol 7 sätt person=rmc2 från=2027-02-06")
    room.beat("2027-02-05T08:00:15")
    assert list(room.posts(f"kallelse:{away}").values()) == [room.now]
    room.deliver()
    room.beat("2027-02-05T08:00:30")
    assert room.posts(f"kallelse:{away}") == {}


def test_nobody_is_called_to_a_meeting_that_has_begun(room: MeetingRoom) -> None:
    room.beat("2027-02-05T08:00")
    room.deliver()
    room.now = at("2027-02-11T10:00")
    room.accepted("kansliet", "stol 7 sätt person=samordnare-12 från=2027-02-01")
    assert room.beat("2027-02-11T10:00:15") == ()
    assert [key for key in room.posts("kallelse") if ":ny:" not in key] == []


def test_a_call_is_drawn_anew_also_after_the_meeting_has_begun(room: MeetingRoom) -> None:
    room.beat("2027-02-05T08:00")
    room.deliver()
    room.now = at("2027-02-11T10:05")
    room.accepted("kansliet", "möte 1 närvaro alla")
    room.accepted("kansliet", "möte 1 avsluta")
    assert len(room.posts("kallelse", ":ny:")) == len(EVERYBODY)
    with room.database.reading() as archive:
        drawn = [outbox.keyed(archive, key) for key in room.posts(":ny:")]
    assert all(each is not None and each.post.content["until"] is None for each in drawn)


def test_an_order_with_another_notice_moves_the_calls_to_come(room: MeetingRoom) -> None:
    room.accepted("kansliet", "arbetsordning ändra kallelse=10")
    room.accepted("kansliet", 'arbetsordning anta protokoll="2027-01-11 § 1"')
    room.beat("2027-01-12T08:00")
    assert room.called(SLOT) == {at("2027-02-01T08:00")}


def test_a_call_that_is_late_from_the_start_leaves_a_day_for_the_agenda(room: MeetingRoom) -> None:
    room.now = at("2027-02-16T15:00")
    answer = room.accepted("kansliet", "möte nytt datum=2027-02-19 tid=10:00-12:00")
    assert room.called("2027-02-19") == {at("2027-02-17T08:00")}
    assert "mindre än 5 dagar före mötet" in str(answer)
    room.now = at("2027-02-16T16:00")
    room.accepted("kansliet", "möte 2 punkt rubrik=Läget typ=information")
    room.beat("2027-02-17T07:59")
    assert room.called("2027-02-19") == {at("2027-02-17T08:00")}
    assert room.beat("2027-02-17T08:00") == (meeting_id(room, 2),)


def test_a_conference_and_a_meeting_without_hours_are_not_called_to(room: MeetingRoom) -> None:
    room.accepted("kansliet", "möte nytt datum=2027-04-14 tid=09:00-16:00 typ=konferens")
    vote = 'omröstning ny ärende=annat rubrik=A förslag=B form=möte datum=2027-05-04 plats="Lund"'
    room.accepted("kansliet", vote)
    room.beat("2027-01-12T08:00")
    assert not [key for key in room.posts("kallelse") if ":1:" not in key]
    assert "ingen tid än" in room.refused("kansliet", "möte 3 kalla")


def test_the_call_holds_a_calendar_file_that_keeps_its_uid_when_the_meeting_moves(
    room: MeetingRoom,
) -> None:
    file = document(room.accepted("gast", "kallelse 1"))
    assert (file.name, file.media) == ("mote-1.ics", "text/calendar")
    assert "UID:mote-1@hallbar\r\nSEQUENCE:0\r\n" in file.text
    assert "METHOD" not in file.text
    room.accepted("kansliet", "möte 1 flytta datum=2027-02-18 plats=Lund")
    file = document(room.accepted("gast", "kallelse 1"))
    assert "UID:mote-1@hallbar\r\nSEQUENCE:1\r\n" in file.text
    assert "DTSTART;TZID=Europe/Stockholm:20270218T100000" in file.text


def test_the_call_of_a_conference_asks_who_comes_and_of_one_that_is_over_nothing(
    room: MeetingRoom,
) -> None:
    room.accepted("kansliet", "möte nytt datum=2027-04-14 tid=09:00-16:00 typ=konferens")
    shown = room.accepted("vgr", "kallelse 2")
    assert "Styrgruppen deltar i konferensen" in str(shown)
    assert labels(shown)[:2] == ["Kommer", "Kommer inte"]
    room.now = at("2027-04-15T09:00")
    over = room.accepted("vgr", "kallelse 2")
    assert "inte avslutat" in str(over)
    assert labels(over) == ["Möte 2"]
    assert "Inget möte är planerat" in str(room.accepted("vgr", "kallelse"))


def meeting_id(room: MeetingRoom, number: int) -> int:
    with room.database.reading() as archive:
        return next(each.id for each in meetings.load(archive).values() if each.number == number)


def test_a_conference_has_a_file_for_calendars_and_no_call(room: MeetingRoom) -> None:
    room.accepted("kansliet", "möte nytt datum=2027-04-14 tid=09:00-16:00 typ=konferens")
    shown = labels(room.accepted("gast", "möte 2"))
    assert "Kalenderfil" in shown
    assert "Kallelse och kalenderfil" not in shown
    asked = room.accepted("gast", "kallelse 2")
    assert asked.title == "Möte 2: konferens onsdag den 14 april 2027"
    assert document(asked).name == "mote-2.ics"
    assert room.accepted("gast", "kallelse 1").title.startswith("Kallelse till möte 1")
