from collections.abc import Callable
from datetime import date, datetime

import pytest

from governance.matters import Matter
from governance.withdrawal import Notice
from storage import exit_notices, people, post_lists
from storage.outbox import State
from tests.conversations.stage import Stage
from tests.handlers.duty_stage import asked, at, decide, labels, told

NOTICE = 'utträde region=Skåne skickat="2027-06-30 16:05" mottaget="2027-07-02 09:30"'


@pytest.fixture
def july(stage_later: Callable[[str], Stage]) -> Stage:
    return stage_later("den 2027-07-02 kl. 10:00")


def notice(stage: Stage, number: int = 1) -> Notice:
    with stage.database.reading() as archive:
        return exit_notices.load(archive)[number]


@pytest.mark.parametrize(
    ("received", "effective"),
    [
        ("2027-06-30 23:59:59", "den 1 januari 2028"),
        ("2027-06-30 23.59", "den 1 januari 2028"),
        ("2027-07-01 00:00:00", "den 1 januari 2029"),
        ("2027-07-01T00:00", "den 1 januari 2029"),
    ],
)
def test_a_second_parts_two_years(july: Stage, received: str, effective: str) -> None:
    said = asked(july, f'kansliet: utträde region=Skåne mottaget="{received}"')
    assert f"Om dagen det togs emot räknas (vår läsning): verkan från {effective}" in said


def test_both_times_are_kept_and_nothing_is_decided(july: Stage) -> None:
    july.play(f"kansliet: {NOTICE}")
    found = notice(july)
    assert (found.sent_at, found.received_at) == (
        at("2027-06-30", "16:05"),
        at("2027-07-02", "09:30"),
    )
    assert (found.effective, found.confirmed_on) == (None, None)


def test_the_chair_is_asked_and_kansliet_hears_of_the_answer(july: Stage) -> None:
    july.play(f"kansliet: {NOTICE}")
    assert told(july.database, "utträde:1:") == {"lfu1": 1}
    july.play("lfu1: utträde 1 avgör verkan=2029-01-01")
    assert told(july.database, "utträde:1:") == {"kansliet": 1}
    assert told(july.database, "utträde:1:", State.CANCELLED) == {"lfu1": 1}


def test_what_the_chair_records_kansliet_hears_of_and_nobody_asks_the_chair(july: Stage) -> None:
    said = asked(july, f"lfu1: {NOTICE}")
    assert "Ordföranden får frågan" not in said
    assert told(july.database, "utträde:1:") == {"kansliet": 1}
    assert "Verkan den 1 januari 2029" in labels(july)


def test_a_stand_in_for_the_chair_answers_too(july: Stage) -> None:
    july.play(f"kansliet: {NOTICE}")
    july.play(
        "kansliet: roll ge person=lfu2 roll=ersättare-för-ordförande utsedd-av=lfu1 från=2027-07-01"
    )
    assert "Svaret är inskrivet" in asked(july, "lfu2: utträde 1 avgör verkan=2028-01-01")
    assert notice(july).effective == date(2028, 1, 1)


@pytest.mark.parametrize("who", ["kansliet", "rmc1", "skane", "samordnare-12", "nykomling"])
def test_nobody_else_answers(july: Stage, who: str) -> None:
    july.play(f"kansliet: {NOTICE}")
    assert asked(july, f"{who}: utträde 1 avgör verkan=2029-01-01").startswith("(nekas)")
    july.play(f"{who}: utträde 1")
    assert not [label for label in labels(july) if label.startswith("Verkan")]


def test_an_answer_can_be_changed_and_the_first_is_told(july: Stage) -> None:
    july.play(f"kansliet: {NOTICE}")
    july.play("lfu1: utträde 1 avgör verkan=2029-01-01")
    july.play("lfu1: utträde 1")
    assert "Ändra svaret" in labels(july)
    said = asked(july, "lfu1: utträde 1 avgör verkan=2028-01-01")
    assert "Förut: den 1 januari 2029." in said


def test_an_exit_changes_nothing_else(july: Stage) -> None:
    before = [asked(july, f"gast: {line}") for line in ("andelar", "region Skåne", "styrgrupp")]
    july.play(f"kansliet: {NOTICE}")
    july.play("lfu1: utträde 1 avgör verkan=2028-01-01")
    july.play("kansliet: utträde 1 bekräftat diarienummer=1")
    after = [asked(july, f"gast: {line}") for line in ("andelar", "region Skåne", "styrgrupp")]
    assert before == after
    assert "Utträdet ändrar inget annat av sig självt." in asked(july, "gast: utträde 1")


def test_a_notice_taken_back_leaves_room_for_the_right_one(july: Stage) -> None:
    july.play(f"kansliet: {NOTICE}")
    july.play("kansliet: utträde 1 ångra")
    assert told(july.database, "utträde:1:") == {}
    assert "(nekas)" not in asked(july, f"kansliet: {NOTICE}")
    assert notice(july).withdrawn
    assert not notice(july, 2).withdrawn
    assert "Utträde 1" not in labels(july)
    assert "togs" not in asked(july, "gast: utträde 1")


