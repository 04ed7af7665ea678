"""An approval of minutes holds for what it approved; a text is taken until both have approved."""

import pytest

from handlers.answer import Choice
from handlers.closing import close_due
from storage import approvals, journal, people
from storage.database import Database
from storage.outbox import State
from tests.handlers.meeting_room import MEMBERS, MeetingRoom, at, choices, document, labels

NEW = "möte nytt datum=2027-02-11 tid=10:00-12:00 plats=Teams"
VOTE = "omröstning ny ärende=annat rubrik=Logotyp förslag=Ja. möte=1"
LAPSED = (
    "men sedan har en text kommit till (reservation, Upphandlingschef, Västra Götalandsregionen)"
)
CHANGED = "men sedan har uppgifter i protokollet ändrats"


@pytest.fixture
def room(example: Database) -> MeetingRoom:
    """A meeting that is over, at which vgr reserved and lfu2 left a note, led by lfu1."""
    made = MeetingRoom(example)
    made.accepted("kansliet", NEW)
    made.now = at("2027-02-11T10:00")
    made.accepted("kansliet", "möte 1 närvaro alla")
    made.accepted("kansliet", VOTE)
    made.accepted("kansliet", "omröstning 1 öppna")
    for who in MEMBERS:
        made.accepted(who, f"rösta 1 {'avslag' if who == 'vgr' else 'bifall'} lås=ja")
    made.accepted("vgr", "reservera-mig 1")
    made.accepted("lfu2", "anteckna 1 Bra.")
    made.accepted("kansliet", "omröstning 1 stäng")
    made.accepted("kansliet", "möte 1 avsluta")
    pass_time(made)
    return made


def pass_time(room: MeetingRoom) -> None:
    """Let some time pass, and what is due be posted."""
    room.now = room.now.replace(minute=room.now.minute + 1)
    room.deliver()


def say(room: MeetingRoom, who: str, said: str) -> str:
    """What somebody is answered, a minute after what was said before."""
    pass_time(room)
    return str(room.accepted(who, said))


def justera(room: MeetingRoom, who: str) -> Choice:
    """The button that a person approves by, as it is drawn now."""
    shown = choices(room.accepted(who, "protokoll 1"))
    return next(each for each in shown if each.label == "Justera")


def asked(room: MeetingRoom) -> list[str]:
    """Who is asked by a post that waits, by handle."""
    with room.database.reading() as archive:
        handles = {str(each.id): each.handle for each in people.load(archive).values()}
    found = [key for key in room.posts(":protokoll:") if ":ny:" not in key]
    return sorted(handles[key.rpartition(":")[2]] for key in found)


def redrawn(room: MeetingRoom) -> int:
    return len([key for key in room.posts(":protokoll:") if ":ny:" in key])


def test_who_presides_cuts_nobody_off_by_approving_early(room: MeetingRoom) -> None:
    say(room, "lfu1", "protokoll 1 justera")
    assert "skriv texten" in say(room, "vgr", "väntar")
    say(room, "vgr", 'reservera-mig 1 "För dyrt."')
    assert "För dyrt." in document(room.accepted("gast", "protokoll 1")).text


def test_an_approval_lapses_when_a_text_comes_and_everybody_is_told(room: MeetingRoom) -> None:
    say(room, "lfu1", "protokoll 1 justera")
    assert "justera protokollet" not in say(room, "lfu1", "väntar")
    receipt = say(room, "vgr", 'reservera-mig 1 "För dyrt."')
    assert "LfU:s ordförande hade redan justerat protokollet" in receipt
    assert "frågan ställs på nytt" in receipt
    shown = say(room, "gast", "protokoll 1")
    assert f"{LAPSED}: justeras på nytt" in shown
    assert "av den som ledde mötet och en justerare till" in shown
    assert f"{LAPSED}: justeras på nytt" in document(room.accepted("gast", "protokoll 1")).text
    assert "- inte justerat" in document(room.accepted("gast", "protokoll 1")).text
    assert "justera protokollet på nytt, för det har ändrats" in say(room, "lfu1", "väntar")
    assert "på nytt: sedan du gjorde det har en text kommit till" in say(
        room, "lfu1", "protokoll 1"
    )
    assert "på nytt" not in say(room, "skane", "väntar")
    again = say(room, "vgr", 'reservera-mig 1 "Alldeles för dyrt."')
    assert "hade redan justerat" not in again


