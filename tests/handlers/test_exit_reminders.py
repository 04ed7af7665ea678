from datetime import date

from governance.people import Role
from governance.reminders import Kind
from governance.steps import Turn
from handlers.exit_reminders import subjects, unconfirmed
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
        assert line in asked(stage, f"{who}: väntar")
    assert line not in asked(stage, "rmc1: väntar")
    digest = asked(stage, "gast: sammandrag").splitlines()
    assert "Styrgruppens ordförande: Utträde 1: Region Skåne" in digest
    stage.play("lfu1: utträde 1 avgör verkan=2028-01-01")
    digest = asked(stage, "gast: sammandrag").splitlines()
    assert "Styrgruppens ordförande: Utträde 1: Region Skåne" not in digest
    (waits,) = [line for line in digest if line.startswith("Styrgruppen: ")]
    assert "Utträde 1: Region Skåne" in waits
