"""Who comes: the last answer holds, for the time it was given for; the call shows it."""

from collections.abc import Iterable

import pytest

from handlers import dispatch
from handlers.ask import Account, Chosen, Delivery, Handle, Place, PlaceKind, Written
from handlers.outcome import Exit
from storage import journal, people
from storage.database import Database
from tests.handlers.meeting_room import MeetingRoom, at, choices, labels

NEW = "möte nytt datum=2027-02-11 tid=10:00-12:00 plats=Teams"


@pytest.fixture
def room(example: Database) -> MeetingRoom:
    made = MeetingRoom(example)
    made.accepted("kansliet", NEW)
    return made


def test_the_last_answer_holds_until_the_meeting_moves(room: MeetingRoom) -> None:
    room.accepted("vgr", "möte 1 kommer")
    room.accepted("vgr", "möte 1 kommer-inte")
    assert "Kommer inte" in str(room.accepted("gast", "möte 1").parts[0])
    room.accepted("kansliet", "möte 1 flytta datum=2027-02-18")
    assert "Kommer inte" not in str(room.accepted("gast", "möte 1").parts[0])
    room.accepted("kansliet", "möte 1 flytta datum=2027-02-11")
    assert "Kommer inte" in str(room.accepted("gast", "möte 1").parts[0])


def test_a_button_drawn_for_another_time_answers_nothing(room: MeetingRoom) -> None:
    drawn = [each for each in choices(room.accepted("vgr", "möte 1")) if "Kommer" in each.label]
    room.accepted("kansliet", "möte 1 flytta datum=2027-02-18")
    before = room.acts()
    for each in drawn:
        outcome = room.say("vgr", each.chosen)
        assert outcome.exit is Exit.REFUSAL
        assert "den 18 februari 2027 kl. 10.00" in str(outcome.answer)
    assert room.acts() == before
    again, _ = choices(outcome.answer)
    assert again.label == "Kommer"
    answer = room.accepted("vgr", again.chosen)
    (other, *_) = choices(answer)
    room.accepted("vgr", other.chosen)
    room.accepted("kansliet", "möte 1 flytta datum=2027-02-19")
    assert room.say("vgr", other.chosen).exit is Exit.REFUSAL


def test_an_answer_draws_the_call_anew_once_it_has_gone_out(room: MeetingRoom) -> None:
    room.accepted("vgr", "möte 1 kommer")
    assert room.posts(":ny:") == {}
    room.beat("2027-02-05T08:00")
    room.accepted("vgr", "möte 1 kommer")
    room.accepted("skane", "möte 1 kommer")
    assert len(room.posts("styrgruppen:ny:")) == 1


def test_who_is_invited_is_called_with_the_others_or_at_once(room: MeetingRoom) -> None:
    with room.database.reading() as archive:
        guest = people.by_handle(archive)["samordnare-12"].id
        late = people.by_handle(archive)["samordnare-01"].id
    room.accepted("kansliet", "möte 1 bjud-in person=samordnare-12")
    (due,) = room.posts(f"kallelse:{guest}").values()
    assert due == min(room.posts("kallelse:styrgruppen").values())
    room.accepted("kansliet", "möte 1 avbjud person=samordnare-12")
    assert room.posts(f"kallelse:{guest}") == {}
    room.accepted("kansliet", "möte 1 bjud-in person=samordnare-12")
    assert room.posts(f"kallelse:{guest}") != {}
    room.beat("2027-02-05T08:00")
    room.accepted("kansliet", "möte 1 bjud-in person=samordnare-01")
    found = [due for key, due in room.posts().items() if key.endswith(f"kallelse:{late}")]
    assert found == [room.now]


def test_who_is_invited_again_is_called_anew_and_answers_anew(room: MeetingRoom) -> None:
    invite, take_back = (f"möte 1 {act} person=samordnare-12" for act in ("bjud-in", "avbjud"))
    room.beat("2027-02-05T08:00")
    room.accepted("kansliet", invite)
    room.deliver()
    room.accepted("samordnare-12", "möte 1 kommer")
    room.accepted("kansliet", take_back)
    room.accepted("kansliet", invite)
    assert len(calls(room.deliver())) == 1
    assert "Kommer: 1" not in str(room.accepted("gast", "möte 1"))
    room.accepted("kansliet", take_back)
    room.accepted("kansliet", invite)
    assert len(calls(room.deliver())) == 1
    with room.database.reading() as archive:
        assert journal.verify(archive) is None


