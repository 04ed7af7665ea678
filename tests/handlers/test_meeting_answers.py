"""Who has answered a call, who has not, and whether the members who come are enough."""

import pytest

from bot.plain import plain
from handlers import dispatch
from handlers.ask import Delivery, Place, PlaceKind, Written
from storage.database import Database
from tests.handlers.meeting_room import MEMBERS, MeetingRoom, at

ORDER = "(Arbetsordning, beslut 2027-01 § 1)"


@pytest.fixture
def room(example: Database) -> MeetingRoom:
    return called(MeetingRoom(example))


def called(made: MeetingRoom) -> MeetingRoom:
    made.accepted("kansliet", "möte nytt datum=2027-02-11 tid=10:00-12:00")
    made.accepted("kansliet", "möte 1 kalla")
    return made


def answer(room: MeetingRoom, *, comes: str = "", away: str = "") -> None:
    for handle in comes.split():
        room.accepted(handle, "möte 1 kommer")
    for handle in away.split():
        room.accepted(handle, "möte 1 kommer-inte")


def facts(text: str) -> dict[str, str]:
    pairs = (line.partition(": ") for line in text.splitlines())
    return {name: value for name, found, value in pairs if found}


def seen(room: MeetingRoom, who: str = "gast", asked: str = "möte 1") -> dict[str, str]:
    return facts(plain(room.accepted(who, asked)))


def in_channel(room: MeetingRoom, asked: str) -> str:
    place = Place(PlaceKind.CHANNEL, "styrgruppen")
    delivery = Delivery(None, place, room.now, Written(asked))
    return plain(dispatch.answer(delivery, room.database).answer)


def test_a_meeting_says_who_comes_who_does_not_and_who_is_silent(room: MeetingRoom) -> None:
    answer(room, comes="stockholm vgr skane", away="lfu1")
    told = seen(room)
    assert told["Kommer"].startswith("3 av 7: Upphandlingschef, Region Stockholm; ")
    assert told["Kommer inte"] == "1: LfU:s ordförande"
    assert told["Har inte svarat"] == (
        "3: LfU:s andra representant; RMC:s ordförande; RMC:s representant i arbetsutskottet"
    )
    assert told["Beslutförhet"] == f"kan nås, 3 av 7 kommer och minst 4 behövs {ORDER}"
    assert "Ditt svar" not in told


@pytest.mark.parametrize(
    ("comes", "away", "said"),
    [
        ("stockholm vgr skane lfu1", "", "nås, 4 av 7 kommer"),
        ("stockholm", "lfu1 lfu2 rmc1", "kan nås, 1 av 7 kommer"),
        ("", "vgr lfu1 lfu2 rmc1", "nås inte, 0 av 7 kommer"),
    ],
)
def test_whether_the_members_are_enough_is_told(
    room: MeetingRoom, comes: str, away: str, said: str
) -> None:
    answer(room, comes=comes, away=away)
    assert seen(room)["Beslutförhet"] == f"{said} och minst 4 behövs {ORDER}"


def test_who_is_invited_beside_is_told_apart_and_counts_for_nothing(room: MeetingRoom) -> None:
    room.accepted("kansliet", "möte 1 bjud-in person=samordnare-12")
    room.accepted("kansliet", "möte 1 bjud-in person=samordnare-01")
    beside = "Regionsamordnare, Region Skåne; Regionsamordnare, Region Stockholm"
    assert seen(room)["Adjungerade"] == beside
    assert seen(room)["Har svarat"] == "ingen av 7"
    answer(room, comes="samordnare-12 stockholm", away="samordnare-01")
    told = seen(room)
    assert told["Adjungerade"] == (
        "Regionsamordnare, Region Skåne (kommer); Regionsamordnare, Region Stockholm (kommer inte)"
    )
    assert told["Kommer"] == "1 av 7: Upphandlingschef, Region Stockholm"
    assert "Kommer inte" not in told
    assert told["Beslutförhet"].startswith("kan nås, 1 av 7 kommer")


