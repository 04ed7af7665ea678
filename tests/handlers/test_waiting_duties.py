"""What waits for whom: one truth, told by the duty, by what waits for a person, by the digest."""

from collections.abc import Mapping

import pytest

from governance.digests import waits
from handlers.answer import Answer, Facts
from handlers.duty_reminders import Left, left
from handlers.reminder_sources import subjects
from storage import people
from tests.conversations.stage import Stage
from tests.handlers.duty_stage import asked, at

MOMENTS = (
    ("2026-11-22", "10:00"),
    ("2026-12-20", "10:00"),
    ("2027-01-01", "00:00"),
    ("2027-03-02", "10:00"),
    ("2027-06-15", "10:00"),
    ("2027-10-02", "10:00"),
    ("2027-12-03", "10:00"),
    ("2028-02-01", "10:00"),
)
WHO = ("kansliet", "lfu1", "lfu2", "rmc1", "rmc2", "samordnare-09", "samordnare-12", "gast")


def facts(answer: Answer, heading: str = "") -> Mapping[str, str]:
    found = (part for part in answer.parts if isinstance(part, Facts) and part.heading == heading)
    return {fact.label: fact.value for part in found for fact in part.facts}


def waiting(stage: Stage) -> list[Left]:
    with stage.database.reading() as archive:
        today = stage.at.date()
        return [each for each in left(archive, stage.at) if waits(each.subject, today)]


def handles(stage: Stage, persons: tuple[int, ...]) -> set[str]:
    with stage.database.reading() as archive:
        known = people.load(archive)
    return {known[each].handle for each in persons}


def answered(stage: Stage, line: str) -> Answer:
    stage.play(line)
    return stage.answer


@pytest.mark.parametrize("moment", MOMENTS)
def test_the_digest_says_whose_turn_it_is_as_the_duty_does(
    stage: Stage, moment: tuple[str, str]
) -> None:
    stage.at = at(*moment)
    told = facts(answered(stage, "gast: sammandrag"), "Väntar på")
    found = waiting(stage)
    assert found
    for each in found:
        turn = facts(answered(stage, f"gast: frist {each.duty.number}"))["På tur"]
        verb, fields = each.subject.ask
        title = answered(stage, f"gast: {verb} {' '.join(fields.values())}").title
        assert title in told[turn[:1].upper() + turn[1:]].split("; ")
    titles = [title for line in told.values() for title in line.split("; ")]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_waits_for_a_person_is_what_the_duty_waits_for(
    stage: Stage, moment: tuple[str, str]
) -> None:
    stage.at = at(*moment)
    found = waiting(stage)
    for who in WHO:
        mine = {f"Frist {each.duty.number}" for each in found if who in handles_of(stage, each)}
        told = facts(answered(stage, f"{who}: väntar"))
        assert {label for label in told if label.startswith("Frist ")} == mine


def handles_of(stage: Stage, each: Left) -> set[str]:
    return handles(stage, each.subject.awaited)


@pytest.mark.parametrize("moment", MOMENTS)
def test_whatever_waits_for_a_person_is_theirs_in_the_digest(
    stage: Stage, moment: tuple[str, str]
) -> None:
    stage.at = at(*moment)
    found = waiting(stage)
    for who in WHO:
        own = facts(answered(stage, f"{who}: sammandrag"), "För dig")
        for each in found:
            verb, fields = each.subject.ask
            title = answered(stage, f"gast: {verb} {' '.join(fields.values())}").title
            if who in handles_of(stage, each):
                assert title in own


def test_a_duty_waits_with_what_is_missing_whose_turn_it_is_and_its_date(stage: Stage) -> None:
    told = asked(stage, "kansliet: väntar").splitlines()
    assert (
        "Frist 2026-1: Verksamhetsrapporten för 2025 – saknas: länk till förvaltningsberättelsen "
        "och 3 steg till; på tur: kansliet; datum: tisdag den 31 mars 2026, passerat för 236 dagar "
        "sedan."
    ) in told
    assert (
        "Frist 2026-8: Arbetsordningen – saknas: en antagen arbetsordning; på tur: styrgruppen."
    ) in told
    assert "Samarbetsformerna: Verksamhetsår och rapport (R8, R9, R10, R7), 2024-03-25 v1.0" in told


