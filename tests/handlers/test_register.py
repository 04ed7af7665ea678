import csv
import json
from datetime import date, datetime

import pytest

from governance.decisions import DecisionNumber, Entry, FollowUp, Status
from governance.matters import Matter, Purpose
from governance.tally import Outcome
from handlers.answer import Choices, Document
from handlers.outcome import Exit
from handlers.register_export import document
from handlers.verification import verify
from storage import follow_ups, register
from storage.database import Database
from storage.journal import Act
from tests.conversations.scenes import STOCKHOLM
from tests.conversations.stage import Stage

AT = datetime(2026, 12, 1, 9, tzinfo=STOCKHOLM)


def enter(
    database: Database, serial: int, title: str = "Ett beslut", kind: Purpose = Purpose.DECISION
) -> int:
    """Enter a meeting's decision; the id of its row."""
    entry = Entry(
        DecisionNumber(2026, serial),
        kind,
        Matter.OTHER if kind is Purpose.DECISION else Matter.PROGRAMME,
        date(2026, 11, 20),
        title,
        "Styrgruppen beslutar så.",
        Outcome.CARRIED,
        f"2026-11-20 § {serial}",
        "Kansliet",
    )
    with database.writing() as archive:
        return register.enter(archive, Act("beslut fört in", AT, None), entry).id


def follow(database: Database, decision: int, found: FollowUp) -> None:
    with database.writing() as archive:
        follow_ups.put(archive, Act("uppföljning ändrad", AT, None), decision, found)


def known(database: Database, decision: int) -> FollowUp:
    with database.reading() as archive:
        return follow_ups.of(archive, [decision])[decision]


def file(stage: Stage) -> Document:
    return next(part for part in stage.answer.parts if isinstance(part, Document))


def rows(text: str) -> list[dict[str, str]]:
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    return list(csv.DictReader(lines, delimiter=";"))


def test_pages_follow_each_other_to_the_first_decision_and_none_is_shown_twice(
    example: Database,
) -> None:
    for serial in range(1, 46):
        enter(example, serial)
    stage = Stage(example, AT)
    seen: list[str] = []
    told = stage.play("gast: beslut 2026")
    while True:
        seen += [line[:7] for line in told if line.startswith("2026-")]
        labels = [
            choice.label
            for part in stage.answer.parts
            if isinstance(part, Choices)
            for choice in part.choices
        ]
        if "Äldre" not in labels:
            break
        told = stage.play("gast trycker [Äldre]")
    assert seen == [f"2026-{serial:02}" for serial in range(45, 0, -1)]


def test_a_search_goes_on_page_by_page(example: Database) -> None:
    for serial in range(1, 31):
        enter(example, serial, "Upphandling av te" if serial % 2 else "Kaffe")
    for serial in range(31, 50):
        enter(example, serial, "Upphandling av te")
    stage = Stage(example, AT)
    stage.play("gast: beslut sök TE upphandling")
    told = stage.play("gast trycker [Äldre]")
    assert "2026-01  2026-11-20  annat   Upphandling av te  bifall  –" in told
    assert not any("Kaffe" in line for line in told)


def test_a_preparation_is_never_called_a_decision(example: Database) -> None:
    enter(example, 1, "Ny programförklaring", Purpose.PREPARATION)
    told = Stage(example, AT).play("gast: beslut 2026-01")
    assert told[0] == "Beredning 2026-01: Ny programförklaring"
    assert "Beslutas av: LfU och RMC" in told


def test_only_what_is_left_to_do_is_overdue(example: Database) -> None:
    for serial, status in enumerate(Status, start=1):
        decision = enter(example, serial)
        follow(example, decision, FollowUp("kansliet", date(2026, 11, 30), status=status))
    told = Stage(example, AT).play("gast: beslut")
    assert "2 försenade uppföljningar" in told


def test_a_follow_up_keeps_what_is_not_given_and_the_last_word_holds(example: Database) -> None:
    enter(example, 1)
    stage = Stage(example, AT)
    stage.play("kansliet: beslut 2026-01 följ-upp ansvarig=kansliet senast=2027-01-31")
    stage.play('kansliet: beslut 2026-01 följ-upp status="ej påbörjat" diarienummer="RS 1"')
    told = stage.play("kansliet: beslut 2026-01 följ-upp ansvarig=lfu1 status=pågår")
    assert "Läge: pågår, lfu1, senast den 31 januari 2027, om 61 dagar" in told
    assert "Diarienummer: RS 1" in told


def test_what_changes_nothing_is_not_recorded_again(example: Database) -> None:
    enter(example, 1)
    stage = Stage(example, AT)
    stage.play("kansliet: beslut 2026-01 följ-upp ansvarig=kansliet")
    with example.reading() as archive:
        before = archive.revision
    stage.play("kansliet: beslut 2026-01 följ-upp ansvarig=kansliet")
    with example.reading() as archive:
        assert archive.revision == before


