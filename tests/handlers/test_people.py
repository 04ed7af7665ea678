import pytest

from governance.people import RIGHTS, Right, Role
from handlers.people_reasons import Reason
from handlers.texts import people as texts
from handlers.texts.refusals import SENTENCES
from storage import journal, people
from tests.conversations.stage import Stage


def test_every_right_and_role_has_its_words() -> None:
    assert texts.RIGHTS.keys() == set(Right) == RIGHTS.keys()
    assert texts.ROLES.keys() == set(Role) == texts.SOURCES.keys() == texts.HOLDERS.keys()


def test_those_who_may_are_named_in_the_order_of_the_roles() -> None:
    roles = {Role.MEMBER, Role.STAND_IN_CHAIR, Role.CHAIR, Role.KANSLI}
    assert texts.holders(roles) == (
        "kansliet",
        "styrgruppens ordförande",
        "ersättaren för styrgruppens ordförande",
        "styrgruppens ledamöter",
    )
    assert texts.holders(set(Role)) == ("alla som har en roll",)


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


def test_a_role_to_come_is_not_given_over_again(stage: Stage) -> None:
    stage.play("kansliet: roll gast ge roll=observatör från=2027-06-01")
    for words in ("från=2026-12-01", "från=2026-12-01 till=2027-06-01"):
        answered = stage.play(f"kansliet: roll gast ge roll=observatör {words}")
        assert answered[0].startswith("(nekas)")
    until_then = "kansliet: roll gast ge roll=observatör från=2026-12-01 till=2027-05-31"
    assert stage.play(until_then)[0] == "Roll given"


def test_a_role_does_not_end_before_its_first_day(stage: Stage) -> None:
    answered = "\n".join(stage.play("kansliet: roll lfu1 ta roll=ordförande till=2001-01-01"))
    assert answered.startswith("(nekas)")
    assert "ligger före första dagen, den 1 januari 2026" in answered
    assert stage.play("kansliet: roll lfu1 ta roll=ordförande till=2026-01-01")[0] == (
        "Roll avslutad"
    )


def test_a_role_is_not_prolonged_by_ending_it(stage: Stage) -> None:
    stage.play("kansliet: roll gast ge roll=observatör till=2026-12-31")
    answered = "\n".join(stage.play("kansliet: roll gast ta roll=observatör till=2027-12-31"))
    assert answered.startswith("(nekas)")
    assert "till och med den 31 december 2026" in answered
    assert stage.play("kansliet: roll gast ta roll=observatör till=2026-12-30")[0] == (
        "Roll avslutad"
    )


def test_a_role_given_by_mistake_is_taken_back_the_same_day(stage: Stage) -> None:
    stage.play("kansliet: roll gast ge roll=observatör")
    assert stage.play("kansliet: roll gast ta roll=observatör")[0] == "Roll avslutad"


def test_who_designated_somebody_is_a_person_by_handle_and_never_a_name(stage: Stage) -> None:
    given = "kansliet: roll vgr ge roll=ersättare-för-ordförande utsedd-av="
    assert stage.play(f'{given}"Förnamn Efternamn"')[0].startswith("(oläst)")
    assert stage.play(f"{given}LFU1")[0] == "Roll given"
    with stage.database.reading() as archive:
        written = [link.entry.record for link in journal.links(archive)]
    assert [each["designated_by"] for each in written if each.get("designated_by")] == ["lfu1"]
    assert "(utsedd av LfU:s ordförande)" in "\n".join(stage.play("gast: styrgrupp"))


def test_a_role_taken_back_on_its_first_day_is_said_to_be_taken_back(stage: Stage) -> None:
    stage.play("kansliet: roll gast ge roll=observatör")
    taken = "\n".join(stage.play("kansliet: roll gast ta roll=observatör"))
    assert "är återtagen samma dag som den började" in taken
    shown = "\n".join(stage.play("kansliet: roll gast"))
    assert "den 22 november 2026  återtagen" in shown
    assert "den 21 november 2026" not in taken + shown
