"""Plans for one kind of duty alone: what follows the others, what has its own, and the way back."""

from datetime import datetime

import pytest

from governance.duties import Kind as Duty
from governance.reminder_offsets import Offset, offset
from governance.reminder_topics import FOLLOWING
from governance.reminders import PLANS, Kind, Plan, Told
from handlers.answer import Choice, Choices, Fact, Form
from handlers.ask import Chosen
from handlers.duty_reminders import subjects as of_duties
from handlers.reminder_sources import subjects
from handlers.reminder_view import View
from handlers.reminding import write_due
from handlers.texts.reminder_facts import facts
from storage import post_lists, reminder_plans, reminder_tables
from storage.columns import STOCKHOLM
from storage.journal import Act, record, verify
from storage.outbox import State
from tests.conversations.stage import Stage

ALL = ("kanal", "ägare", "reserv", "ordförande")
COUNTED = {"-4", "-5"}
"""How the keys of the duties end that are counted over the year."""
FOLLOWS = "Grund: följer frist (föreslagen, ingen har ändrat den)"


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


def buttons(stage: Stage) -> dict[str, Choice]:
    parts = (part for part in stage.answer.parts if isinstance(part, Choices))
    return {each.label: each for part in parts for each in part.choices}


def revision(stage: Stage) -> int:
    with stage.database.reading() as archive:
        assert verify(archive) is None
        return archive.revision


def planned(stage: Stage, about: str) -> list[str]:
    """When the channel is to be told of something, by the words of the offsets."""
    with stage.database.reading() as archive:
        posts = post_lists.listed(archive, State.PENDING, 1000)
    keys = [each.post.key.split(":") for each in posts if each.post.key.endswith(":kanal")]
    return [each[-2] for each in keys if ":".join(each[1:-2]) == about]


def test_a_kind_of_duty_has_its_own_plan_and_the_others_do_not(stage: Stage) -> None:
    write_due(stage.database, stage.at)
    assert planned(stage, "frist:2026-3") == ["14", "7", "1", "efter"]
    said = stage.play("kansliet: påminnelser ändra verksamhetsplan dagar=20,5,1")
    assert "Hur långt före: 20, 5 och 1 dag" in said
    assert "Grund: vald av Kansliet den 22 november 2026 kl. 10.00" in said
    assert planned(stage, "frist:2026-3") == ["20", "5", "1"]
    assert planned(stage, "frist:2026-4") == ["30", "14", "7", "1", "efter"]
    said = stage.play("gast: påminnelser frist")
    assert "Gäller också: verksamhetsrapport, sammanträden och konferenser" in said
    assert "Har en egen plan: verksamhetsplan" in said
    assert not [each for each in said if "Verksamhetsplanen för 2027" in each]
    with stage.database.reading() as archive:
        assert set(reminder_plans.load(archive)) == {Duty.PLAN}


def test_what_has_no_plan_of_its_own_follows_its_kind(stage: Stage) -> None:
    assert FOLLOWS in stage.play("gast: påminnelser verksamhetsrapport")
    stage.play("kansliet: påminnelser frist dagar=45,1 klockslag=09:00")
    said = stage.play("gast: påminnelser verksamhetsrapport")
    assert "Hur långt före: 45 och 1 dag" in said
    assert "Klockslag: 09.00" in said
    assert "Grund: följer frist (vald av Kansliet den 22 november 2026 kl. 10.00)" in said
    kept = stage.play("kansliet: påminnelser verksamhetsrapport till=kanal,ägare")
    assert "Hur långt före: 45 och 1 dag" in kept
    stage.play("kansliet: påminnelser frist ångra")
    assert "Hur långt före: 45 och 1 dag" in stage.play("gast: påminnelser verksamhetsrapport")
    assert FOLLOWS not in stage.play("gast: påminnelser verksamhetsrapport")


