import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.nearness import SUGGESTIONS, nearest, nearest_first
from handlers.table import NAMED


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("andl", ("andel", "andelar")),
        ("ANDLE", ("andel",)),
        ("shar", ("andel", "andelar")),
        ("samord", ("samordnare",)),
        ("finans", ("finansiering",)),
        ("pengar", ()),
        ("sko", ()),
        ("😀", ()),
        ("", ()),
    ],
)
def test_what_looks_like_a_word_is_told_best_first(word: str, near: tuple[str, ...]) -> None:
    assert nearest(word, NAMED) == near


def test_a_beginning_of_many_gives_a_few() -> None:
    assert len(nearest("aaa", {f"aaa{number}": str(number) for number in range(9)})) == SUGGESTIONS


@given(st.text(max_size=60), st.dictionaries(st.text(max_size=9), st.text(max_size=9)))
def test_whatever_is_written_only_known_words_are_told(word: str, known: dict[str, str]) -> None:
    near = nearest(word, known)
    assert set(near) <= set(known.values())
    assert len(set(near)) == len(near) <= SUGGESTIONS


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("rapport", "verksamhetsrapport"),
        ("Verksamhetplan", "verksamhetsplan"),
        ("mote", "möte"),
        ("rt", "frist"),
        ("pengar", "frist"),
        ("", "frist"),
    ],
)
def test_of_all_alternatives_what_looks_like_the_word_is_told_first(word: str, first: str) -> None:
    known = ("frist", "möte", "verksamhetsrapport", "verksamhetsplan")
    assert nearest_first(word, known)[0] == first
    assert sorted(nearest_first(word, known)) == sorted(known)
