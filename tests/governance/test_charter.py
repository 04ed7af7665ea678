import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

import governance
from governance.charter import (
    CLAUSES,
    DATE,
    DOCUMENTS,
    READINGS,
    TITLE,
    UNREGULATED,
    VERSION,
    Clause,
    Gap,
    Reading,
    Use,
)
from governance.charter.clause import words
from tests.governance.any_number import few

RULES = Path(governance.__file__).parent
HEADINGS = {
    "Samarbetsformer",
    "Namn och placering",
    "Ändamål",
    "Verksamhet",
    "Styrgruppens uppgifter, mandat och organisation",
    "Verksamhetsår och rapport",
    "Beslut",
    "Regler för att ändra samarbetsformerna",
    "Utträde ur samarbetet",
}
NAMES = {
    *("LfU", "RMC", "Hållbar", "Upphandling", "Programförklaring", "Sverige", "Region"),
    *("Stockholm", "Skåne", "Västra", "Götaland"),
}
EVERY_CLAUSE = pytest.mark.parametrize("clause", CLAUSES.values(), ids=lambda clause: clause.id)
EVERY_GAP = pytest.mark.parametrize("gap", UNREGULATED, ids=lambda gap: gap.key)


def strings(tree: ast.AST) -> Iterator[str]:
    """The strings a module computes with; one that stands alone, as a docstring does, is prose."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            node.value.value = None
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def cited(kind: str) -> set[str]:
    """The ids of a kind that the rules cite in their strings, the charter itself left out."""
    modules = [path for path in RULES.rglob("*.py") if RULES / "charter" not in path.parents]
    return {
        found
        for module in modules
        for string in strings(ast.parse(module.read_text(encoding="utf-8")))
        for found in re.findall(rf"\b{kind}\d+\b", string)
    }


def test_a_docstring_cites_nothing() -> None:
    module = '"""A rule (R1)."""\n\ndef rule():\n    """R2."""\n    return charter("R3")\n'
    assert list(strings(ast.parse(module))) == ["R3"]


def test_the_document_is_version_1_0_of_25_march_2024() -> None:
    assert TITLE == "Samarbetsformer"
    assert VERSION == "1.0"
    assert date(2024, 3, 25) == DATE
    assert "1.0" in CLAUSES["R1"].paraphrase
    assert "25 mars 2024" in CLAUSES["R1"].paraphrase


def test_search_words_are_parted_by_commas_only() -> None:
    assert words("utträde, säga upp, 30 juni") == ("utträde", "säga upp", "30 juni")


def test_there_are_29_clauses_in_order() -> None:
    assert list(CLAUSES) == [f"R{number}" for number in range(1, 30)]
    assert [clause.id for clause in CLAUSES.values()] == list(CLAUSES)


def test_there_are_17_readings_in_order() -> None:
    assert list(READINGS) == [f"A{number}" for number in range(1, 18)]
    assert [reading.id for reading in READINGS.values()] == list(READINGS)


def test_every_heading_of_the_document_has_a_clause() -> None:
    assert {clause.heading for clause in CLAUSES.values()} == HEADINGS


def test_a_clause_is_cited_by_a_rule_exactly_when_it_is_declared_to_be() -> None:
    declared = {clause.id for clause in CLAUSES.values() if clause.use is Use.RULE}
    assert cited("R") == declared


def test_only_the_purpose_is_declared_to_hold_no_rule() -> None:
    assert [clause.id for clause in CLAUSES.values() if clause.use is Use.NONE] == ["R26"]


def test_every_reading_a_rule_cites_exists() -> None:
    assert cited("A") <= set(READINGS)


def test_every_reading_is_told_beside_a_clause_or_a_gap() -> None:
    beside_clauses = {reading for clause in CLAUSES.values() for reading in clause.readings}
    beside_gaps = {reading for gap in UNREGULATED for reading in gap.readings}
    assert beside_clauses | beside_gaps == set(READINGS)


@EVERY_CLAUSE
def test_a_clause_is_one_or_two_whole_sentences(clause: Clause) -> None:
    assert re.fullmatch(r"[A-ZÅÄÖ].*\.", clause.paraphrase)
    assert len(re.findall(r"[.!?](?= |$)", clause.paraphrase)) <= 2


@EVERY_CLAUSE
def test_inside_a_sentence_only_names_have_a_capital(clause: Clause) -> None:
    capitals = re.findall(r"(?<=[\w,;:] )[A-ZÅÄÖ][\w-]*", f"{clause.paraphrase} {clause.reading}")
    assert set(capitals) <= NAMES


@EVERY_CLAUSE
def test_a_clause_has_a_reading_exactly_when_it_rests_on_some(clause: Clause) -> None:
    assert bool(clause.reading) == bool(clause.readings)


@EVERY_CLAUSE
def test_a_clause_can_be_searched_for(clause: Clause) -> None:
    assert_searchable(clause.words)


@EVERY_GAP
def test_a_gap_can_be_searched_for(gap: Gap) -> None:
    assert_searchable(gap.words)


@EVERY_GAP
def test_a_gap_lies_near_clauses_that_exist(gap: Gap) -> None:
    assert set(gap.near) <= set(CLAUSES)


def assert_searchable(words: tuple[str, ...]) -> None:
    assert words
    assert len(set(words)) == len(words)
    assert all(word == word.strip().casefold() and "," not in word for word in words)


def test_no_two_gaps_share_a_key() -> None:
    assert len({gap.key for gap in UNREGULATED}) == len(UNREGULATED)


def test_every_default_fills_one_gap() -> None:
    defaults = [gap.default for gap in UNREGULATED if gap.default]
    assert defaults == [f"D{number}" for number in range(1, 18)]


@pytest.mark.parametrize(
    ("word", "default"),
    [
        ("kvorum", "D1"),
        ("majoritet", "D2"),
        ("omröstning i chatt", "D3"),
        ("utslagsröst", "D5"),
        ("reservation", "D7"),
        ("protokollsanteckning", "D8"),
        ("jäv", "D9"),
        ("protokoll", "D10"),
        ("kallelse", "D13"),
        ("fullmakt", ""),
        ("ombud", ""),
    ],
)
def test_what_is_not_regulated_leads_to_a_gap_and_to_no_clause(word: str, default: str) -> None:
    assert [gap.default for gap in UNREGULATED if word in gap.words] == [default]
    assert not [clause.id for clause in CLAUSES.values() if word in clause.words]


@pytest.mark.parametrize(
    ("word", "clause"),
    [
        ("utträde", "R24"),
        ("lämna", "R24"),
        ("uppsägning", "R24"),
        ("30 juni", "R24"),
        ("31 mars", "R8"),
        ("15 december", "R10"),
        ("omval", "R19"),
        ("konferenser", "R22"),
        ("arbetsutskott", "R20"),
        ("uppförandekod", "R26"),
        ("kansliet", "R3"),
    ],
)
def test_what_is_regulated_leads_to_its_clause(word: str, clause: str) -> None:
    assert word in CLAUSES[clause].words


@pytest.mark.parametrize(
    ("clause", "facts"),
    [
        ("R2", ["21"]),
        ("R3", ["Region Stockholm"]),
        ("R4", ["hur många som bor"]),
        ("R5", ["regionsamordnare", "områdessamordnare"]),
        ("R6", ["LfU", "RMC", "styrgrupp", "kansli", "samordning"]),
        ("R7", ["1 januari", "31 december"]),
        ("R8", ["senast den 31 mars", "21 regioner"]),
        ("R9", ["förvaltningsberättelse", "årsbokslut"]),
        ("R10", ["15 december", "både RMC och LfU", "områden", "regioner som ansvarar"]),
        ("R11", ["verksamhetsplan", "budget", "verksamhetsrapport", "Programförklaring 2030"]),
        ("R12", ["LfU och RMC"]),
        ("R13", ["sju"]),
        ("R14", ["Stockholm", "Västra Götaland", "Skåne"]),
        ("R15", ["Två", "LfU:s styrelse"]),
        ("R16", ["ordförande i LfU"]),
        ("R17", ["Två", "RMC"]),
        ("R18", ["ordförande i RMC", "vice ordförande"]),
        ("R19", ["två år", "väljas om"]),
        ("R20", ["arbetsutskott"]),
        ("R21", ["minst fyra"]),
        ("R22", ["Utöver", "två konferenser"]),
        ("R23", ["bereder", "LfU:s styrelse", "RMC:s arbetsutskott", "var för sig"]),
        ("R24", ["senast den 30 juni året innan", "kansliet eller styrgruppens ordförande"]),
        ("R25", ["skriftligt"]),
        ("R26", ["2010", "2013"]),
        ("R27", ["Sju"]),
        ("R28", ["handlingsplaner"]),
        ("R29", ["varje region"]),
    ],
)
def test_the_paraphrase_keeps_the_facts(clause: str, facts: list[str]) -> None:
    assert [fact for fact in facts if fact not in CLAUSES[clause].paraphrase] == []


def test_the_seven_activities_are_listed() -> None:
    assert CLAUSES["R27"].paraphrase.count(";") == 6


def test_that_an_exit_takes_effect_on_1_january_is_a_reading() -> None:
    assert "1 januari" in READINGS["A9"].ours
    assert "1 januari" not in CLAUSES["R24"].paraphrase


@pytest.mark.parametrize("reading", READINGS.values(), ids=lambda reading: reading.id)
def test_a_reading_asks_weighs_and_answers(reading: Reading) -> None:
    assert reading.question.endswith("?")
    assert reading.alternatives
    assert all(text.endswith(".") for text in (*reading.alternatives, reading.ours))


def test_the_documents_it_names_are_known_with_their_clause() -> None:
    assert {key: (document.key, document.clause) for key, document in DOCUMENTS.items()} == {
        "programförklaring": ("programförklaring", "R11"),
        "strategier": ("strategier", "R11"),
        "ansvarsfördelning": ("ansvarsfördelning", "R6"),
        "uppförandekod": ("uppförandekod", "R26"),
    }


@few
@given(some.lists(some.text().filter(lambda word: "," not in word), min_size=1))
def test_search_words_are_read_back_as_they_were_written(written: list[str]) -> None:
    assert words(", ".join(written)) == tuple(written)
