from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from governance.duties import KINDS, Duty, Kind, Owners, duty, number_of
from governance.duty_states import State
from governance.people import Role
from governance.steps import Step, StepKind, Turn
from handlers.ask import Chosen
from handlers.duty_view import View
from handlers.reading import read
from handlers.table import BY_VERB
from handlers.texts import duty_steps, duty_words
from storage import duty_owners, evidence
from storage.columns import STOCKHOLM
from tests.conversations.stage import Stage
from tests.handlers.duty_stage import asked, labels

NOT_REQUIRED = {StepKind.RECEIVED}
STEP = Step(StepKind.DECIDED, Turn.OWNER, 0, due=date(2027, 12, 31), about="6")
FORBIDDEN = ("i tid", "för sent", "försen", "missad", "för tidig")


def test_everything_has_its_words() -> None:
    assert duty_words.NAMES.keys() == duty_words.ASKS.keys() == set(Kind)
    assert duty_words.STATES.keys() == set(State)
    assert duty_words.STEPS.keys() == set(StepKind)
    said = duty_words.LEFT.keys() | duty_words.MORE.keys()
    assert said == duty_steps.BUTTONS.keys() == set(StepKind) - NOT_REQUIRED
    assert duty_words.TURNS.keys() == set(Turn) - {Turn.OWNER}


KINDS_OF: Mapping[StepKind, tuple[Kind, ...]] = {
    StepKind.MANAGEMENT_REPORT: (Kind.REPORT,),
    StepKind.ACCOUNTS: (Kind.REPORT,),
    StepKind.AREAS: (Kind.PLAN,),
    StepKind.DECIDED: (Kind.REPORT, Kind.PLAN),
    StepKind.PRESENTED: (Kind.PLAN,),
    StepKind.HANDED_OVER: (Kind.REPORT,),
    StepKind.MEETINGS: (Kind.MEETINGS,),
    StepKind.CONFERENCES: (Kind.CONFERENCES,),
    StepKind.TERM: (Kind.TERMS,),
    StepKind.COMMITTEE: (Kind.COMMITTEE,),
    StepKind.ADOPTED: (Kind.WORKING_ORDER,),
    StepKind.FINANCED: (Kind.FINANCING,),
    StepKind.FIGURES: (Kind.POPULATIONS,),
}


def every_button() -> Iterator[Chosen]:
    for kind in KINDS:
        yield duty_steps.about(duty(number_of(kind, 2027))).chosen
    for step, kinds in KINDS_OF.items():
        made = replace(STEP, kind=step, about="RMC" if step is StepKind.PRESENTED else "6")
        for kind in kinds:
            choices = duty_steps.BUTTONS[step](duty(number_of(kind, 2027)), made)
            yield from (choice.chosen for choice in choices)


EVERY_BUTTON = {f"{each.verb} {dict(each.fields)}": each for each in every_button()}


@pytest.mark.parametrize("chosen", EVERY_BUTTON.values(), ids=EVERY_BUTTON)
def test_every_button_asks_what_a_command_takes(chosen: Chosen) -> None:
    names = {parameter.name for parameter in BY_VERB[chosen.verb].parameters}
    assert chosen.fields.keys() <= names
    missing = read(chosen).misread
    assert missing is None or missing.given == ""


def test_nothing_is_called_timely_or_late(stage: Stage) -> None:
    stage.play("den 2027-04-02 kl. 10:00")
    lines = [f"frist {year}-{serial}" for year in (2025, 2026, 2027) for serial in range(1, 11)]
    for line in (*lines, "rapport 2025", "plan 2026", "utträde", "frister 2026"):
        told = asked(stage, f"kansliet: {line}").casefold()
        assert not [word for word in FORBIDDEN if word in told], line


@pytest.mark.parametrize("year", [2024, 2025, 2027, 2028, 2100])
def test_every_duty_of_every_year_is_answered(stage: Stage, year: int) -> None:
    for serial in range(1, 11):
        assert asked(stage, f"gast: frist {year}-{serial}").startswith(f"Frist {year}-{serial}: ")


def test_the_number_alone_is_this_years(stage: Stage) -> None:
    assert asked(stage, "gast: frist 1").startswith("Frist 2026-1")
    stage.play("den 2027-01-01 kl. 00:00")
    assert asked(stage, "gast: frist 01").startswith("Frist 2027-1")


def test_the_next_step_is_offered_to_kansliet_and_where_nobody_knows_who_looks(
    stage: Stage,
) -> None:
    first = "Länka förvaltningsberättelsen"
    stage.play("den 2027-01-02 kl. 10:00")
    offered = {}
    for who in ("kansliet", "nykomling", "lfu1", "samordnare-12"):
        stage.play(f"{who}: frist 2027-1")
        offered[who] = first in labels(stage)
    assert offered == {"kansliet": True, "nykomling": True, "lfu1": False, "samordnare-12": False}


@pytest.mark.parametrize(
    ("number", "opens"), [("2027-1", date(2027, 1, 1)), ("2027-3", date(2027, 1, 1))]
)
def test_nothing_is_offered_before_it_can_be_recorded(
    stage: Stage, number: str, opens: date
) -> None:
    stage.play(f"den {opens - timedelta(days=1)} kl. 23:59")
    told = asked(stage, f"kansliet: frist {number}")
    assert "Kan skrivas in: från den 1 januari 2027" in told
    assert len(labels(stage)) == 2
    stage.play(f"den {opens} kl. 00:00")
    assert "Kan skrivas in" not in asked(stage, f"kansliet: frist {number}")
    assert len(labels(stage)) > 2


