import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.nearness import SUGGESTIONS, nearest
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