def test_a_note_given_anew_makes_an_approval_lapse_too(room: MeetingRoom) -> None:
    say(room, "skane", "protokoll 1 justera")
    receipt = say(room, "lfu2", "anteckna 1 Mycket bra.")
    assert "Upphandlingschef, Region Skåne hade redan justerat protokollet" in receipt
    assert "en text kommit till (protokollsanteckning, LfU:s andra representant)" in say(
        room, "gast", "protokoll 1"
    )


def test_minutes_are_approved_when_both_have_approved_the_same(room: MeetingRoom) -> None:
    say(room, "lfu1", "protokoll 1 justera")
    say(room, "vgr", 'reservera-mig 1 "För dyrt."')
    one = say(room, "skane", "protokoll 1 justera")
    assert "Du har justerat protokollet" in one
    assert "inte justerat" in say(room, "gast", "protokoll")
    assert "- en justering återstår" in document(room.accepted("gast", "protokoll 1")).text
    assert labels(room.accepted("stockholm", "protokoll 1")).count("Justera") == 0
    both = say(room, "lfu1", "protokoll 1 justera")
    assert "justerat av båda" in both
    shown = say(room, "gast", "protokoll 1")
    assert "men sedan har" not in shown
    assert shown.count("Justerat av") == 2


def test_no_text_is_taken_or_waited_for_once_both_have_approved(room: MeetingRoom) -> None:
    say(room, "lfu1", "protokoll 1 justera")
    assert "texten saknas till reservation" in say(room, "skane", "protokoll 1")
    say(room, "skane", "protokoll 1 justera")
    pass_time(room)
    assert "justerat av båda" in room.refused("vgr", 'reservera-mig 1 "För dyrt."')
    assert "justerat av båda" in room.refused("lfu2", "anteckna 1 Mycket bra.")
    assert "skriv texten" not in say(room, "vgr", "väntar")
    assert "texten saknas" not in say(room, "skane", "protokoll 1")
    assert "Någon har justerat" in room.refused("kansliet", "möte 1 återuppta")


def test_a_text_begun_before_the_last_approval_and_given_after_it_is_refused(
    room: MeetingRoom,
) -> None:
    say(room, "lfu1", "protokoll 1 justera")
    begun = room.now
    say(room, "skane", "protokoll 1 justera")
    room.now = begun
    assert "justerat av båda" in room.refused("vgr", 'reservera-mig 1 "För dyrt."')


def test_texts_that_are_missing_are_told_until_both_have_approved(room: MeetingRoom) -> None:
    warned = "texten saknas till reservation, Upphandlingschef, Västra Götalandsregionen"
    assert warned in say(room, "lfu1", "protokoll 1")
    assert warned in say(room, "lfu1", "protokoll 1 justera")
    assert warned in say(room, "skane", "protokoll 1")
    say(room, "vgr", 'reservera-mig 1 "För dyrt."')
    assert "texten saknas" not in say(room, "skane", "protokoll 1")


def test_a_text_of_a_reservation_without_effect_is_not_told_of(room: MeetingRoom) -> None:
    room.accepted("kansliet", "möte 1 återuppta")
    room.accepted("kansliet", VOTE)
    room.accepted("kansliet", "omröstning 2 öppna")
    for who in MEMBERS:
        room.accepted(who, "rösta 2 bifall lås=ja")
    room.accepted("vgr", "reservera-mig 2")
    room.accepted("kansliet", "omröstning 2 stäng")
    room.accepted("kansliet", "möte 1 avsluta")
    say(room, "lfu1", "protokoll 1 justera")
    say(room, "vgr", 'reservera-mig 2 "Jag ångrar mig."')
    assert f"{CHANGED}: justeras på nytt" in say(room, "gast", "protokoll 1")


