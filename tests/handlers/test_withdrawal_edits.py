from collections.abc import Callable
from datetime import date

import pytest

from governance.withdrawal import Notice
from storage import exit_notices
from storage.outbox import State
from tests.conversations.stage import Stage
from tests.handlers.duty_stage import asked, at, labels, told

NOTICE = 'utträde region=Skåne mottaget="2027-07-02 09:30"'
EDIT = "kansliet: utträde 1 ändra"


@pytest.fixture
def july(stage_later: Callable[[str], Stage]) -> Stage:
    stage = stage_later("den 2027-07-02 kl. 10:00")
    stage.play(f"kansliet: {NOTICE}")
    return stage


def notice(stage: Stage) -> Notice:
    with stage.database.reading() as archive:
        return exit_notices.load(archive)[1]


def test_what_is_left_out_stays(july: Stage) -> None:
    july.play(f'{EDIT} skickat="2027-07-01 16:05" diarienummer=RS-1 länk=https://example.org/1')
    said = asked(july, f'{EDIT} mottaget="2027-07-02 09:31:07"')
    assert (
        "Förut, och kvar i journalen: skickat torsdag den 1 juli 2027 kl. 16.05, mottaget" in said
    )
    assert notice(july) == Notice(
        *("12", at("2027-07-02", "09:31:07"), at("2027-07-01", "16:05")),
        *("RS-1", "https://example.org/1"),
    )


def test_a_dash_empties_what_can_be_emptied(july: Stage) -> None:
    july.play(f'{EDIT} skickat="2027-07-01 16:05" diarienummer=RS-1 länk=https://example.org/1')
    july.play(f"{EDIT} skickat=- diarienummer=- länk=–")
    assert notice(july) == Notice("12", at("2027-07-02", "09:30"))
    assert asked(july, f"{EDIT} mottaget=-").startswith("(oläst)")


@pytest.mark.parametrize("given", ["skickat=snart", "diarienummer=RS", "länk=example.org", ""])
def test_what_cannot_be_read_changes_nothing(july: Stage, given: str) -> None:
    assert asked(july, f"{EDIT} {given}").startswith("(oläst)")
    assert notice(july) == Notice("12", at("2027-07-02", "09:30"))


def test_the_same_again_changes_nothing(july: Stage) -> None:
    with july.database.reading() as archive:
        before = archive.revision
    assert "ingenting är ändrat" in asked(july, f'{EDIT} mottaget="2027-07-02 09:30"')
    with july.database.reading() as archive:
        assert archive.revision == before


def test_the_form_holds_the_notice_as_it_stands(july: Stage) -> None:
    july.play(f'{EDIT} skickat="2027-07-01 16:05:09" diarienummer=RS-1')
    july.play("kansliet trycker [Ändra]")
    assert july.form is not None
    assert july.form.fixed == {"nr": "1"}
    assert {field.name: field.value for field in july.form.fields} == {
        "mottaget": "2027-07-02 09:30:00",
        "skickat": "2027-07-01 16:05:09",
        "diarienummer": "RS-1",
        "länk": "",
    }


def test_the_form_of_no_notice_holds_nothing(july: Stage) -> None:
    july.play("kansliet: utträde 77 ändra skickat=snart")
    july.play("kansliet trycker [Fyll i formulär]")
    assert july.form is not None
    assert july.form.fields[0].value == ""


def test_other_readings_are_asked_about_anew(july: Stage) -> None:
    july.play("lfu1: utträde 1 avgör verkan=2029-01-01")
    said = asked(july, f'{EDIT} mottaget="2027-06-30 09:30"')
    assert "ordförandens svar är borttaget och frågan ställs igen" in said
    assert (notice(july).effective, notice(july).ruled_by) == (None, None)
    assert told(july.database, "utträde:1:") == {"lfu1": 1}
    assert "Verkan" not in labels(july)