def test_a_past_date_is_never_called_late(stage: Stage) -> None:
    stage.play("den 2027-04-20 kl. 10:00")
    assert "försen" not in asked(stage, "kansliet: väntar")


def test_the_owner_of_a_duty_is_waited_for(stage: Stage) -> None:
    assert "Frist 2026-1:" not in asked(stage, "rmc1: väntar")
    stage.play("kansliet: frist 2026-1 ansvarig ägare=vice-ordförande")
    assert "på tur: styrgruppens vice ordförande" in asked(stage, "rmc1: väntar")
    assert "på tur: styrgruppens vice ordförande" in asked(stage, "kansliet: väntar")
    assert "Styrgruppens vice ordförande: Frist 2026-1" in asked(stage, "gast: sammandrag")


@pytest.mark.parametrize("moment", [MOMENTS[0], MOMENTS[1], MOMENTS[5], MOMENTS[6]])
def test_what_falls_together_has_the_owners_and_turns_of_both(
    stage: Stage, moment: tuple[str, str]
) -> None:
    stage.play("kansliet: frist 2026-5 ansvarig ägare=vice-ordförande reserv=kansliet")
    stage.at = at(*moment)
    told = facts(answered(stage, "gast: sammandrag"), "Väntar på")
    together = [each for each in waiting(stage) if each.subject.ask[0] == "möten"]
    assert together
    with stage.database.reading() as archive:
        kept = {
            each.ask[1]["år"]: each for each in subjects(archive, stage.at) if "år" in each.ask[1]
        }
    for each in together:
        year = each.subject.ask[1]["år"]
        turn = facts(answered(stage, f"gast: frist {each.duty.number}"))["På tur"]
        assert f"Möten {year}" in told[turn[:1].upper() + turn[1:]].split("; ")
        for name in ("owners", "backups", "chairs", "turns", "awaited"):
            assert set(getattr(each.subject, name)) <= set(getattr(kept[year], name))
        assert len(set(kept[year].owners)) == len(kept[year].owners)


def test_meetings_that_all_have_a_day_wait_for_nobody(stage: Stage) -> None:
    stage.play("den 2027-10-02 kl. 10:00")
    assert "Frist 2027-4" in asked(stage, "kansliet: väntar")
    for day in ("10-05", "10-12", "11-09", "12-07"):
        stage.play(f"kansliet: möte 2027-{day} nytt tid=10:00-12:00 plats=Teams")
    assert "Frist 2027-4" not in asked(stage, "kansliet: väntar")
    told = asked(stage, "kansliet: frist 2027-4").splitlines()
    assert "Saknas: 4 möten till (0 av 4 hållna, 4 i kalendern)" in told
    assert not [line for line in told if line.startswith("På tur")]
    assert "Planera ett möte" not in "".join(told)


def test_a_year_that_is_over_waits_for_nobody_but_says_what_it_lacked(stage: Stage) -> None:
    stage.play("den 2027-01-05 kl. 10:00")
    for number, lacked in (
        ("2026-4", "4 möten till (0 av 4 hållna)"),
        ("2026-5", "2 konferenser till (0 av 2 hållna)"),
        ("2026-8", "en antagen arbetsordning"),
    ):
        told = asked(stage, f"kansliet: frist {number}").splitlines()
        assert "Läge: Ej fullgjord." in told
        assert f"Saknas: {lacked}" in told
        assert not [line for line in told if "på tur" in line.lower()]
    listed = asked(stage, "gast: frister")
    assert "2026-8 " not in listed
    assert "2027-8 Arbetsordningen" in listed