def test_a_button_drawn_before_the_minutes_changed_approves_nothing(room: MeetingRoom) -> None:
    drawn = justera(room, "skane")
    say(room, "vgr", 'reservera-mig 1 "För dyrt."')
    outcome = room.say("skane", drawn.chosen)
    assert "har ändrats sedan du läste det" in str(outcome.answer)
    assert labels(outcome.answer) == ["Protokollet"]
    assert "Justerat av" not in say(room, "gast", "protokoll 1")
    room.accepted("skane", justera(room, "skane").chosen)
    assert "Justerat av" in say(room, "gast", "protokoll 1")


def test_what_anybody_reads_at_any_time_is_one_edition(room: MeetingRoom) -> None:
    drawn = justera(room, "skane")
    room.now = at("2027-02-20T09:00")
    assert drawn.chosen == justera(room, "lfu1").chosen


def test_a_meeting_is_gone_on_with_until_an_approval_holds(room: MeetingRoom) -> None:
    say(room, "lfu1", "protokoll 1 justera")
    assert "Någon har justerat" in room.refused("kansliet", "möte 1 återuppta")
    say(room, "vgr", 'reservera-mig 1 "För dyrt."')
    room.accepted("kansliet", "möte 1 återuppta")
    room.accepted("vgr", 'reservera-mig 1 "Alldeles för dyrt."')
    assert asked(room) == []
    pass_time(room)
    room.accepted("kansliet", "möte 1 avsluta")
    assert asked(room) == sorted(MEMBERS)
    assert LAPSED in say(room, "gast", "protokoll 1")


def test_whose_approval_lapsed_is_asked_anew_once_for_each_time(room: MeetingRoom) -> None:
    assert asked(room) == []
    for word in ("Dyrt.", "Dyrare."):
        say(room, "lfu1", "protokoll 1 justera")
        pass_time(room)
        room.accepted("vgr", f"reservera-mig 1 {word}")
        assert asked(room) == ["lfu1"]
        pass_time(room)
        room.accepted("vgr", f"reservera-mig 1 {word}..")
        assert asked(room) == []


def test_who_approves_before_the_new_question_comes_is_not_asked_it(room: MeetingRoom) -> None:
    say(room, "lfu1", "protokoll 1 justera")
    pass_time(room)
    room.accepted("vgr", 'reservera-mig 1 "För dyrt."')
    room.accepted("lfu1", "protokoll 1 justera")
    assert asked(room) == []
    (never_sent,) = room.posts(":protokoll:", state=State.CANCELLED)
    pass_time(room)
    room.accepted("vgr", 'reservera-mig 1 "Alldeles för dyrt."')
    assert asked(room) == ["lfu1"]
    assert redrawn(room) == len(MEMBERS)
    assert not room.posts(never_sent, ":ny:")


def test_where_it_was_asked_it_is_drawn_anew_with_each_text(room: MeetingRoom) -> None:
    pass_time(room)
    room.accepted("vgr", 'reservera-mig 1 "För dyrt."')
    assert redrawn(room) == len(MEMBERS)
    room.accepted("vgr", 'reservera-mig 1 "Alldeles för dyrt."')
    assert redrawn(room) == len(MEMBERS), "those that wait tell the same"
    say(room, "lfu1", "protokoll 1 justera")
    pass_time(room)
    room.accepted("vgr", 'reservera-mig 1 "För dyrt."')
    assert redrawn(room) == len(MEMBERS)
    pass_time(room)
    room.accepted("vgr", 'reservera-mig 1 "Dyrt."')
    assert redrawn(room) == len(MEMBERS) + 1, "the second question to who was asked twice too"


def test_a_seat_set_right_makes_an_approval_lapse_and_the_heart_asks_anew(
    room: MeetingRoom,
) -> None:
    say(room, "lfu1", "protokoll 1 justera")
    pass_time(room)
    room.accepted("kansliet", "stol 7 sätt person=samordnare-12 från=2027-02-01")
    assert f"{CHANGED}: justeras på nytt" in str(room.accepted("gast", "protokoll 1"))
    room.beat("2027-02-11T15:00")
    assert asked(room) == ["lfu1"]
    room.deliver()
    room.beat("2027-02-11T15:01")
    assert asked(room) == []


