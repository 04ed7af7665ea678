"""Meetings planned: all of a proposal or nothing, and what a form of a move holds already."""

import pytest

from bot.plain import plain
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
    assert "Observera: ett av mötena får inte plats" in str(answer)
    found = {each.label: each for each in choices(answer)}
    assert "Lägg in alla tre" in found
    room.accepted("kansliet", found["Lägg in alla tre"].chosen)
    shown = room.accepted("kansliet", "möten 2027")
    assert "3 planerade, 1 saknas" in str(shown)
    assert "Föreslå möten 2027" in labels(shown)


def test_the_draft_is_redrawn_with_the_days_chosen_and_they_are_put_in(
    example: Database,
) -> None:
    room = MeetingRoom(example)
    changed = 'möten föreslå 2027 dagar="2027-03-11, 2027-06-02, 2027-09-15, 2027-11-24"'
    answer = room.accepted("kansliet", changed)
    found = {each.label: each for each in choices(answer)}
    days = "2027-03-11, 2027-06-02, 2027-09-15, 2027-11-24"
    assert found["Ändra dagarna"].chosen.fields == {"år": "2027", "dagar": days}
    room.accepted("kansliet", found["Lägg in alla fyra"].chosen)
    with example.reading() as archive:
        planned = [str(each.day) for each in meetings.load(archive).values()]
    assert ", ".join(planned) == days


@pytest.mark.parametrize(
    ("there", "said"),
    [
        ("2027-03-10", "Lägg in alla tre"),
        ("2027-03-10, 2027-06-02", "Lägg in båda"),
        ("2027-03-10, 2027-06-02, 2027-09-15", "Lägg in mötet"),
    ],
)
def test_the_button_says_how_many_it_puts_in(example: Database, there: str, said: str) -> None:
    room = MeetingRoom(example)
    room.accepted("kansliet", ALL.format(there))
    assert said in labels(room.accepted("kansliet", "möten föreslå 2027"))


def test_a_part_of_the_year_that_has_its_meeting_is_left_out_and_refused(example: Database) -> None:
    room = MeetingRoom(example)
    before = room.accepted("kansliet", "möten föreslå 2027")
    room.accepted("kansliet", "möte nytt datum=2027-03-11 tid=10:00-12:00")
    (put,) = (each for each in choices(before) if each.label == "Lägg in alla fyra")
    assert "möte 1 finns redan i samma del av året" in str(room.say("kansliet", put.chosen).answer)
    days = "2027-03-10, 2027-06-02, 2027-09-15, 2027-11-24"
    answer = room.accepted("kansliet", f'möten föreslå 2027 dagar="{days}"')
    assert "onsdag den 10 mars 2027 är lämnad utanför" in str(answer)
    found = {each.label: each for each in choices(answer)}
    room.accepted("kansliet", found["Lägg in alla tre"].chosen)
    with example.reading() as archive:
        assert len(meetings.load(archive)) == 4


def test_days_of_another_year_are_refused_and_who_cannot_plan_has_no_button(
    example: Database,
) -> None:
    room = MeetingRoom(example)
    answer = room.refused("kansliet", "möten föreslå 2027 dagar=2028-03-11")
    assert "ligger i ett annat år" in str(answer)
    assert labels(room.accepted("vgr", "möten föreslå 2027"))[0] == "Ändra dagarna"


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


def test_what_to_be_careful_of_is_told_of_what_is_to_come(example: Database) -> None:
    room = MeetingRoom(example)
    sunday = room.accepted("kansliet", "möte nytt datum=2027-02-14 tid=10:00-12:00")
    assert "söndag den 14 februari 2027 är ingen arbetsdag." in str(sunday)
    moved = room.accepted("kansliet", "möte 1 flytta datum=2027-03-26")
    assert "är ingen arbetsdag (Långfredagen)." in str(moved)
    moved = room.accepted("kansliet", "möte 1 flytta datum=2027-03-25")
    assert "Observera" not in str(moved)
    conference = "möte nytt datum=2027-03-25 tid=11:00-13:00 typ=konferens"
    assert "krockar med möte 1" in str(room.accepted("kansliet", conference))
    put = room.accepted("kansliet", ALL.format("2027-07-14, 2027-09-15"))
    assert str(put).count("Observera") == 1
    assert "vecka 28" in str(put)
    past = room.accepted("kansliet", "möte nytt datum=2027-01-10 tid=10:00-12:00")
    assert "arbetsdag" not in str(past)


def test_what_is_planned_is_counted_in_its_own_gender(example: Database) -> None:
    room = MeetingRoom(example)
    room.accepted("kansliet", "möte nytt datum=2027-11-11 tid=10:00-12:00")
    room.accepted("kansliet", "möte nytt datum=2027-11-12 tid=10:00-12:00 typ=konferens")
    told = plain(room.accepted("gast", "möten 2027"))
    assert "R21), 1 planerat, 3 saknas" in told
    assert "R22), 1 planerad, 1 saknas" in told
    room.now = at("2027-10-01T10:00")
    told = plain(room.accepted("gast", "möten 2027"))
    assert "inget sammanträde har hållits och 1 är planerat före" in told
    assert "ingen konferens har hållits och 1 är planerad före" in told
    room.accepted("kansliet", "möte nytt datum=2027-11-18 tid=10:00-12:00")
    assert "hållits och 2 är planerade före" in plain(room.accepted("gast", "möten 2027"))


def test_no_meeting_is_older_than_the_document_or_beyond_what_is_counted(
    example: Database,
) -> None:
    room = MeetingRoom(example)
    for day in ("2024-03-24", "2101-01-01"):
        room.refused("kansliet", f"möte nytt datum={day} tid=10:00-12:00")
        room.refused("kansliet", ALL.format(f"2027-03-10, {day}"))
    with example.reading() as archive:
        assert meetings.load(archive) == {}
    room.accepted("kansliet", "möte nytt datum=2024-03-25 tid=10:00-12:00")
    room.refused("kansliet", "möte 1 flytta datum=2024-03-24")
