"""Meetings planned: all of a proposal or nothing, and what a form of a move holds already."""

from bot.plain import plain
from handlers import dispatch
from handlers.answer import Form
from handlers.ask import Chosen, Delivery, Handle, Place, PlaceKind
from handlers.outcome import Exit
from storage import meetings, outbox
from storage.database import Database
from tests.handlers.meeting_room import EVERYBODY, MeetingRoom, at, choices, labels

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
    assert "Ett av mötena får inte plats" in str(answer)
    found = {each.label: each for each in choices(answer)}
    assert "Lägg in alla 3" in found
    room.accepted("kansliet", found["Lägg in alla 3"].chosen)
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
    room.accepted("kansliet", found["Lägg in alla 3"].chosen)
    with example.reading() as archive:
        assert len(meetings.load(archive)) == 4


def test_days_of_another_year_are_refused_and_who_cannot_plan_has_no_button(
    example: Database,
) -> None:
    room = MeetingRoom(example)
    answer = room.refused("kansliet", "möten föreslå 2027 dagar=2028-03-11")
    assert "ligger i ett annat år" in str(answer)
    assert labels(room.accepted("vgr", "möten föreslå 2027"))[0] == "Ändra dagarna"


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


def test_to_change_a_meeting_is_to_move_it(example: Database) -> None:
    room = MeetingRoom(example)
    room.accepted("kansliet", "möte nytt datum=2027-02-11 tid=10:00-12:00 plats=Teams")
    assert "Plats: Lund (förut Teams)" in plain(
        room.accepted("kansliet", "möte 1 ändra plats=Lund")
    )


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