def test_what_somebody_is_called_is_no_content(room: MeetingRoom) -> None:
    say(room, "lfu1", "protokoll 1 justera")
    with room.database.writing() as archive:
        entry = people.Entry("vgr", "Inköpschef, Västra Götalandsregionen")
        people.change(archive, journal.Act("prov", room.now, None), entry)
    shown = str(room.accepted("gast", "protokoll 1"))
    assert "Inköpschef" in shown
    assert "men sedan" not in shown


def test_an_earlier_meeting_ended_late_takes_its_decisions_out_of_the_next_minutes(
    example: Database,
) -> None:
    room = MeetingRoom(example)
    room.accepted("kansliet", "möte nytt datum=2027-01-28 tid=10:00-12:00")
    room.accepted(
        "kansliet",
        'omröstning ny ärende=annat rubrik="Logotyp" förslag=Ja. stänger="2027-01-25 15:00"',
    )
    room.accepted("kansliet", "omröstning 1 öppna")
    for who in MEMBERS:
        room.accepted(who, "rösta 1 bifall")
    close_due(room.database, at("2027-01-25T15:00"))
    room.now = at("2027-01-28T10:00")
    room.accepted("kansliet", "möte 1 närvaro alla")
    room.accepted("kansliet", NEW)
    room.now = at("2027-02-11T12:00")
    room.accepted("kansliet", "möte 2 närvaro alla")
    room.accepted("kansliet", "möte 2 avsluta")
    room.deliver()
    room.accepted("lfu1", "protokoll 2 justera")
    room.accepted("kansliet", "möte 1 avsluta")
    assert f"{CHANGED}: justeras på nytt" in str(room.accepted("gast", "protokoll 2"))
    room.deliver()
    room.beat("2027-02-11T12:01")
    assert asked(room) == ["lfu1"]


def test_the_draft_of_an_order_that_comes_later_makes_an_approval_lapse(
    example: Database,
) -> None:
    room = MeetingRoom(example, adopted=False)
    room.accepted("kansliet", NEW)
    room.now = at("2027-02-11T12:00")
    room.accepted("kansliet", "möte 1 närvaro alla")
    room.accepted("kansliet", "möte 1 avsluta")
    room.accepted("lfu1", "protokoll 1 justera")
    room.accepted("kansliet", "arbetsordning ändra minsta-tid=7")
    assert CHANGED not in str(room.accepted("gast", "protokoll 1"))
    room.accepted("kansliet", "arbetsordning ändra beslutförhet=5")
    assert CHANGED in str(room.accepted("gast", "protokoll 1"))


def test_what_both_have_approved_stays_so_whatever_is_set_right_after(room: MeetingRoom) -> None:
    say(room, "lfu1", "protokoll 1 justera")
    say(room, "skane", "protokoll 1 justera")
    room.accepted("kansliet", "stol 7 sätt person=samordnare-12 från=2027-02-01")
    shown = str(room.accepted("lfu1", "protokoll 1"))
    assert "men sedan" not in shown
    assert "Justera'" not in shown
    assert "justerat den" in str(room.accepted("gast", "protokoll"))
    room.beat("2027-02-11T15:00")
    assert asked(room) == []


def test_every_approval_is_kept_in_the_record(room: MeetingRoom) -> None:
    say(room, "lfu1", "protokoll 1 justera")
    say(room, "vgr", 'reservera-mig 1 "För dyrt."')
    say(room, "lfu1", "protokoll 1 justera")
    with room.database.reading() as archive:
        assert len(approvals.load(archive)[1]) == 1
        assert list(approvals.times(archive).values()) == [2]
        kept = [
            str(link.entry.record["content"])
            for link in journal.links(archive)
            if link.entry.table == "minutes_approvals"
        ]
        assert len(set(kept)) == 2
        assert journal.verify(archive) is None