def test_no_quorum_is_laid_down_before_a_working_order_is(example: Database) -> None:
    room = called(MeetingRoom(example, adopted=False))
    answer(room, comes=" ".join(MEMBERS))
    told = plain(room.accepted("gast", "möte 1"))
    assert facts(told)["Beslutförhet"] == (
        "inget antal är bestämt förrän en arbetsordning är antagen, minst 4 föreslås "
        "(Inställning D1)"
    )
    assert "Inställning D1: " in told
    assert "Har inte svarat" not in told


def test_whoever_is_called_and_silent_is_asked_and_whoever_has_answered_is_told(
    room: MeetingRoom,
) -> None:
    answer(room, comes="vgr", away="lfu1")
    assert seen(room, "skane")["Ditt svar"] == "du har inte svarat än, säg gärna om du kommer"
    assert seen(room, "vgr")["Ditt svar"] == "du kommer"
    assert seen(room, "lfu1")["Ditt svar"] == "du kommer inte"


def test_nobody_is_said_to_be_silent_before_anybody_is_asked(example: Database) -> None:
    room = MeetingRoom(example)
    room.accepted("kansliet", "möte nytt datum=2027-02-11 tid=10:00-12:00")
    assert {"Har inte svarat", "Beslutförhet", "Ditt svar"}.isdisjoint(seen(room, "skane"))
    answer(room, comes="vgr")
    told = seen(room, "skane")
    assert told["Har inte svarat"] == "6 av 7"
    assert told["Beslutförhet"].startswith("kan nås")
    assert "Ditt svar" not in told


def test_a_conference_has_answers_and_no_quorum(room: MeetingRoom) -> None:
    room.accepted("kansliet", "möte nytt datum=2027-04-14 tid=09:00-16:00 typ=konferens")
    room.accepted("vgr", "möte 2 kommer")
    told = seen(room, "skane", "möte 2")
    assert told["Kommer"] == "1 av 7: Upphandlingschef, Västra Götalandsregionen"
    assert told["Har inte svarat"].startswith("6: ")
    assert told["Ditt svar"].startswith("du har inte svarat än")
    assert "Beslutförhet" not in told


def test_answers_are_no_more_told_of_once_it_has_begun(room: MeetingRoom) -> None:
    room.accepted("kansliet", "möte 1 bjud-in person=samordnare-12")
    answer(room, comes="vgr samordnare-12")
    room.now = at("2027-02-11T10:00")
    told = seen(room, "vgr")
    assert told["Adjungerade"] == "Regionsamordnare, Region Skåne"
    assert {"Kommer", "Har inte svarat", "Beslutförhet", "Ditt svar"}.isdisjoint(told)


@pytest.mark.parametrize("asked", ["kallelse 1", "möte 1", "påminnelse möte 1"])
def test_a_channel_is_told_how_many_are_silent_and_not_who(room: MeetingRoom, asked: str) -> None:
    answer(room, comes="vgr")
    told = in_channel(room, asked)
    assert facts(told)["Har inte svarat"] == "6 av 7"
    assert "LfU:s ordförande" not in told
    assert "[Kommer] [Kommer inte]" in told
    assert "Ditt svar" not in told


def test_the_reminder_asks_whoever_has_not_answered(room: MeetingRoom) -> None:
    answer(room, comes="vgr")
    told = plain(room.accepted("skane", "påminnelse möte 1"))
    assert "Börjar torsdag den 11 februari 2027 kl. 10.00" in told
    assert facts(told)["Ditt svar"].startswith("du har inte svarat än")
    assert "[Kommer] [Kommer inte]" in told
    assert f"minst 4 behövs {ORDER}" in told


def test_the_call_itself_begins_without_a_word_of_silence(room: MeetingRoom) -> None:
    assert "Har inte svarat" not in in_channel(room, "kallelse 1")
    answer(room, away="vgr")
    told = seen(room, "skane", "kallelse 1")
    assert told["Har inte svarat"] == "6 av 7"
    assert told["Beslutförhet"].startswith("kan nås, 0 av 7 kommer")