def test_the_form_of_a_follow_up_is_filled_in_with_what_is_known(example: Database) -> None:
    follow(example, enter(example, 1), FollowUp("kansliet", date(2027, 1, 31)))
    stage = Stage(example, AT)
    stage.play("kansliet: beslut 2026-01")
    stage.play("kansliet trycker [Följ upp]")
    assert stage.form is not None
    filled = {each.name: each.value for each in stage.form.fields}
    assert stage.form.fixed == {"nr": "2026-01"}
    assert stage.form.title == "Beslut 2026-01 följ-upp"
    assert (filled["ansvarig"], filled["senast"]) == ("kansliet", "2027-01-31")


@pytest.mark.parametrize("nothing", ['""', "-", "–"])
def test_what_is_known_of_a_follow_up_can_be_emptied(example: Database, nothing: str) -> None:
    decision = enter(example, 1)
    follow(example, decision, FollowUp("kansliet", date(2027, 1, 31), reference="RS 1"))
    stage = Stage(example, AT)
    stage.play(f"kansliet: beslut 2026-01 följ-upp ansvarig={nothing} senast={nothing}")
    assert known(example, decision) == FollowUp(reference="RS 1")


def test_a_field_that_is_emptied_in_the_form_is_emptied(example: Database) -> None:
    decision = enter(example, 1)
    follow(example, decision, FollowUp("kansliet", date(2027, 1, 31), reference="RS 1"))
    stage = Stage(example, AT)
    stage.play("kansliet: beslut 2026-01")
    stage.play("kansliet trycker [Följ upp]")
    stage.play("kansliet fyller i ansvarig=, granskas=2027-06-01")
    after = FollowUp("", date(2027, 1, 31), date(2027, 6, 1), reference="RS 1")
    assert known(example, decision) == after


@pytest.mark.parametrize("number", ["2026-1", "2026-01", "2026-001"])
def test_a_number_is_read_however_many_noughts_it_has(example: Database, number: str) -> None:
    enter(example, 1)
    assert Stage(example, AT).play(f"gast: beslut {number}")[0].startswith("Beslut 2026-01")


def test_the_sheet_runs_no_formula_that_somebody_put_in_a_title(example: Database) -> None:
    enter(example, 1, '=HYPERLINK("https://example.org")')
    stage = Stage(example, AT)
    stage.play("gast: beslut som csv")
    (row,) = rows(file(stage).text)
    assert row["rubrik"] == """'=HYPERLINK("https://example.org")"""
    assert (row["nummer"], row["utfall"]) == ("2026-01", "Förslaget bifölls.")


def test_the_files_of_a_year_hold_only_that_year(example: Database) -> None:
    enter(example, 1)
    stage = Stage(example, AT)
    stage.play("gast: beslut 2027 som=json")
    assert json.loads(file(stage).text)["beslut"] == []
    stage.play("gast: beslut 2026 som=json")
    assert [each["nummer"] for each in json.loads(file(stage).text)["beslut"]] == ["2026-01"]


def vote(stage: Stage) -> None:
    """Adopt a working order and carry a budget."""
    stage.play('kansliet: arbetsordning anta protokoll="2026-11-20 § 4"')
    stage.play(
        'kansliet: omröstning ny ärende=budget rubrik="Budget 2027" förslag="Tio miljoner." '
        'underlag="https://example.org/b" form=per-capsulam stänger="2026-12-15 15:00"'
    )
    stage.play("kansliet: omröstning 1 öppna")
    for who in ("lfu1", "lfu2", "rmc1", "rmc2"):
        stage.play(f"{who}: rösta 1 bifall")
    stage.play("den 2026-12-15 kl. 15:00")


def test_the_export_carries_proofs_that_a_check_takes_as_anchors(example: Database) -> None:
    stage = Stage(example, AT)
    vote(stage)
    stage.play("gast: beslut som=json")
    exported = json.loads(file(stage).text)
    budget = exported["beslut"][1]
    assert (budget["nummer"], budget["omröstning"]) == ("2026-02", 1)
    assert "4 av minst 4" in budget["bevis"]
    for anchor in (budget["kontrollsumma"], exported["journal"]["kontrollsumma"]):
        assert verify(example, anchor).exit is Exit.ANSWER
    assert verify(example, "0" * 64).exit is Exit.BUG


def test_whoever_runs_the_programme_gets_the_same_files(example: Database) -> None:
    stage = Stage(example, AT)
    vote(stage)
    for form in ("csv", "json"):
        stage.play(f"gast: beslut som={form}")
        assert document(form, example) == file(stage)
