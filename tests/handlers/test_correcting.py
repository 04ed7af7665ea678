import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.correcting import corrected

NAMES = st.lists(st.text("abcå ", min_size=1).map(str.strip).filter(bool), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("value", "misread", "expected"),
    [
        ("Stokholm", "Stokholm", "X"),
        ("", "", "X"),
        ("något", "", "X"),
        ("07", "7", "X"),
        ("Stokholm ", " Stokholm", "X"),
        ("Skåne, Stokholm", " Stokholm", "Skåne, X"),
        ("Stokholm,Skåne,Stokholm", "Stokholm", "X, Skåne, X"),
        ("Västra Götaland, Västra", "Västra", "Västra Götaland, X"),
        ("Västra Götaland, Västra G", "Västra G", "Västra Götaland, X"),
        ("lfu1 rmc9", "rmc9", "lfu1 X"),
        ("lfu1; rmc9,\nrmc1", "rmc9", "lfu1; X,\nrmc1"),
        ("Skåne, Stokholm", "Stok", None),
        ("två ord", "tre ord", None),
    ],
)
def test_a_misread_word_is_put_right_where_it_stands(
    value: str, misread: str, expected: str | None
) -> None:
    assert corrected(value, misread, "X") == expected


@given(NAMES, st.data())
def test_a_list_keeps_all_but_the_misread(names: list[str], data: st.DataObject) -> None:
    misread = data.draw(st.sampled_from(names))
    found = corrected(",".join(names), misread, "X")
    assert found is not None
    assert found.split(", ") == ["X" if each == misread else each for each in names]
