import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.cleaning import clean


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("a\u0000b\u0007", "ab"),
        ("a\u202eb\u2066c\u200fd\u061c", "abcd"),
        ("a\u00a0b\u2009c", "a b c"),
        (" a\nb\tc ", "a\nb\tc"),
        ("A\u030a", "Å"),
        ("👨\u200d👩 😀", "👨\u200d👩 😀"),
        ("\ud800x", "x"),
    ],
)
def test_text_is_stored_without_what_cannot_be_seen(given_text: str, kept: str) -> None:
    assert clean(given_text) == kept


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
