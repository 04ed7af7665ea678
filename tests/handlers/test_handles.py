import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.handles import person_named
from handlers.misread import Expected, Misread
from storage.database import Database


@pytest.mark.parametrize("word", ["samordnare-12", "Samordnare-12", "SAMORDNARE-12"])
def test_a_handle_is_found_in_any_case(example: Database, word: str) -> None:
    with example.reading() as archive:
        assert person_named(word, "person", archive).handle == "samordnare-12"


def test_an_unknown_handle_is_a_misread_with_those_that_look_like_it(example: Database) -> None:
    with example.reading() as archive, pytest.raises(Misread) as raised:
        person_named("rmc3", "person", archive)
    assert (raised.value.expected, raised.value.argument) == (Expected.PERSON, "person")
    assert set(raised.value.near) == {"rmc1", "rmc2"}


def test_nothing_is_guessed_from_any_text(example: Database) -> None:
    @given(st.text())
    def nothing_is_guessed(text: str) -> None:
        with example.reading() as archive:
            try:
                person = person_named(text, "person", archive)
            except Misread:
                return
        assert person.handle == text.strip().casefold()

    nothing_is_guessed()
