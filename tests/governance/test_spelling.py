import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.spelling import plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Skåne", "skane"),
        ("ÅÄÖ", "aao"),
        ("Ska\u030ane", "skane"),
        ("Straße", "strasse"),
        ("™", "tm"),
        ("\uff33ka\u030ane", "skane"),
        ("ordförande i LfU", "ordforande i lfu"),
        ("", ""),
    ],
)
def test_case_diacritics_and_typography_are_dropped(text: str, expected: str) -> None:
    assert plain(text) == expected


@given(st.text())
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert plain(plain(text)) == plain(text)