def test_the_way_back_is_one_button_and_so_is_the_way_there_again(stage: Stage) -> None:
    write_due(stage.database, stage.at)
    stage.play("kansliet: påminnelser verksamhetsplan dagar=20,5,1 klockslag=7:30")
    assert buttons(stage)["Som övriga frister"].chosen == Chosen(
        "påminnelser ångra", {"sak": "verksamhetsplan"}
    )
    assert "Som förut" not in buttons(stage)
    stage.play("den 2026-11-22 kl. 10:10")
    said = stage.play("kansliet trycker [Som övriga frister]")
    assert "Förut: 20, 5 och 1 dag, kl. 07.30, till kanal, ägare, reserv och ordförande." in (
        "\n".join(said)
    )
    assert (
        f"{FOLLOWS}; den egna planen togs tillbaka av Kansliet den 22 november 2026 kl. 10.10"
        in said
    )
    assert planned(stage, "frist:2026-3") == ["14", "7", "1", "efter"]
    assert set(buttons(stage)) == {"Ändra", "Som förut", "Frister", "Alla påminnelser"}
    stage.play("kansliet trycker [Som förut]")
    assert planned(stage, "frist:2026-3") == ["20", "5", "1"]
    with stage.database.reading() as archive:
        assert reminder_plans.of(archive, Duty.PLAN).hour == moment("2026-11-22 07:30").time()


def test_what_is_not_chosen_is_not_taken_back(stage: Stage) -> None:
    before = revision(stage)
    for topic in ("frist", "omröstning", "rmc-au"):
        assert stage.play(f"kansliet: påminnelser {topic} ångra")[0] == "(nekas) Det går inte"
    assert "Inget eget är valt för RMC:s arbetsutskott" in "\n".join(
        stage.play("kansliet: påminnelser rmc-au ångra")
    )
    assert list(buttons(stage)) == ["RMC:s arbetsutskott"]
    assert revision(stage) == before


def test_what_is_chosen_as_it_is_already_is_not_written(stage: Stage) -> None:
    before = revision(stage)
    said = stage.play("kansliet: påminnelser verksamhetsrapport dagar=60,30,14,7,1,efter")
    assert "Så är det redan, så inget är ändrat." in said
    assert FOLLOWS in said
    assert "Så är det redan, så inget är ändrat." in stage.play("kansliet: påminnelser frist ändra")
    assert revision(stage) == before


def test_only_kansliet_changes_and_takes_back(stage: Stage) -> None:
    stage.play("kansliet: påminnelser folkmängd dagar=9 till=kanal")
    for act in ("ändra dagar=1", "ångra"):
        assert stage.play(f"lfu1: påminnelser folkmängd {act}")[0].startswith("(nekas)")
    stage.play("lfu1: påminnelser folkmängd")
    assert set(buttons(stage)) == {"Alla påminnelser"}


def test_the_form_of_a_kind_of_duty_holds_the_plan_it_follows(stage: Stage) -> None:
    stage.play("kansliet: påminnelser bevakning dagar=9,1")
    stage.play("kansliet: påminnelser folkmängd")
    stage.play("kansliet trycker [Ändra]")
    (form,) = [part for part in stage.answer.parts if isinstance(part, Form)]
    assert {each.name: each.value for each in form.fields} == {
        "sak": "folkmängd",
        "dagar": "9, 1",
        "klockslag": "08:00",
        "till": ", ".join(ALL),
    }
    stage.play("kansliet fyller i dagar=7 dagar; 1 dag")
    with stage.database.reading() as archive:
        chosen = reminder_plans.load(archive)
    assert chosen[Duty.POPULATIONS].offsets == (Offset(7), Offset(1))
    assert chosen[Kind.OTHER].offsets == (Offset(9), Offset(1))


def test_the_form_of_votes_asks_for_what_can_be_chosen(stage: Stage) -> None:
    stage.play("kansliet: påminnelser omröstning")
    stage.play("kansliet trycker [Ändra]")
    (form,) = [part for part in stage.answer.parts if isinstance(part, Form)]
    assert {each.name: each.value for each in form.fields} == {
        "sak": "omröstning",
        "dagar": "halva, 48 timmar, 4 timmar",
        "klockslag": "",
        "till": "",
    }
    said = stage.play("kansliet fyller i dagar=halvtid och 2 dagar")
    assert "Hur långt före: halva tiden och 2 dagar" in said


