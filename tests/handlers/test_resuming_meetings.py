"""A meeting taken up again: one that was cancelled is planned, called and asked about anew."""

import re

import pytest

from bot.plain import plain
from handlers import reminding
from handlers.ask import Chosen
from storage import post_lists
from storage.database import Database
from storage.outbox import State
from tests.handlers.meeting_room import (
    EVERYBODY,
    MeetingRoom,
    at,
    choices,
    document,
    labels,
)

NEW = "möte nytt datum=2027-02-11 tid=10:00-12:00 plats=Teams"
AGAIN = "möte 1 återuppta"


@pytest.fixture
def room(example: Database) -> MeetingRoom:
    made = MeetingRoom(example)
    made.accepted("kansliet", NEW)
    return made


def cancelled(room: MeetingRoom) -> MeetingRoom:
    room.accepted("kansliet", "möte 1 ställ-in skäl=Snö")
    return room


def called(room: MeetingRoom) -> MeetingRoom:
    room.accepted("kansliet", "möte 1 kalla")
    room.deliver()
    return room


def notices(room: MeetingRoom) -> set[str]:
    """Who is sent a notice now, the channel too."""
    sent = room.deliver()
    return {key.rpartition(":")[2] for key in sent if "kallelse" not in key}


def last_notice(room: MeetingRoom) -> str:
    """What the channel was last told, kept in the outbox."""
    with room.database.reading() as archive:
        kept = post_lists.listed(archive, State.SENT, 200) + post_lists.listed(
            archive, State.PENDING, 200
        )
    told = [each for each in kept if re.fullmatch(r"möte:1:\d+:styrgruppen", each.post.key)]
    return str(max(told, key=lambda each: each.id).post.content)


def test_a_cancelled_meeting_is_planned_again_as_it_was(room: MeetingRoom) -> None:
    before = plain(room.accepted("kansliet", "möte 1"))
    told = plain(cancelled(room).accepted("kansliet", AGAIN))
    assert "Mötet är inte längre inställt. Det sägs nu i styrgruppens kanal." in told
    assert "Kallelsen: går ut fredag den 5 februari 2027 kl. 08.00" in told
    assert plain(room.accepted("kansliet", "möte 1")) == before
    assert room.acts()[-1] == "möte hålls ändå"


def test_everybody_who_knew_is_told_and_called_anew(room: MeetingRoom) -> None:
    first = set(room.posts("kallelse"))
    cancelled(called(room))
    assert len(notices(room)) == len(EVERYBODY)
    answered = plain(room.accepted("kansliet", AGAIN))
    assert "kanal och till var och en som var kallad." in answered
    assert len(notices(room)) == len(EVERYBODY)
    said = last_notice(room)
    assert "Möte 1, sammanträde, var inställt men hålls ändå. Kallelsen kommer på nytt." in said
    assert "läggs mötet tillbaka i kalendern" in said
    assert "SEQUENCE:2" in said
    assert room.called() == {at("2027-02-05T08:00")}
    assert first.isdisjoint(room.posts("kallelse"))
    assert room.beat("2027-02-05T08:00") == (1,)


def test_whose_call_never_went_out_is_told_nothing_but_whoever_is_invited(
    room: MeetingRoom,
) -> None:
    room.accepted("kansliet", "möte 1 bjud-in person=samordnare-12")
    notices(cancelled(room))
    assert "till dem som är inbjudna." in plain(room.accepted("kansliet", AGAIN))
    assert len(notices(room)) == 2


def test_the_answers_to_the_call_before_count_no_more(room: MeetingRoom) -> None:
    called(room)
    room.accepted("skane", "möte 1 kommer")
    room.accepted("vgr", "möte 1 kommer-inte")
    cancelled(room).accepted("kansliet", AGAIN)
    assert "Kommer" not in plain(room.accepted("gast", "möte 1"))
    room.accepted("skane", "möte 1 kommer")
    assert "Kommer: 1 av 7: Upphandlingschef, Region Skåne" in plain(
        room.accepted("gast", "möte 1")
    )


def test_its_reminders_are_planned_again(room: MeetingRoom) -> None:
    reminding.write_due(room.database, room.now)
    planned = room.posts("reminder:möte:1")
    assert planned
    cancelled(room)
    reminding.write_due(room.database, room.now)
    assert room.posts("reminder:möte:1") == {}
    room.accepted("kansliet", AGAIN)
    reminding.write_due(room.database, room.now)
    assert room.posts("reminder:möte:1") == planned


def test_a_calendar_takes_it_in_anew(room: MeetingRoom) -> None:
    cancelled(room).accepted("kansliet", AGAIN)
    text = document(room.accepted("kansliet", "kallelse 1")).text
    assert "SEQUENCE:2" in text
    assert "STATUS:CANCELLED" not in text


