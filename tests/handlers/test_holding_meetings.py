"""A meeting held: its roll reaches its votes, its end bounds what is left to say."""

import pytest

from bot.plain import plain
from governance.room import Ballot
from storage import voting
from storage.database import Database
from storage.stored_vote import Stored
from tests.handlers.meeting_room import MeetingRoom, at, choices, document, labels

NEW = "möte nytt datum=2027-02-11 tid=10:00-12:00 plats=Teams"
AWAY = (
    "- **Frånvarande:** Upphandlingschef, Västra Götalandsregionen; RMC:s representant i "
    "arbetsutskottet"
)
VOTE = "omröstning ny ärende=annat rubrik=Logotyp förslag=Ja. möte=1 punkt=1"


@pytest.fixture
def room(example: Database) -> MeetingRoom:
    made = MeetingRoom(example)
    made.accepted("kansliet", NEW)
    made.accepted("vgr", "möte 1 punkt rubrik=Logotyp typ=beslut")
    made.now = at("2027-02-11T10:00")
    return made


def vote(room: MeetingRoom, number: int = 1) -> Stored:
    with room.database.reading() as archive:
        stored = voting.load(archive, number)
    assert stored is not None
    assert stored.room is not None
    return stored


def test_a_vote_opened_at_a_meeting_has_its_roll_and_each_new_one(room: MeetingRoom) -> None:
    room.accepted("kansliet", "möte 1 närvaro stockholm, skane, lfu2, rmc2, samordnare-12")
    room.accepted("kansliet", VOTE)
    room.accepted("kansliet", "omröstning 1 öppna")
    assert len(vote(room).room.there) == 4
    room.accepted("kansliet", "möte 1 närvaro alla")
    assert len(vote(room).room.there) == 7
    before = vote(room).sequence
    room.accepted("kansliet", "möte 1 närvaro alla")
    assert vote(room).sequence == before


def test_who_is_elected_at_the_meeting_presides_in_its_votes(room: MeetingRoom) -> None:
    room.accepted("kansliet", "möte 1 närvaro stockholm, skane, lfu2, rmc2")
    room.accepted("kansliet", "möte 1 leds-av skane")
    room.accepted("kansliet", VOTE)
    room.accepted("kansliet", "omröstning 1 öppna")
    first = vote(room).room.presidium.elected
    room.accepted("kansliet", "möte 1 leds-av stockholm")
    then = vote(room).room.presidium.elected
    assert first is not None
    assert then is not None
    assert first != then


def test_an_election_settles_a_tie_that_waits(room: MeetingRoom) -> None:
    room.accepted("kansliet", "möte 1 närvaro stockholm, skane, lfu2, rmc2")
    room.accepted("kansliet", VOTE)
    room.accepted("kansliet", "omröstning 1 öppna")
    for who, said in (("stockholm", "bifall"), ("skane", "bifall"), ("lfu2", "avslag")):
        room.accepted(who, f"rösta 1 {said} lås=ja")
    room.accepted("rmc2", "rösta 1 avslag lås=ja")
    room.accepted("kansliet", "omröstning 1 stäng")
    assert vote(room).closed_at is not None
    assert "Observera: omröstning 1" not in str(room.accepted("kansliet", "möte 1"))
    room.accepted("kansliet", "möte 1 leds-av skane")
    assert vote(room).room.ballots[min(vote(room).room.there)] is Ballot.YES
    assert "Förslaget bifölls" in str(room.accepted("gast", "omröstning 1"))


def test_a_leader_in_conflict_is_told_which_vote_the_roll_did_not_reach(room: MeetingRoom) -> None:
    room.accepted("lfu1", "möte 1 närvaro alla")
    room.accepted("lfu1", VOTE)
    room.accepted("lfu1", "omröstning 1 öppna")
    room.accepted("lfu1", "jäv 1")
    answer = room.accepted("lfu1", "möte 1 närvaro stockholm, vgr, skane, lfu1, rmc1")
    assert "Det gick inte att föra över till omröstning 1" in str(answer)
    assert len(vote(room).room.present) == 7
    assert "5 av 7" in str(room.accepted("gast", "möte 1"))