def test_a_confirmation_waited_for_more_than_thirty_days_shows(july: Stage) -> None:
    july.play(f"kansliet: {NOTICE}")
    july.play("den 2027-08-01 kl. 10:00")
    assert "har väntat mer än 30 dagar" not in asked(july, "gast: utträde")
    july.play("den 2027-08-02 kl. 10:00")
    assert "har väntat mer än 30 dagar för utträde 1" in asked(july, "gast: utträde")
    july.play("kansliet: utträde 1 bekräftat diarienummer=1")
    assert "har väntat mer än 30 dagar" not in asked(july, "gast: utträde")


def test_the_steering_groups_decision_is_found_by_the_regions_name(july: Stage) -> None:
    july.play(f"kansliet: {NOTICE}")
    for serial, region in enumerate(("Region Skåne", "Region Halland"), start=1):
        title = f"Bekräftelse av utträde, {region}"
        day = date(2027, 7, 20)
        decide(july.database, Matter.EXIT_CONFIRMATION, title, day, serial)
    told_of = asked(july, "gast: utträde 1")
    assert "Styrgruppens beslut i registret: 2027-01" in told_of
    assert "2027-02" not in told_of


def test_the_window_lists_the_years_notices(july: Stage) -> None:
    july.play(f"kansliet: {NOTICE}")
    assert "Utträde 1, Region Skåne: väntar på svar" in asked(july, "gast: frist 2027-2")
    assert "Utträde 1" not in asked(july, "gast: frist 2026-2")


@pytest.mark.parametrize("who", ["samordnare-12", "rmc1", "skane", "nykomling"])
def test_only_kansliet_and_the_chair_record_a_notice(july: Stage, who: str) -> None:
    assert asked(july, f"{who}: {NOTICE}").startswith("(nekas)")
    with july.database.reading() as archive:
        assert exit_notices.load(archive) == {}


def test_while_nobody_is_the_chair_it_is_said_and_whoever_becomes_it_is_asked(
    july: Stage,
) -> None:
    july.play("kansliet: roll lfu1 ta roll=ordförande")
    said = asked(july, f"kansliet: {NOTICE}")
    nobody = "ingen är inskriven som styrgruppens ordförande"
    assert f"Men {nobody}, så ingen kan svara än. Den som får rollen får frågan." in said
    assert f"Ordförandens svar: väntar, för {nobody}" in said
    assert "Inställning: ordföranden avgör utträdets verkan" in said
    assert "Skriv in ordföranden" in labels(july)
    july.play("rmc1: utträde 1")
    assert "Skriv in ordföranden" not in labels(july)
    assert told(july.database, "utträde:1:") == {}
    july.play("kansliet: roll lfu2 ge roll=ordförande")
    assert told(july.database, "utträde:1:") == {"lfu2": 1}
    said = asked(july, "kansliet: utträde 1")
    assert "Ordförandens svar: väntar på svar" in said
    assert "ordföranden avgör utträdets verkan" not in said
    assert "Skriv in ordföranden" not in labels(july)


def test_whoever_is_to_be_the_chair_is_asked_on_the_first_morning(july: Stage) -> None:
    july.play("kansliet: roll lfu1 ta roll=ordförande")
    july.play("kansliet: roll lfu2 ge roll=ordförande från=2027-07-05")
    july.play("kansliet: roll rmc2 ge roll=observatör från=2027-07-05")
    july.play(f"kansliet: {NOTICE}")
    assert dues(july) == {"lfu2": at("2027-07-05", "08:00")}
    july.play("den 2027-07-04 kl. 10:00")
    july.play("kansliet: roll ge person=stockholm roll=ersättare-för-ordförande utsedd-av=rmc1")
    assert dues(july)["stockholm"] == at("2027-07-04")
    july.play("stockholm: utträde 1 avgör verkan=2029-01-01")
    assert set(dues(july)) == {"kansliet"}


def test_what_is_answered_is_asked_of_no_new_chair(july: Stage) -> None:
    july.play(f"kansliet: {NOTICE}")
    july.play("lfu1: utträde 1 avgör verkan=2029-01-01")
    july.play("kansliet: roll lfu2 ge roll=ordförande")
    assert "lfu2" not in told(july.database, "utträde:1:")


def test_a_time_as_chair_that_is_over_asks_nothing(july: Stage) -> None:
    july.play("kansliet: roll lfu1 ta roll=ordförande")
    july.play(f"kansliet: {NOTICE}")
    july.play("kansliet: roll lfu2 ge roll=ordförande från=2027-07-02 till=2027-07-02")
    assert told(july.database, "utträde:1:") == {"lfu2": 1}
    july.play("den 2027-07-03 kl. 10:00")
    july.play(
        "kansliet: roll skane ge roll=ersättare-för-ordförande utsedd-av=lfu1 från=2027-06-01 "
        "till=2027-07-02"
    )
    assert told(july.database, "utträde:1:") == {"lfu2": 1}


def dues(stage: Stage) -> dict[str, datetime]:
    """When each person is told of the first notice."""
    with stage.database.reading() as archive:
        handles = {person.id: person.handle for person in people.load(archive).values()}
        return {
            handles[kept.post.recipient["person"]]: kept.post.due_at  # type: ignore[index]
            for kept in post_lists.listed(archive, State.PENDING, 200)
            if kept.post.key.startswith("utträde:1:") and "bekräftelse" not in kept.post.key
        }
