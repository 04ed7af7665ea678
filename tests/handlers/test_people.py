import pytest

from governance.people import RIGHTS, Right, Role
from handlers.people_reasons import Reason
from handlers.texts import people as texts
from handlers.texts.refusals import SENTENCES
from storage import people
from tests.conversations.stage import Stage


def test_every_right_and_role_has_its_words() -> None:
    assert texts.RIGHTS.keys() == set(Right) == RIGHTS.keys()
    assert texts.ROLES.keys() == set(Role) == texts.SOURCES.keys()


def test_every_reason_has_its_sentence() -> None:
    assert set(Reason) <= SENTENCES.keys()


def test_a_vice_chair_too_is_only_one(stage: Stage) -> None:
    stage.play("kansliet: roll rmc2 ge roll=vice-ordförande från=2027-03-01")
    with stage.database.reading() as archive:
        held = [each for each in people.appointments(archive) if each.role is Role.VICE_CHAIR]
    assert [str(each.until) for each in held] == ["2027-02-28", "None"]


def test_several_may_coordinate_a_region(stage: Stage) -> None:
    stage.play("kansliet: roll gast ge roll=regionsamordnare område=Gotland")
    answered = stage.play("gast: samordnare Gotland")
    assert "Gäst" in "\n".join(answered)
    assert "Regionsamordnare, Region Gotland" in "\n".join(answered)


def test_a_coordinator_of_two_regions_leaves_one_of_them(stage: Stage) -> None:
    stage.play("kansliet: roll samordnare-12 ge roll=regionsamordnare område=Halland")
    stage.play("kansliet: roll samordnare-12 ta roll=regionsamordnare område=Skåne")
    answered = "\n".join(stage.play("samordnare-12: vem"))
    assert "regionsamordnare (Region Halland)" in answered
    assert "regionsamordnare (Region Skåne)" not in answered


def test_kansliet_may_hand_over_to_somebody_else(stage: Stage) -> None:
    stage.play("kansliet: roll gast ge roll=kansliet")
    assert stage.play("kansliet: roll kansliet ta roll=kansliet")[0] == "Roll avslutad"
    assert stage.play("kansliet: roll gast ge roll=observatör")[0].startswith("(nekas)")
    assert stage.play("gast: roll kansliet ge roll=observatör")[0] == "Roll given"


def test_kansliet_may_not_plan_to_be_left_without(stage: Stage) -> None:
    stage.play("kansliet: roll gast ge roll=kansliet till=2026-12-31")
    answered = stage.play("kansliet: roll kansliet ta roll=kansliet till=2027-06-30")
    assert answered[0].startswith("(nekas)")


def test_whoever_may_change_gets_the_buttons_for_it(stage: Stage) -> None:
    assert "[Ge en roll]" in "\n".join(stage.play("kansliet: roll"))
    assert "[Ge en roll]" not in "\n".join(stage.play("lfu1: roll"))


@pytest.mark.parametrize("word", ["", "😀", "\0", "\u202eroll", "1e9", "-5", "x" * 10_000])
def test_a_person_who_does_not_exist_is_a_misread(stage: Stage, word: str) -> None:
    assert stage.play(f'kansliet: roll "{word}?" ge roll=observatör')[0].startswith("(oläst)")