def test_one_button_for_each_decision_opens_the_form_of_its_vote(room: MeetingRoom) -> None:
    room.accepted(
        "kansliet", "möte 1 punkt rubrik=Budget typ=beslut underlag=https://example.org/b"
    )
    room.accepted("kansliet", "möte 1 punkt rubrik=Läget typ=information")
    found = [each for each in choices(room.accepted("kansliet", "möte 1")) if "punkt" in each.label]
    votes = [each for each in found if each.chosen.verb == "omröstning ny"]
    assert [each.label for each in votes] == ["Omröstning om punkt 1", "Omröstning om punkt 2"]
    assert votes[1].opens_form
    assert votes[1].chosen.fields == {
        "form": "möte",
        "möte": "1",
        "punkt": "2",
        "rubrik": "Budget",
        "underlag": "https://example.org/b",
    }
    room.accepted("kansliet", VOTE)
    shown = labels(room.accepted("kansliet", "möte 1"))
    assert "Omröstning om punkt 1" not in shown
    assert "Visa omröstning 1" in shown


def test_an_item_whose_vote_was_broken_off_can_be_put_to_another(room: MeetingRoom) -> None:
    room.accepted("kansliet", VOTE)
    assert "redan en omröstning" in room.refused("kansliet", VOTE)
    room.accepted("kansliet", "omröstning 1 avbryt skäl=Fel")
    room.accepted("kansliet", VOTE)
    assert "Visa omröstning 2" in labels(room.accepted("kansliet", "möte 1"))


def test_a_vote_on_a_named_meeting_is_held_there_whatever_else_is_that_day(
    room: MeetingRoom,
) -> None:
    room.accepted("kansliet", VOTE)
    assert vote_meeting(room, 1) == 1
    room.accepted("kansliet", "möte nytt datum=2027-05-05 tid=09:00-16:00 typ=konferens")
    room.accepted(
        "kansliet", "omröstning ny ärende=annat rubrik=B förslag=B form=möte datum=2027-05-05"
    )
    assert "Möte 3: sammanträde" in room.accepted("kansliet", "möte 3").title
    refused = room.refused("kansliet", "omröstning ny ärende=annat rubrik=B förslag=B möte=2")
    assert "konferens" in refused


def vote_meeting(room: MeetingRoom, number: int) -> int | None:
    with room.database.reading() as archive:
        stored = voting.load(archive, number)
    return None if stored is None else stored.meeting


def test_nobody_reserves_after_the_end_but_the_end_can_be_taken_back(room: MeetingRoom) -> None:
    room.accepted("kansliet", "möte 1 närvaro alla")
    room.accepted("kansliet", VOTE)
    room.accepted("kansliet", "omröstning 1 öppna")
    room.accepted("lfu2", "rösta 1 avslag")
    room.now = at("2027-02-11T11:45")
    answer = room.accepted("kansliet", "möte 1 avsluta")
    assert "omröstning 1 är inte räknad" in str(answer)
    assert "för sent" in room.refused("lfu2", "reservera-mig 1")
    room.accepted("kansliet", "möte 1 återuppta")
    room.accepted("lfu2", "reservera-mig 1")


def test_a_meeting_ended_later_was_over_with_its_day(room: MeetingRoom) -> None:
    room.now = at("2027-02-15T09:00")
    assert "inte avslutat" in str(room.accepted("kansliet", "möte 1"))
    room.accepted("kansliet", "möte 1 närvaro alla")
    answer = room.accepted("kansliet", "möte 1 avsluta")
    assert "fredag den 12 februari 2027 kl. 00.00" in str(answer)


def test_the_minutes_hold_what_was_decided_and_how(room: MeetingRoom) -> None:
    room.accepted("kansliet", "möte 1 punkt rubrik=Budget typ=beslut ägare=lfu1")
    room.accepted("kansliet", "möte 1 närvaro stockholm, skane, lfu1, lfu2")
    room.accepted("kansliet", VOTE)
    room.accepted("kansliet", "omröstning 1 öppna")
    for who in ("stockholm", "skane", "lfu1"):
        room.accepted(who, "rösta 1 bifall lås=ja")
    room.accepted("lfu2", "rösta 1 avslag lås=ja")
    room.accepted("lfu2", "reservera-mig 1 Dyrt")
    assert "utkast" in str(room.accepted("gast", "protokoll 1"))
    room.accepted("kansliet", "möte 1 närvaro stockholm, skane, lfu1, lfu2, rmc1")
    room.accepted("rmc1", "rösta 1 avstår lås=ja")
    room.accepted("kansliet", "omröstning 1 stäng")
    room.accepted("kansliet", "omröstning ny ärende=annat rubrik=Utanför förslag=Ja. möte=1")
    room.accepted("kansliet", "omröstning 2 öppna")
    room.accepted("kansliet", "möte 1 avsluta")
    assert "inte räknad" in room.refused("lfu1", "protokoll 1 justera")
    text = document(room.accepted("gast", "protokoll 1")).text
    for line in (
        "# Protokoll, möte 1: styrgruppens sammanträde",
        "- **Plats:** Teams",
        "- **Ledde mötet:** LfU:s ordförande (Tolkning A6)",
        AWAY,
        "## § 1 Logotyp",
        "Beslut, föredras av Upphandlingschef, Västra Götalandsregionen.",
        "Förslag: Ja.",
        "- LfU:s andra representant: avslag",
        "- RMC:s ordförande: avstår",
        "Reservation, LfU:s andra representant: Dyrt",
        "## § 2 Budget",
        "Inget beslut är registrerat under punkten.",
        "## Utanför",
        "- inte justerat",
    ):
        assert line in text.splitlines(), (line, text)


