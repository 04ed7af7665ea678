from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.charter import CLAUSES, UNREGULATED, Clause, Gap
from handlers import charter_search, charter_words
from handlers.charter_search import MOST_WORDS, nearest, search
from handlers.charter_words import Rule


def name(rule: Rule) -> str:
    return rule.id if isinstance(rule, Clause) else rule.key


def found(question: str) -> list[str]:
    return [name(hit.rule) for hit in search(question)]


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("utträde", "R24"),
        ("hur lämnar man samarbetet?", "R24"),
        ("När ska verksamhetsrapporten vara klar", "R8"),
        ("när ska rapporten lämnas", "R8"),
        ("15 december", "R10"),
        ("mandattid lfu", "R19"),
        ("VICE ORDFORANDE", "R18"),
        ("vem är ordförande?", "R16"),
        ("möten per år", "R21"),
        ("styrgruppsmöte", "R21"),
        ("hur ofta möts styrgruppen", "R21"),
        ("hur ofta mötes styrgruppen?", "R21"),
        ("årsredovisning", "R8"),
        ("när ska årsredovisningen vara klar", "R8"),
        ("ändra samarbetsformerna", "R23"),
        ("samarbetsformerna", "R23"),
        ("folkmängd", "R4"),
        ("budget", "R11"),
        ("handlingsplan", "R28"),
        ("arbetsutskottet", "R20"),
        ("samordnarna", "R5"),
        ("kansliet", "R3"),
    ],
)
def test_what_is_regulated_is_answered_by_its_clause(question: str, best: str) -> None:
    assert found(question)[0] == best


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("kvorum", "beslutförhet"),
        ("hur många måste vara med?", "beslutförhet"),
        ("majoritet", "majoritet"),
        ("ersättare", "ersättare"),
        ("protokoll", "protokoll"),
        ("jävigt", "jäv"),
        ("gdpr", "personuppgifter"),
        ("hur mycket kostar det", "belopp"),
        ("faktura", "fakturering"),
        ("vad händer om vi är försenade", "försening"),
        ("helgdag", "helgdag"),
        ("kallelsetid", "kallelse"),
    ],
)
def test_what_is_not_regulated_is_answered_by_its_gap(question: str, best: str) -> None:
    assert found(question)[0] == best


@pytest.mark.parametrize("misspelled", ["kvorm", "kvoorum", "utrtäde", "majoritett", "reservatoin"])
def test_a_small_misspelling_does_no_harm(misspelled: str) -> None:
    assert found(misspelled)


@pytest.mark.parametrize(
    "question", ["", "lunch", "😀", "asdf qwerty", "'; drop table", "xyz" * 99]
)
def test_a_question_about_something_else_finds_nothing(question: str) -> None:
    assert found(question) == []


def test_words_that_say_nothing_are_not_counted() -> None:
    assert found("vad säger reglerna om hur man ska göra vid utträde då") == found("utträde")


def test_a_known_word_is_not_taken_for_one_that_looks_like_it() -> None:
    assert "protokollsanteckning" not in found("utträde")
    assert "mätdag" not in found("folkmängd")


def test_more_of_the_words_asked_is_better() -> None:
    scores = {name(hit.rule): hit.score for hit in search("mandattid lfu")}
    assert scores["R19"] > scores["R15"]
    assert scores == dict(sorted(scores.items(), key=lambda item: -item[1]))


def test_a_word_said_twice_counts_once() -> None:
    assert search("utträde utträde Utträde") == search("utträde")


def test_a_long_question_is_looked_for_by_its_first_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_for: list[str] = []

    def alike(word: str) -> Mapping[str, float]:
        looked_for.append(word)
        return charter_words.alike(word)

    monkeypatch.setattr(charter_search, "alike", alike)
    question = " ".join(f"ord{number}" for number in range(MOST_WORDS - 1))
    assert "R24" in found(f"{question} utträde lämna {question}")
    assert looked_for[-1] == "uttrade"
    assert len(looked_for) == MOST_WORDS


def test_what_is_far_from_the_best_is_left_out() -> None:
    assert "R16" not in found("mandattid två år omval")


@pytest.mark.parametrize("rule", [*CLAUSES.values(), *UNREGULATED], ids=name)
def test_every_rule_is_found_by_each_of_its_search_words(rule: Clause | Gap) -> None:
    for word in rule.words:
        assert name(rule) in found(word), word


def test_the_nearest_words_are_suggested() -> None:
    assert nearest("kvorm")[0] == "kvorum"
    assert nearest("😀") == ()


@given(st.text(max_size=400))
def test_any_question_is_answered_or_finds_nothing(question: str) -> None:
    scores = [hit.score for hit in search(question)]
    assert scores == sorted(scores, reverse=True)
    assert len(nearest(question)) <= 3
