from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.days import in_figures, joined
from handlers.grammar import bind, tokenise
from handlers.table import BY_VERB
from handlers.texts.formats import day, weekday
from tests.conversations.stage import Stage

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31))


@given(DAYS)
def test_a_day_is_read_as_we_write_it(found: date) -> None:
    assert in_figures(day(found)) == found.isoformat()
    assert in_figures(weekday(found)) == found.isoformat()
    assert in_figures(day(found).removeprefix("den ")) == found.isoformat()


@given(DAYS)
def test_a_day_named_by_another_weekday_is_not_taken_for_it(found: date) -> None:
    name = weekday(found + timedelta(days=1)).split()[0]
    wrong = f"{name} {day(found)}"
    assert in_figures(wrong) == wrong


@pytest.mark.parametrize("text", ["31 februari 2027", "31 mars", "mars 2027", "31 mars 27", ""])
def test_what_is_no_whole_day_stays_as_it_is(text: str) -> None:
    assert in_figures(text) == text


def test_the_words_of_a_day_are_one_word_with_the_key_before_them() -> None:
    words = joined(tokenise("från=den 31 mars 2027 till onsdag den 31 mars 2027 gast"))
    assert [(word.key, word.text) for word in words] == [
        ("från", "den 31 mars 2027"),
        ("", "till"),
        ("", "onsdag den 31 mars 2027"),
        ("", "gast"),
    ]


def test_a_command_without_a_day_keeps_its_words() -> None:
    search = BY_VERB["beslut sök"].parameters
    (found,) = bind(search, tokenise("den 31 mars 2027 i Lund")).values()
    assert found == "den 31 mars 2027 i Lund"


@pytest.mark.parametrize(
    "line",
    ['styrgrupp "31 mars 2027"', "styrgrupp den 31 mars 2027", "styrgrupp datum 31 mars 2027"],
)
def test_a_day_in_words_is_asked_of(stage: Stage, line: str) -> None:
    wanted = stage.play("gast: styrgrupp 2027-03-31")
    assert stage.play(f"gast: {line}") == wanted


def test_a_role_begins_on_a_day_in_words(stage: Stage) -> None:
    given = stage.play("kansliet: roll gast ge roll=observatör från=1 mars 2027")
    assert "Från: den 1 mars 2027" in given
