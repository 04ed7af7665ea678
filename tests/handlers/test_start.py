from datetime import date, datetime

import pytest

from governance.matters import Matter
from governance.steering import Holding
from handlers.answer import Choices, Table
from handlers.table import BY_VERB
from handlers.texts import start as texts
from handlers.texts.waiting import Due
from storage import people
from storage.database import Database
from tests.conversations.stage import Stage
from tests.handlers.duty_stage import STOCKHOLM, decide


@pytest.mark.parametrize(
    "who", ["kansliet", "lfu1", "rmc1", "vgr", "samordnare-12", "gast", "nykomling"]
)
def test_the_home_tab_has_no_table_and_only_buttons_that_work(stage: Stage, who: str) -> None:
    stage.play("nyledamot: jag-är rmc2")
    stage.play(f"{who}: hem")
    assert not any(isinstance(part, Table) for part in stage.answer.parts)
    for part in stage.answer.parts:
        if isinstance(part, Choices):
            assert all(choice.chosen.verb in BY_VERB for choice in part.choices)


def test_nothing_typed_begins_at_home(stage: Stage) -> None:
    assert stage.play("gast: ") == stage.play("gast: hem")


def test_who_asks_about_oneself_is_not_shown_the_button_that_rules_on_it(stage: Stage) -> None:
    stage.play("nykansli: jag-är kansliet")
    assert "[Godkänn 1]" not in "\n".join(stage.play("kansliet: hem"))


def test_the_chair_sees_only_what_waits_for_the_chair(stage: Stage) -> None:
    stage.play('kansliet: arbetsordning anta protokoll="2026-11-20 § 4"')
    stage.play("nyledamot: jag-är rmc2")
    assert "Väntar på dig" not in "\n".join(stage.play("lfu1: hem"))
    stage.play("kansliet: koppla 1 godkänn")
    assert "Väntar på dig: 1 koppling" in "\n".join(stage.play("lfu1: hem"))
    assert "Väntar på dig" not in "\n".join(stage.play("rmc1: hem"))


@pytest.mark.parametrize(
    ("seat", "ends", "said"),
    [
        (1, None, "Platsen följer tjänsten."),
        (4, None, "Någon mandattid är inte bestämd."),
        (6, None, "Mandattiden är inte registrerad; den är två år."),
        (6, date(2026, 11, 21), "Mandatet gick ut den 21 november 2026, i går."),
        (6, date(2026, 11, 22), "Mandatet går ut den 22 november 2026, i dag."),
    ],
)
def test_a_seat_is_told_with_its_term(
    stage: Stage, seat: int, ends: date | None, said: str
) -> None:
    with stage.database.reading() as archive:
        person = people.by_handle(archive)["gast"]
    today = date(2026, 11, 22)
    held = Holding(seat, person.id, date(2026, 1, 1), None, ends)
    mine = texts.Mine(person, Due((), (), 0, today), (), (held,), today)
    assert said in str(texts.home(mine, texts.Dates((), ())).parts).replace("\u00a0", " ")


def test_the_first_screen_says_what_waits_as_the_list_does(stage: Stage) -> None:
    listed = stage.play("kansliet: väntar")
    waiting = [line for line in listed if " – saknas: " in line]
    assert len(waiting) > texts.ITEMS_SHOWN
    assert [line for line in stage.play("kansliet: hem") if " – saknas: " in line] == (
        waiting[: texts.ITEMS_SHOWN]
    )


def test_a_date_to_come_says_when_it_is_done(stage: Stage) -> None:
    line = "Verksamhetsplanen för 2027: Senast tisdag den 15 december 2026, om 23 dagar."
    assert line in stage.play("gast: hem")
    decide(stage.database, Matter.PLAN, "Verksamhetsplan 2027", date(2026, 11, 2))
    stage.play("kansliet: plan 2027 område rubrik=Textil region=Skåne")
    for body in ("RMC", "LfU"):
        stage.play(f"kansliet: plan 2027 presenterad för={body}")
    assert f"{line} Fullgjord." in stage.play("gast: hem")
    assert f"{line} Fullgjord." in stage.play("nykomling: hem")


def test_what_has_passed_undone_is_told_to_everybody(example: Database) -> None:
    stage = Stage(example, at=datetime(2027, 4, 1, 8, tzinfo=STOCKHOLM))
    line = "Verksamhetsrapporten för 2026: Senast onsdag den 31 mars 2027, i går."
    for who in ("kansliet", "lfu1", "samordnare-12", "nykomling"):
        told = stage.play(f"{who}: hem")
        assert told.index("Har passerat och är inte klart") < told.index(line)


@pytest.mark.parametrize(("day", "planned"), [(29, True), (30, False), (31, False)])
def test_nobody_is_told_to_plan_for_a_day_that_has_passed(
    example: Database, day: int, *, planned: bool
) -> None:
    stage = Stage(example, at=datetime(2029, 3, day, 8, tzinfo=STOCKHOLM))
    told = "\n".join(stage.play("gast: hem"))
    assert ("Planera för torsdag den 29 mars 2029" in told) is planned
    assert "lördag den 31 mars 2029" in told