def calls(sent: Iterable[str]) -> list[str]:
    """The posts that call, by key; not those that draw a call anew."""
    return [key for key in sent if ":kallelse:" in key and ":ny:" not in key]


def test_a_repeated_delivery_of_an_invitation_calls_once(room: MeetingRoom) -> None:
    room.beat("2027-02-05T08:00")
    room.accepted("kansliet", "möte 1 bjud-in person=samordnare-12")
    room.accepted("kansliet", "möte 1 avbjud person=samordnare-12")
    before = room.posts()
    said = Chosen("möte bjud-in", {"nr": "1", "person": "samordnare-12"})
    delivery = Delivery(
        Handle("kansliet"), Place(PlaceKind.TERMINAL), room.now, said, key="k", pretended=True
    )
    for _ in range(3):
        assert dispatch.answer(delivery, room.database).exit is Exit.ANSWER
    (again,) = calls(room.posts().keys() - before.keys())
    assert again.endswith(":2")


def test_who_is_invited_when_the_meeting_has_begun_is_not_called(room: MeetingRoom) -> None:
    room.beat("2027-02-05T08:00")
    room.deliver()
    room.now = at("2027-02-11T10:05")
    answer = room.accepted("kansliet", "möte 1 bjud-in person=samordnare-12")
    assert "får kallelsen" not in str(answer)
    assert calls(room.posts()) == []


def test_only_those_who_are_called_answer(room: MeetingRoom) -> None:
    assert "inte kallad" in room.refused("samordnare-12", "möte 1 kommer")
    assert "Kommer" not in labels(room.accepted("samordnare-12", "möte 1"))
    room.accepted("kansliet", "möte 1 bjud-in person=samordnare-12")
    room.accepted("samordnare-12", "möte 1 kommer")
    assert "Kommer" in labels(room.accepted("samordnare-12", "möte 1"))
    assert "inte inbjuden" in room.refused("kansliet", "möte 1 avbjud person=skane")


def test_the_call_in_a_channel_is_answered_there_but_not_by_a_stranger(room: MeetingRoom) -> None:
    def offered(who: Account | None, kind: PlaceKind) -> Iterable[str]:
        asks = Delivery(who, Place(kind, "C0"), room.now, Written("kallelse 1"))
        return labels(dispatch.answer(asks, room.database).answer)

    assert "Kommer" in offered(None, PlaceKind.CHANNEL)
    assert "Kommer" not in offered(None, PlaceKind.TERMINAL)
    assert "Kommer" not in offered(Account("T0SANDBOX", "USTRANGER"), PlaceKind.CHANNEL)


def test_the_call_waits_for_an_answer_from_each_who_is_called(room: MeetingRoom) -> None:
    assert "Möte 1" not in str(room.accepted("vgr", "väntar"))
    room.beat("2027-02-05T08:00")
    assert "säg om du kommer" in str(room.accepted("vgr", "väntar"))
    room.accepted("vgr", "möte 1 kommer-inte")
    assert "säg om du kommer" not in str(room.accepted("vgr", "väntar"))


def test_who_is_let_go_after_the_call_is_told_and_nobody_is_invited_twice(
    room: MeetingRoom,
) -> None:
    room.beat("2027-02-05T08:00")
    room.accepted("kansliet", "möte 1 bjud-in person=samordnare-12")
    assert "redan inbjuden" in room.refused("kansliet", "möte 1 bjud-in person=samordnare-12")
    before = room.posts()
    room.accepted("kansliet", "möte 1 avbjud person=samordnare-12")
    (told,) = (key for key in room.posts().keys() - before.keys() if ":ny:" not in key)
    with room.database.reading() as archive:
        guest = people.by_handle(archive)["samordnare-12"].id
    assert told.endswith(f":{guest}")
