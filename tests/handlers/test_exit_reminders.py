from datetime import date

import pytest

from governance.people import Role
from governance.reminders import PLANS, Kind, reminders
from governance.steps import Turn
from handlers.exit_reminders import subjects, unconfirmed
from handlers.holders import Holders
from handlers.workdays import works
from tests.conversations.stage import Stage
from tests.handlers.duty_stage import asked

KEY = "utträde:1:bekräftelse:2026-12-20"


def keys(stage: Stage) -> list[str]:
    with stage.database.reading() as archive:
        return [each.key for each in subjects(archive, stage.at)]


def test_an_exit_is_a_subject_until_it_is_confirmed(stage: Stage) -> None:
    stage.play('kansliet: utträde region=Skåne mottaget="2026-11-20 09:30"')
    with stage.database.reading() as archive:
        (found,) = unconfirmed(archive, stage.at)
    subject = found.subject
    assert (found.number, found.notice.region) == (1, "12")
    assert (subject.kind, subject.key, subject.due) == (Kind.OTHER, KEY, date(2026, 12, 20))
    assert subject.known == date(2026, 11, 20)
    assert subject.turns == (Role.CHAIR, Turn.STEERING_GROUP)
    assert "Utträde 1" in asked(stage, "gast: utträde 1")
    stage.play("kansliet: utträde 1 bekräftat diarienummer=1")
    assert keys(stage) == []


def test_an_exit_taken_back_is_none(stage: Stage) -> None:
    stage.play('kansliet: utträde region=Skåne mottaget="2026-11-20 09:30"')
    assert keys(stage) == [KEY]
    stage.play("kansliet: utträde 1 ångra")
    assert keys(stage) == []


def test_it_waits_for_the_chair_and_for_kansliet(stage: Stage) -> None:
    stage.play('kansliet: utträde region=Skåne mottaget="2026-11-20 09:30"')
    line = (
        "Utträde 1: Region Skåne – saknas: styrgruppens skriftliga bekräftelse; på tur: styrgruppen"
    )
    for who in ("kansliet", "lfu1"):
        told = asked(stage, f"{who}: väntar")
        assert line in told
        assert "Inställning: bekräftelse av utträde, påminnelse efter 30 dagar" in told
    assert line not in asked(stage, "rmc1: väntar")
    digest = asked(stage, "gast: sammandrag").splitlines()
    assert "Styrgruppens ordförande: Utträde 1: Region Skåne" in digest
    stage.play("lfu1: utträde 1 avgör verkan=2028-01-01")
    digest = asked(stage, "gast: sammandrag").splitlines()
    assert "Styrgruppens ordförande: Utträde 1: Region Skåne" not in digest
    (waits,) = [line for line in digest if line.startswith("Styrgruppen: ")]
    assert "Utträde 1: Region Skåne" in waits


def test_while_nobody_is_the_chair_the_vice_chair_is_reminded(stage: Stage) -> None:
    stage.play('kansliet: utträde region=Skåne mottaget="2026-11-20 09:30"')
    stage.play("kansliet: roll lfu1 ta roll=ordförande")
    with stage.database.reading() as archive:
        (found,) = subjects(archive, stage.at)
        vice = Holders(archive, stage.at.date()).of({Role.VICE_CHAIR})
    assert found.chairs == found.backups == vice
    assert "Utträde 1: Region Skåne – saknas:" in asked(stage, "rmc1: väntar")


@pytest.mark.parametrize(
    ("at", "when"),
    [
        ("2026-11-30 kl. 08:00", "söndag den 20 december 2026, om 20 dagar."),
        ("2026-12-21 kl. 08:00", "det var söndag den 20 december 2026, i går."),
    ],
)
def test_its_reminder_says_what_is_missing_and_that_its_day_is_a_setting(
    stage: Stage, at: str, when: str
) -> None:
    stage.play('kansliet: utträde region=Skåne mottaget="2026-11-20 09:30"')
    stage.play(f"den {at}")
    said = asked(stage, f"gast: påminnelse {KEY}")
    assert said.splitlines()[2] == (
        "Styrgruppens skriftliga bekräftelse saknas. Den följs upp efter 30 dagar (Inställning): "
        f"{when}"
    )
    assert "Inställning: bekräftelse av utträde, påminnelse efter 30 dagar" in said


def test_one_received_at_the_last_second_of_a_day_is_told_of_on_the_next_working_morning(
    stage: Stage,
) -> None:
    stage.play("den 2026-11-27 kl. 23:59")
    stage.play('kansliet: utträde region=Skåne mottaget="2026-11-27 23:59"')
    with stage.database.reading() as archive:
        (found,) = subjects(archive, stage.at)
    first, *_ = reminders(found, PLANS[Kind.OTHER], works)
    assert f"{first.at:%Y-%m-%d %H:%M}" == "2026-11-30 08:00"