def test_what_people_write_adds_no_heading_to_the_minutes(room: MeetingRoom) -> None:
    room.accepted("kansliet", 'möte 1 punkt rubrik="x\n# Beslut <b>y</b>" typ=information')
    room.accepted("kansliet", "möte 1 närvaro alla")
    text = document(room.accepted("gast", "protokoll 1")).text
    assert "## § 2 x # Beslut &lt;b>y&lt;/b>" in text.splitlines()


def counted(room: MeetingRoom) -> MeetingRoom:
    """A vote counted with three there, and the roll called anew the day after."""
    room.accepted("kansliet", "möte 1 närvaro stockholm, skane, lfu1, rmc1")
    room.accepted("kansliet", VOTE)
    room.accepted("kansliet", "omröstning 1 öppna")
    room.accepted("kansliet", "möte 1 närvaro stockholm, skane, lfu1, samordnare-12")
    for who in ("stockholm", "skane", "lfu1"):
        room.accepted(who, "rösta 1 bifall lås=ja")
    room.accepted("kansliet", "omröstning 1 stäng")
    return room


THEN = (
    "Vid omröstning 1: 3 av 7 närvarande: Upphandlingschef, Region Stockholm; Upphandlingschef, "
    "Region Skåne; LfU:s ordförande"
)


def test_a_vote_keeps_the_roll_it_was_counted_with_beside_a_later_one(room: MeetingRoom) -> None:
    counted(room)
    assert "Vid omröstning" not in plain(room.accepted("gast", "möte 1"))
    room.now = at("2027-02-12T09:00")
    told = plain(room.accepted("kansliet", "möte 1 närvaro alla"))
    assert "Observera: omröstning 1 är räknad med 3 av 7 närvarande. Uppropet ändrar inte" in told
    for shown in (told, plain(room.accepted("gast", "möte 1"))):
        assert THEN in shown
        assert "Närvarande: 7 av 7" in shown
    minutes = room.accepted("gast", "protokoll 1")
    assert THEN in plain(minutes)
    said = "Förslaget bifölls inte. Beslut 2027-02. Omröstning 1, 3 av 7 närvarande."
    assert said in plain(minutes)
    assert "- **Vid omröstning 1:** 3 av 7 närvarande: " in document(minutes).text


def test_the_same_members_there_with_or_without_guests_are_told_of_once(room: MeetingRoom) -> None:
    counted(room)
    told = plain(room.accepted("kansliet", "möte 1 närvaro stockholm, skane, lfu1"))
    assert "omröstning 1 är räknad" not in told
    assert "Vid omröstning" not in told


def test_a_roll_does_not_warn_of_a_vote_that_goes_on(room: MeetingRoom) -> None:
    room.accepted("lfu1", "möte 1 närvaro alla")
    room.accepted("lfu1", VOTE)
    room.accepted("lfu1", "omröstning 1 öppna")
    room.accepted("lfu1", "jäv 1")
    told = plain(room.accepted("lfu1", "möte 1 närvaro stockholm, skane, lfu1, rmc1"))
    assert "Det gick inte att föra över till omröstning 1" in told
    assert "är räknad" not in told
    assert "Vid omröstning" not in told


def test_a_roll_called_early_tells_of_the_quorum_once(room: MeetingRoom) -> None:
    room.beat("2027-02-11T09:50")
    told = plain(room.accepted("gast", "möte 1"))
    assert "Beslutförhet: kan nås, 0 av 7 kommer och minst 4 behövs" in told
    room.accepted("kansliet", "möte 1 närvaro alla")
    told = plain(room.accepted("gast", "möte 1"))
    assert told.count("Beslutförhet: ") == 1
    assert "Beslutförhet: ja, 7 av minst 4" in told
