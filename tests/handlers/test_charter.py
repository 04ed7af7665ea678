import re

import pytest

from governance.charter import CLAUSES, READINGS, UNREGULATED
from governance.provenance import Mark, charter, reading, setting
from governance.working_order import TERMS
from handlers.answer import Choices, Facts, Table
from tests.conversations.stage import Stage


def told(stage: Stage, question: str) -> str:
    return "\n".join(stage.play(f"gast: regler {question}"))


@pytest.mark.parametrize(
    "number", [*CLAUSES, *READINGS, *(gap.default for gap in UNREGULATED if gap.default)]
)
def test_everything_that_has_a_number_can_be_asked_for_by_it(stage: Stage, number: str) -> None:
    assert number in stage.play(f"gast: regler {number.lower()}")[0]


def test_a_clause_is_told_with_heading_paraphrase_reading_and_source(stage: Stage) -> None:
    told(stage, "R8")
    (facts,) = [part for part in stage.answer.parts if isinstance(part, Facts)]
    clause = CLAUSES["R8"]
    assert facts.facts[0].label == "R8 · Verksamhetsår och rapport"
    assert facts.facts[0].value == clause.paraphrase
    assert (facts.facts[1].label, facts.facts[1].value) == ("Tolkning A8", clause.reading)
    assert stage.answer.sources == (charter("R8"), reading("A8"))


@pytest.mark.parametrize(
    "question", sorted({*CLAUSES, *(each.heading for each in CLAUSES.values()), "ersättare", "D3"})
)
def test_every_reading_that_is_told_is_among_the_sources(stage: Stage, question: str) -> None:
    told(stage, question)
    facts = [part for part in stage.answer.parts if isinstance(part, Facts)]
    labels = " ".join(fact.label for part in facts for fact in part.facts)
    shown = set(re.findall(r"\bA[0-9]+", labels))
    assert {each.ref for each in stage.answer.sources if each.mark is Mark.READING} == shown


@pytest.mark.parametrize(
    ("word", "default"),
    [("kvorum", "D1"), ("majoritet", "D2"), ("protokoll", "D10"), ("jäv", "D9")],
)
def test_what_is_not_regulated_is_said_with_the_defaults_id(
    stage: Stage, word: str, default: str
) -> None:
    assert f"(förval {default})" in told(stage, word)
    assert "Regleras inte i samarbetsformerna: " in told(stage, word)
    assert setting(default) in stage.answer.sources


@pytest.mark.parametrize(
    ("word", "default", "told_as"),
    [
        ("kvorum", "D1", "Förvalt · Beslutförhet på möte: minst 4 av 7"),
        ("majoritet", "D2", "Förvalt · Majoritet på möte: enkel majoritet"),
        ("utslagsröst", "D5", "Förvalt · Utslagsröst: den som leder mötet"),
        ("kallelsetid", "D13", "Förvalt · Kallelse: 5 dagar före mötet"),
    ],
)
def test_a_default_says_what_it_is(stage: Stage, word: str, default: str, told_as: str) -> None:
    assert told_as in told(stage, word)
    assert f"i en arbetsordning (förval {default})." in told(stage, word)


@pytest.mark.parametrize("ground", sorted({term.ground for term in TERMS}))
def test_a_default_tells_every_term_that_stands_on_it(stage: Stage, ground: str) -> None:
    terms = [term for term in TERMS if term.ground == ground]
    assert told(stage, ground).count("Förvalt · ") == len(terms)


@pytest.mark.parametrize("number", ["D4", "D11", "D12", "D14", "D15", "D16", "D17"])
def test_what_no_working_order_sets_is_not_offered_to_the_steering_group(
    stage: Stage, number: str
) -> None:
    text = told(stage, number)
    assert "Styrgruppen kan reglera" not in text
    assert "Förval" not in text
    assert "Den arbetsordning som boten föreslår tar inte heller upp det." in text


def test_what_is_not_regulated_and_has_no_default_is_told_with_our_reading(stage: Stage) -> None:
    text = told(stage, "ersättare")
    assert "Regleras inte i samarbetsformerna: Ersättare" in text
    assert "förval" not in text
    assert "Tolkning A7: Nej: inga ersättare" in text


def test_the_clauses_nearest_a_gap_follow_it_once(stage: Stage) -> None:
    told(stage, "ersättare")
    labels = [
        fact.label
        for part in stage.answer.parts
        if isinstance(part, Facts)
        for fact in part.facts
        if fact.label.startswith("R")
    ]
    assert labels == ["R16 · Beslut", "R18 · Beslut"]


@pytest.mark.parametrize("word", ["lokal", "moms", "kaffe", "skadestånd", "lunch"])
def test_of_what_the_document_does_not_hold_it_says_so_and_guesses_at_nothing(
    stage: Stage, word: str
) -> None:
    text = told(stage, word)
    assert f"Regleras inte i samarbetsformerna: jag hittar inget i dem om ”{word}”." in text
    assert "stavas mest likt" not in text
    assert stage.answer.sources == (charter("R1"),)


@pytest.mark.parametrize("question", ["😀", "1492", "<3"])
def test_what_is_no_question_is_misread_and_shows_how_to_ask(stage: Stage, question: str) -> None:
    text = told(stage, question)
    assert text.startswith("(oläst)")
    assert "Exempel: regler utträde" in text


def test_a_question_too_long_is_told_so(stage: Stage) -> None:
    assert "högst 300 tecken" in told(stage, "x" * 10_000)


@pytest.mark.parametrize(
    ("number", "near"), [("R99", "R29"), ("R0", "R1"), ("A18", "A17"), ("d99", "D17")]
)
def test_a_number_that_does_not_exist_is_told_the_closest_there_is(
    stage: Stage, number: str, near: str
) -> None:
    assert f"Menade du {near}?" in told(stage, number)


def test_bare_it_lists_every_clause_under_its_heading(stage: Stage) -> None:
    told(stage, "")
    (table,) = [part for part in stage.answer.parts if isinstance(part, Table)]
    listed = " ".join(row[1] for row in table.rows).replace(",", "").replace("och ", "").split()
    assert sorted(listed) == sorted(CLAUSES)
    assert [row[0] for row in table.rows[:4]] == [
        "Samarbetsformer",
        "Namn och placering",
        "Ändamål",
        "Verksamhet",
    ]


def test_each_heading_leads_to_all_its_clauses(stage: Stage) -> None:
    told(stage, "")
    (choices,) = [part for part in stage.answer.parts if isinstance(part, Choices)]
    for choice in choices.choices:
        text = told(stage, choice.chosen.fields["fråga"])
        wanted = [each.id for each in CLAUSES.values() if each.heading == choice.label]
        assert all(f"{number} · " in text for number in wanted)


def test_more_hits_than_are_shown_are_offered(stage: Stage) -> None:
    text = told(stage, "ledamöter")
    assert text.count(" · Beslut") == 3
    assert "[R17]" in text


def test_a_reading_is_told_with_its_alternatives_and_the_clauses_it_touches(stage: Stage) -> None:
    text = told(stage, "A8")
    assert "Möjlig läsning 2: " in text
    assert "Vår tolkning: " in text
    assert "[R8] [R10]" in text