def test_a_draft_of_a_vote_can_be_opened_on_it_again(room: MeetingRoom) -> None:
    room.accepted("kansliet", "möte 1 punkt rubrik=A typ=beslut")
    room.accepted("kansliet", "omröstning ny ärende=annat rubrik=A förslag=B möte=1 punkt=1")
    cancelled(room)
    assert "inställt" in room.refused("kansliet", "omröstning 1 öppna")
    assert "omröstning 1 kan öppnas på mötet igen" in plain(room.accepted("kansliet", AGAIN))
    room.accepted("kansliet", "omröstning 1 öppna")


def test_a_conference_has_its_own_gender_and_no_call(room: MeetingRoom) -> None:
    room.accepted("kansliet", "möte nytt datum=2027-04-14 tid=09:00-16:00 typ=konferens")
    room.accepted("kansliet", "möte 2 ställ-in skäl=Snö")
    room.accepted("kansliet", "möte 2 återuppta")
    with room.database.reading() as archive:
        kept = [each.post for each in post_lists.listed(archive, State.PENDING, 200)]
    (notice,) = [
        each for each in kept if each.key.startswith("möte:2:") and "ändå" in str(each.content)
    ]
    assert "Möte 2, konferens, var inställd men hålls ändå." in str(notice.content)
    assert "Kallelsen" not in str(notice.content)


def test_the_day_may_have_been_taken_by_another_meeting(room: MeetingRoom) -> None:
    cancelled(room).accepted("kansliet", NEW)
    assert "Den dagen har redan ett möte" in room.refused("kansliet", AGAIN)
    assert "Läge: inställt: Snö" in plain(room.accepted("gast", "möte 1"))


def test_it_is_too_late_when_it_would_have_begun(room: MeetingRoom) -> None:
    cancelled(room)
    room.now = at("2027-02-11T10:00")
    assert "Den tiden har redan varit." in room.refused("kansliet", AGAIN)
    assert "Återuppta" not in labels(room.accepted("kansliet", "möte 1"))


def test_only_what_is_over_or_cancelled_is_taken_up_again(room: MeetingRoom) -> None:
    assert "är planerat, så nu går det inte att återuppta det" in room.refused("kansliet", AGAIN)
    cancelled(room)
    assert "Du kan inte planera och leda möten." in room.refused("skane", AGAIN)


def test_whoever_plans_meetings_has_the_button_for_it(room: MeetingRoom) -> None:
    receipt = room.accepted("kansliet", "möte 1 ställ-in skäl=Snö")
    shown = room.accepted("kansliet", "möte 1")
    for answer in (receipt, shown):
        (button,) = [each for each in choices(answer) if each.label == "Återuppta"]
        assert button.chosen == Chosen("möte återuppta", {"nr": "1", "gäller": "inställt"})
        assert "får besked" in button.confirm
    assert "Återuppta" not in labels(room.accepted("skane", "möte 1"))
    room.accepted("kansliet", button.chosen)
    assert "Återuppta" not in labels(room.accepted("kansliet", "möte 1"))


def test_one_may_also_say_undo(room: MeetingRoom) -> None:
    cancelled(room).accepted("kansliet", "möte 1 ångra")
    assert "Läge: planerat" in plain(room.accepted("gast", "möte 1"))


def test_a_button_drawn_for_a_cancellation_takes_no_end_back(room: MeetingRoom) -> None:
    receipt = room.accepted("kansliet", "möte 1 ställ-in skäl=Snö")
    (button,) = [each for each in choices(receipt) if each.label == "Återuppta"]
    room.accepted("kansliet", button.chosen)
    room.now = at("2027-02-11T10:05")
    room.accepted("kansliet", "möte 1 närvaro alla")
    room.now = at("2027-02-11T12:00")
    ended = room.accepted("kansliet", "möte 1 avsluta")
    refused = room.say("kansliet", button.chosen)
    assert "inte har längre. Det är avslutat." in plain(refused.answer)
    assert "Läge: hållet" in plain(room.accepted("gast", "möte 1"))
    (undo,) = [each for each in choices(ended) if each.label == "Ångra"]
    room.accepted("kansliet", undo.chosen)
    assert "Läge: hållet" not in plain(room.accepted("gast", "möte 1"))


def test_a_conference_that_is_held_after_all_keeps_its_answers(room: MeetingRoom) -> None:
    room.accepted("kansliet", "möte nytt datum=2027-04-14 tid=09:00-16:00 typ=konferens")
    room.accepted("skane", "möte 2 kommer")
    room.accepted("kansliet", "möte 2 ställ-in skäl=Snö")
    room.accepted("kansliet", "möte 2 återuppta")
    assert "Kommer: 1 av 7" in plain(room.accepted("gast", "möte 2"))