@pytest.mark.parametrize(
    ("day", "plans", "free"),
    [
        ("2029-03-29", True, True),
        ("2029-03-30", False, True),
        ("2029-04-03", False, True),
        ("2029-04-04", False, False),
    ],
)
def test_no_day_that_has_passed_is_planned_for(
    stage: Stage, day: str, *, plans: bool, free: bool
) -> None:
    stage.at = datetime.fromisoformat(f"{day}T10:00").replace(tzinfo=STOCKHOLM)
    told = asked(stage, "gast: frist 2029-1")
    assert ("Planera för torsdag den 29 mars 2029." in told) is plans
    assert ("Senast lördag den 31 mars 2029" in told) is not plans
    assert ("som skulle ge tisdag den 3 april 2029" in told) is free


@pytest.mark.parametrize("line", ["frist 2023-1", "frister 2023", "möten 2023", "årshjul 2023"])
def test_no_year_before_the_document_is_shown(stage: Stage, line: str) -> None:
    told = asked(stage, f"gast: {line}")
    assert "Samarbetsformerna är från den 25 mars 2024, så det första året här är 2024." in told
    assert "Samarbetsformerna: Samarbetsformer (R1), 2024-03-25 v1.0" in told


@pytest.mark.parametrize("line", ["frist 9999-1", "frister 2101", "möten 9999", "årshjul 2101"])
def test_no_year_is_counted_after_the_last(stage: Stage, line: str) -> None:
    assert "ange senast år 2100" in asked(stage, f"gast: {line}")


def test_whoever_sees_to_a_kind_sees_to_it_every_year(stage: Stage) -> None:
    told = asked(stage, "kansliet: frist 2027-1 ansvarig ägare=vice-ordförande")
    assert "Ansvarig: styrgruppens vice ordförande; reserv: styrgruppens ordförande" in told
    told = asked(stage, "gast: frist 2030-1")
    assert "På tur: styrgruppens vice ordförande" in told
    assert "Ansvarig: kansliet" in asked(stage, "gast: frist 2030-3")
    with stage.database.reading() as archive:
        assert duty_owners.of(archive, Kind.REPORT) == Owners(Role.VICE_CHAIR, Role.CHAIR)


def test_the_same_role_is_not_both_owner_and_backup(stage: Stage) -> None:
    told = asked(stage, "kansliet: frist 1 ansvarig reserv=kansliet")
    assert told.startswith("(nekas)")
    with stage.database.reading() as archive:
        assert duty_owners.of(archive, Kind.REPORT) == Owners()


def shown(found: Duty, state: State, **more: object) -> View:
    made = View(found, state, Owners(), date(2027, 3, 1), {"12": "Region Skåne"})
    return replace(made, **more)


def test_up_to_five_regions_are_named_and_more_are_counted() -> None:
    found = duty(number_of(Kind.REPORT, 2027))
    few = Step(StepKind.HANDED_OVER, Turn.OWNER, 20, 21, left=("12",))
    many = replace(few, count=0, left=("12",) * 6, needed=6)
    view = shown(found, State.ONGOING)
    assert duty_words.left(few, view) == "överlämnande till Region Skåne"
    assert duty_words.left(many, view) == "överlämnande till 6 av 6 regioner"


def test_what_is_over_waits_for_nobody() -> None:
    found = duty(number_of(Kind.REPORT, 2027), (STEP,))
    for state in (State.DONE, State.DONE_AFTER, State.NONE, State.PASSED, State.UNKNOWN):
        view = shown(found, state, offers=True)
        assert (duty_words.turn(view), duty_words.missing(view)) == ("", "")
        assert duty_steps.next_steps(view) == ()


def test_the_first_step_of_each_whose_turn_it_is_is_offered() -> None:
    steps = (
        Step(StepKind.MANAGEMENT_REPORT, Turn.OWNER, 1),
        Step(StepKind.ACCOUNTS, Turn.OWNER, 0),
        Step(StepKind.DECIDED, Turn.STEERING_GROUP, 0),
        Step(StepKind.HANDED_OVER, Turn.OWNER, 0, 21),
    )
    view = shown(duty(number_of(Kind.REPORT, 2027), steps), State.ONGOING, offers=True)
    assert [choice.label for choice in duty_steps.next_steps(view)] == [
        "Länka årsbokslutet",
        "Förbered beslutet",
        "Knyt ett beslut",
    ]


def test_what_has_passed_undone_stands_first_until_it_is_done(stage: Stage) -> None:
    stage.play("den 2026-12-20 kl. 10:00")
    told = asked(stage, "gast: frister")
    passed, coming = told.split("\n\nKommer\n")
    assert "2026-3 Verksamhetsplanen för 2027" in passed
    assert "2027-3 Verksamhetsplanen för 2028" in coming


def test_the_example_was_made_on_the_first_day_of_2026(stage: Stage) -> None:
    with stage.database.reading() as archive:
        assert evidence.known_from(archive) == date(2026, 1, 1)
    assert "Inget inskrivet" in asked(stage, "gast: frist 2025-3")
    assert "Ej fullgjord" in asked(stage, "gast: frist 2026-1")
