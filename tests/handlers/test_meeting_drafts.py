"""Votes prepared for a meeting: they close on its day, follow it, and are not held without it."""

from dataclasses import replace
from datetime import datetime

import pytest

from governance.acts import State
from governance.people import Role
from governance.room import Form
from governance.voting import Acting
from storage import voting
from storage.database import Database
from storage.journal import Act
from storage.stored_vote import Stored
from storage.vote_events import Drafted
from tests.handlers.meeting_room import MeetingRoom, at, choices, labels

NEW = "möte nytt datum=2027-02-11 tid=10:00-12:00 plats=Teams"
VOTE = "omröstning ny ärende=annat rubrik=Logotyp förslag=Ja. möte=1"


@pytest.fixture
def room(example: Database) -> MeetingRoom:
    made = MeetingRoom(example)
    made.accepted("kansliet", NEW)
    return made


def vote(room: MeetingRoom, number: int = 1) -> Stored:
    with room.database.reading() as archive:
        stored = voting.load(archive, number)
    assert stored is not None
    return stored


def closes(room: MeetingRoom) -> datetime:
    return vote(room).draft.closes_at


@pytest.mark.parametrize("closing", ["2027-02-11 10:00", "2027-02-10 12:00", "2027-02-12 00:00"])
def test_a_closing_time_off_the_meetings_day_is_refused_wherever_it_is_given(
    room: MeetingRoom, closing: str
) -> None:
    assert "samma dag som mötet" in room.refused("kansliet", f'{VOTE} stänger="{closing}"')
    room.accepted("kansliet", VOTE)
    change = f'omröstning 1 ändra stänger="{closing}"'
    assert "samma dag som mötet" in room.refused("kansliet", change)
    room.accepted("kansliet", "omröstning 1 öppna")
    extend = f'omröstning 1 förläng till="{closing}"'
    assert "samma dag som mötet" in room.refused("kansliet", extend)


def test_a_day_that_is_not_the_named_meetings_is_refused(room: MeetingRoom) -> None:
    assert "Möte 1 hålls" in room.refused("kansliet", f"{VOTE} datum=2027-02-12")
    room.accepted("kansliet", f"{VOTE} datum=2027-02-11")


def test_a_draft_follows_the_meeting_and_opens_there(room: MeetingRoom) -> None:
    room.accepted("kansliet", f'{VOTE} stänger="2027-02-11 11:30"')
    answer = room.accepted("kansliet", "möte 1 flytta datum=2027-02-18")
    assert "Utkastet till omröstning 1 följer med" in str(answer)
    assert closes(room) == at("2027-02-18T11:30")
    answer = room.accepted("kansliet", "möte 1 flytta plats=Lund")
    assert "Utkastet" not in str(answer)
    room.accepted("kansliet", "möte 1 flytta tid=13:00-15:00")
    assert closes(room) == at("2027-02-18T23:59")
    room.now = at("2027-02-18T13:05")
    room.accepted("kansliet", "omröstning 1 öppna")
    assert vote(room).state is State.OPEN


def test_only_drafts_of_the_moved_meeting_follow_it(room: MeetingRoom) -> None:
    capsulam = 'omröstning ny ärende=annat rubrik=A förslag=B stänger="2027-02-11 15:00"'
    room.accepted("kansliet", capsulam)
    room.accepted("kansliet", "möte nytt datum=2027-03-11 tid=10:00-12:00")
    room.accepted("kansliet", VOTE.replace("möte=1", "möte=2"))
    room.accepted("kansliet", "möte 1 flytta datum=2027-02-18")
    assert closes(room) == at("2027-02-11T15:00")
    assert vote(room, 2).draft.closes_at == at("2027-03-11T23:59")


def test_whoever_may_move_the_meeting_may_move_its_drafts(room: MeetingRoom) -> None:
    room.accepted("vgr", VOTE)
    room.accepted("rmc1", "möte 1 flytta datum=2027-02-18")
    assert closes(room) == at("2027-02-18T23:59")


def test_a_draft_of_a_cancelled_meeting_is_told_of_and_can_go_to_another(
    room: MeetingRoom,
) -> None:
    room.accepted("kansliet", VOTE)
    answer = room.accepted("kansliet", "möte 1 ställ-in skäl=Snö")
    assert "omröstning 1 ändra möte=<nr>" in str(answer)
    assert "Visa omröstning 1" in labels(answer)
    refused = room.say("kansliet", "omröstning 1 öppna").answer
    assert "inställt" in str(refused.parts[0])
    assert labels(refused) == ["Visa omröstning 1", "Ändra"]
    room.accepted("kansliet", "möte nytt datum=2027-02-25 tid=10:00-12:00")
    room.accepted("kansliet", "omröstning 1 ändra möte=2")
    assert closes(room) == at("2027-02-25T23:59")
    assert "den 25 februari 2027" in str(room.accepted("kansliet", "omröstning 1"))
    room.accepted("kansliet", "omröstning 1 öppna")


def test_a_draft_per_capsulam_can_be_put_to_a_meeting(room: MeetingRoom) -> None:
    capsulam = 'omröstning ny ärende=annat rubrik=A förslag=B stänger="2027-01-25 15:00"'
    room.accepted("kansliet", capsulam)
    room.accepted("kansliet", "omröstning 1 ändra möte=1 rubrik=C")
    assert (vote(room).draft.form, vote(room).draft.title) == (Form.MEETING, "C")
    assert closes(room) == at("2027-02-11T15:00")


def test_nothing_is_put_to_a_meeting_that_is_over(room: MeetingRoom) -> None:
    room.accepted("kansliet", VOTE)
    room.now = at("2027-02-11T10:30")
    room.accepted("kansliet", "möte 1 närvaro alla")
    room.accepted("kansliet", "möte 1 avsluta")
    for said in (VOTE, "omröstning 1 öppna", "omröstning 1 ändra möte=1"):
        assert "avslutat" in room.refused("kansliet", said)
    that_day = "omröstning ny ärende=annat rubrik=A förslag=B form=möte datum=2027-02-11"
    assert "avslutat" in room.refused("kansliet", that_day)


def left_behind(room: MeetingRoom) -> None:
    """Give the draft the day it was made for, as before drafts followed their meetings."""
    acting = Acting(1, room.now, roles=frozenset({Role.KANSLI}))
    with room.database.writing() as archive:
        stored = voting.locked(archive, 1)
        draft = replace(stored.draft, closes_at=at("2027-02-11T23:59"))
        event = Drafted(acting, draft, stored.order, stored.meeting)
        voting.append(archive, Act("prov", room.now, 1), stored, event)


def test_a_draft_that_was_left_behind_is_opened_by_the_button_of_its_refusal(
    room: MeetingRoom,
) -> None:
    room.accepted("kansliet", VOTE)
    room.accepted("kansliet", "möte 1 flytta datum=2027-02-18")
    left_behind(room)
    refused = room.say("kansliet", "omröstning 1 öppna").answer
    assert "samma dag som mötet" in str(refused.parts[0])
    offered = {each.label: each for each in choices(refused)}
    room.accepted("kansliet", offered["Stäng 18/2 kl. 23.59"].chosen)
    room.accepted("kansliet", "omröstning 1 öppna")