def test_the_duties_that_are_counted_are_told_of_as_one_while_they_share_a_plan(
    stage: Stage,
) -> None:
    def told() -> dict[str, tuple[str, ...]]:
        with stage.database.reading() as archive:
            found = subjects(archive, stage.at)
        return {each.key: (each.ask[0], *each.duties) for each in found if each.key[-2:] in COUNTED}

    both = ("möten", "sammanträden", "konferenser")
    assert told() == {"frist:2026-4": both, "frist:2027-4": both}
    stage.play("kansliet: påminnelser konferenser dagar=20,1")
    assert told() == {
        "frist:2026-4": ("frist", "sammanträden"),
        "frist:2026-5": ("frist", "konferenser"),
        "frist:2027-4": ("frist", "sammanträden"),
        "frist:2027-5": ("frist", "konferenser"),
    }
    assert "De två konferenserna 2026" in "\n".join(stage.play("gast: påminnelser konferenser"))
    stage.play("kansliet: påminnelser sammanträden dagar=20,1")
    assert told() == {"frist:2026-4": both, "frist:2027-4": both}
    for topic in ("konferenser", "sammanträden"):
        assert "Möten 2026" in "\n".join(stage.play(f"gast: påminnelser {topic}"))


def test_every_duty_tells_which_it_is(stage: Stage) -> None:
    with stage.database.reading() as archive:
        found = {duty for each in of_duties(archive, stage.at) for duty in each.duties}
    assert found >= {*FOLLOWING, Duty.EXIT, Duty.TERMS} - {Duty.COMMITTEE}


def test_a_plan_that_nobody_chose_by_hand_says_only_when(stage: Stage) -> None:
    act = Act("påminnelser ändrade", stage.at, None)
    with stage.database.writing() as archive:
        reminder_plans.put(archive, act, Kind.TERM, PLANS[Kind.DUTY])
    assert "Grund: vald den 22 november 2026 kl. 10.00" in stage.play("gast: påminnelser mandat")


def test_what_was_proposed_and_stored_as_chosen_is_taken_back(stage: Stage) -> None:
    proposed = PLANS[Kind.DUTY]
    row = {
        "kind": Kind.DUTY,
        "offsets": tuple(each.word for each in proposed.offsets),
        "hour": "08:00",
        "told": tuple(proposed.told),
    }
    act = Act("påminnelser ändrade", stage.at, None)
    with stage.database.writing() as archive:
        record(archive, act, reminder_tables.reminder_plans, row)
    told = stage.play("kansliet: påminnelser frist")
    taken_back = "föreslagen; det som var valt togs tillbaka den 22 november 2026 kl. 10.00"
    assert f"Grund: {taken_back}" in told
    assert "Som boten föreslår" not in buttons(stage)
    told = stage.play("kansliet: påminnelser verksamhetsrapport")
    assert f"Grund: följer frist ({taken_back})" in told


@pytest.mark.parametrize("words", ["ändra kaffe dagar=1", "kaffe", "kaffe ångra", "ångra"])
def test_what_has_no_plan_is_told_what_has(stage: Stage, words: str) -> None:
    said = stage.play(f"kansliet: påminnelser {words}")
    assert said[0].startswith("(oläst)")
    assert "verksamhetsrapport" in "\n".join(said)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ("0", "reserven och ordföranden"),
        ("efter, 1", "reserven och ordföranden"),
        ("7", "reserven och ordföranden från dagen före"),
        ("8", "reserven från 7 dagar före och ordföranden från dagen före"),
    ],
)
def test_who_is_told_each_time_is_not_said_to_be_told_from_a_day(days: str, told: str) -> None:
    plan = Plan(tuple(map(offset, days.split(", "))), (Told.BACKUP, Told.CHAIR))
    shown = View(Kind.DUTY, plan, chosen=False, changed=None, follows=None, duties={})
    assert Fact("Till", told) in tuple(facts(shown))
