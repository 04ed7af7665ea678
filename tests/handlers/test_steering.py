from datetime import date

import pytest

from governance.findings import Fault, Finding, findings
from governance.steering import SEATS
from handlers.texts import steering as texts
from storage import people, steering
from storage.database import Database
from tests.conversations.stage import Stage


def test_every_fault_has_its_sentence() -> None:
    assert texts.SENTENCES.keys() == set(Fault)


@pytest.mark.parametrize("fault", list(Fault))
def test_no_sentence_leaves_a_gap(example: Database, fault: Fault) -> None:
    with example.reading() as archive:
        known = people.load(archive)
        held = steering.holdings(archive)
    day = date(2026, 11, 22)
    found = Finding(fault, SEATS[6].source, seat=6, person=held[5].person, number=40)
    state = texts.State(day, held, (), known, (found,))
    sentence = texts.sentence(found, state)
    assert "{" not in sentence
    assert "None" not in sentence
    assert not sentence.endswith((" .", ", ."))


def test_the_example_has_nothing_amiss_today(example: Database) -> None:
    with example.reading() as archive:
        held, posts = steering.holdings(archive), people.appointments(archive)
    assert findings(held, posts, date(2026, 11, 22)) == ()


def test_the_term_of_an_rmc_seat_is_two_years_unless_it_is_said(stage: Stage) -> None:
    stage.play("kansliet: stol 7 sätt person=gast från=2027-02-28")
    stage.play("kansliet: stol 6 sätt person=gast från=2027-01-01 mandat-till=2027-06-30")
    with stage.database.reading() as archive:
        ends = {held.seat: held.term_ends for held in steering.holdings(archive)}
    assert (ends[6], ends[7]) == (date(2027, 6, 30), date(2029, 2, 27))


def test_a_seat_of_lfu_has_no_term_unless_it_is_said(stage: Stage) -> None:
    stage.play("kansliet: stol 5 sätt person=gast")
    with stage.database.reading() as archive:
        assert [held.term_ends for held in steering.holdings(archive) if held.seat == 5] == [
            None,
            None,
        ]


def test_a_holder_corrected_on_the_first_day_leaves_no_trace_in_the_list(stage: Stage) -> None:
    stage.play("kansliet: stol 5 sätt person=gast")
    stage.play("kansliet: stol 5 sätt person=vgr")
    answered = "\n".join(stage.play("gast: stol 5"))
    assert "Gäst" not in answered
    assert "den 21 november 2026" in answered


def test_a_seat_may_be_filled_until_the_day_before_the_next_holder(stage: Stage) -> None:
    stage.play("kansliet: stol 4 sätt person=gast från=2027-01-01")
    refused = stage.play("kansliet: stol 4 sätt person=vgr från=2026-12-01 till=2027-01-01")
    assert refused[0].startswith("(nekas)")
    taken = stage.play("kansliet: stol 4 sätt person=vgr från=2026-12-01 till=2026-12-31")
    assert taken[0] == "Stol 4"


def test_a_term_may_not_end_before_it_begins(stage: Stage) -> None:
    assert stage.play("kansliet: stol 6 sätt person=gast mandat-till=2020-01-01")[0].startswith(
        "(nekas)"
    )


def test_terms_come_in_the_order_they_end(stage: Stage) -> None:
    stage.play("kansliet: stol 5 sätt person=gast mandat-till=2027-01-31")
    answered = stage.play("gast: mandat")
    first = next(line for line in answered if line.startswith("den "))
    assert first.startswith("den 31 januari 2027")


def test_a_stand_in_is_shown_where_there_is_no_chair(stage: Stage) -> None:
    stage.play("kansliet: roll vgr ge roll=ersättare-för-ordförande utsedd-av=lfu1")
    stage.play("kansliet: roll lfu1 ta roll=ordförande")
    answered = "\n".join(stage.play("gast: styrgrupp"))
    assert "Ordförande: " not in answered
    assert "Ersättare för ordföranden: Upphandlingschef, Västra Götalandsregionen" in answered
    assert "Inget att anmärka" in answered


def test_a_stand_in_who_is_not_among_the_seven_is_told_of(stage: Stage) -> None:
    stage.play("kansliet: roll gast ge roll=ersättare-för-ordförande utsedd-av=lfu1")
    answered = "\n".join(stage.play("gast: styrgrupp"))
    assert "Ersättaren för ordföranden, Gäst, har ingen av de sju stolarna. (A1)" in answered


def test_the_warning_of_a_term_is_told_as_a_setting(stage: Stage) -> None:
    stage.play("kansliet: stol 5 sätt person=lfu2 mandat-till=2026-12-31")
    answered = "\n".join(stage.play("gast: styrgrupp"))
    assert "mandatet går ut den 31 december 2026, om 39 dagar. (A3)" in answered
    assert "Inställning: mandat, varning 90 dagar före" in answered