def test_the_same_readings_leave_the_answer_and_ask_the_chair_nothing(july: Stage) -> None:
    july.play("lfu1: utträde 1 avgör verkan=2029-01-01")
    said = asked(july, f'{EDIT} mottaget="2027-07-01 00:00:00"')
    assert "Ordförandens svar: verkan från den 1 januari 2029" in said
    assert told(july.database, "utträde:1:") == {"kansliet": 1}


def test_a_reading_that_leads_to_the_same_day_leaves_the_answer(july: Stage) -> None:
    july.play("lfu1: utträde 1 avgör verkan=2029-01-01")
    for sent in ('"2027-07-01 16:05"', "-"):
        said = asked(july, f"{EDIT} skickat={sent}")
        assert "Ordförandens svar: verkan från den 1 januari 2029" in said
        assert notice(july).effective == date(2029, 1, 1)
        assert told(july.database, "utträde:1:") == {"kansliet": 1}


def test_the_same_day_by_another_reading_asks_nobody_anew(july: Stage) -> None:
    before = told(july.database, "utträde:1:")
    asked(july, f'{EDIT} skickat="2027-07-01 16:05"')
    assert told(july.database, "utträde:1:") == before
    assert told(july.database, "utträde:1:", State.CANCELLED) == {}


def test_the_chair_takes_the_answer_back_and_is_asked_again(july: Stage) -> None:
    july.play("lfu1: utträde 1 avgör verkan=2029-01-01")
    july.play("lfu1: utträde 1")
    july.play("lfu1 trycker [Ta tillbaka svaret]")
    assert notice(july).effective is None
    assert "Verkan den 1 januari 2029" in labels(july)
    assert "inget svar att ta tillbaka" in asked(july, "lfu1: utträde 1 ångra steg=svar")


def test_a_notice_is_taken_back_once_nothing_rests_on_it(july: Stage) -> None:
    july.play("lfu1: utträde 1 avgör verkan=2029-01-01")
    july.play("kansliet: utträde 1 bekräftat diarienummer=RS-2")
    assert "(steg=svar)" in asked(july, "kansliet: utträde 1 ångra")
    july.play("lfu1: utträde 1 ångra steg=svar")
    july.play("kansliet: utträde 1")
    july.play("kansliet trycker [Ta tillbaka bekräftelsen]")
    assert notice(july) == Notice("12", at("2027-07-02", "09:30"))
    july.play("kansliet trycker [Ta tillbaka]")
    assert notice(july).withdrawn
    assert told(july.database, "utträde:1:") == {}
    assert told(july.database, "utträde:1:", State.CANCELLED)


@pytest.mark.parametrize(
    ("who", "step"),
    [
        ("kansliet", "svar"),
        ("lfu1", "bekräftelse"),
        ("lfu1", "meddelande"),
        ("samordnare-12", "meddelande"),
        ("nykomling", "svar"),
    ],
)
def test_each_takes_back_what_they_may_record(july: Stage, who: str, step: str) -> None:
    july.play("lfu1: utträde 1 avgör verkan=2029-01-01")
    july.play("kansliet: utträde 1 bekräftat diarienummer=RS-2")
    before = notice(july)
    said = asked(july, f"{who}: utträde 1 ångra steg={step}")
    assert said.startswith("(nekas) Det går inte\n\nDu kan inte")
    assert notice(july) == before


def test_a_confirmation_recorded_again_keeps_its_day(july: Stage) -> None:
    july.play("kansliet: utträde 1 bekräftat diarienummer=RS-2")
    july.play("den 2027-07-09 kl. 10:00")
    assert "Förut" not in asked(july, "kansliet: utträde 1 bekräftat diarienummer=RS-2")
    said = asked(july, "kansliet: utträde 1 bekräftat diarienummer=RS-3")
    assert "Förut: skriftligen bekräftat den 2 juli 2027, RS-2." in said
    assert notice(july).confirmed_on == date(2027, 7, 2)
