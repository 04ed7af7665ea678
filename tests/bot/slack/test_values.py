import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.values import LONGEST, fits, packed, unpacked
from handlers.ask import Chosen

SHORT = st.text(max_size=20)
CHOSEN = st.builds(Chosen, SHORT, st.dictionaries(SHORT, SHORT, max_size=5))


@given(CHOSEN)
def test_what_is_packed_comes_back(chosen: Chosen) -> None:
    if fits(chosen):
        assert unpacked(packed(chosen)) == chosen


@given(st.one_of(st.text(), st.none(), st.integers(), st.binary(), st.lists(st.text())))
def test_anything_else_says_nothing(value: object) -> None:
    assert unpacked(value) is None


def test_a_button_carries_so_much_and_no_more() -> None:
    room = LONGEST - len(packed(Chosen("andel", {"region": ""})))
    full = Chosen("andel", {"region": "å" * room})
    assert len(packed(full)) == LONGEST
    assert fits(full)
    over = Chosen("andel", {"region": "å" * (room + 1)})
    assert not fits(over)
    with pytest.raises(ValueError, match="andel"):
        packed(over)
    assert len(packed(over, LONGEST + 1)) == LONGEST + 1


def test_a_value_too_deep_to_read_says_nothing() -> None:
    assert unpacked("[" * 500_000) is None
