import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.ask import Chosen, Typed, Written
from handlers.cleaning import clean
from handlers.grammar import tokenise
from handlers.misread import Expected, Misread
from handlers.reading import read, typed, writes
from handlers.table import TABLE

FRAGMENTS = st.sampled_from(
    [
        *(word for command in TABLE for word in command.words),
        *(parameter.name for command in TABLE for parameter in command.parameters),
        "=",
        '"',
        "”",
        " ",
        "skåne",
        "2027",
        "2026-02-30",
        "1e9",
        "\x00",
        "\u202e",
        "<!channel>",
    ]
)


def test_what_is_written_is_read_as_what_is_typed() -> None:
    text = "andel Region Skåne belopp=5"
    assert read(Written(text)) == read(Typed(tokenise(text)))


def test_a_button_fills_the_fields_directly() -> None:
    reading = read(Chosen("andel", {"region": 'x" belopp=5', "utan": " "}))
    assert reading.fields == {"region": 'x" belopp=5'}
    assert reading.misread is None


def test_a_misread_of_the_arguments_waits_until_the_right_is_checked() -> None:
    reading = read(Written("budget sätt färg=röd"))
    assert reading.command.verb == "budget sätt"
    assert reading.misread is not None
    assert reading.misread.expected is Expected.ARGUMENT


def test_a_misread_of_the_command_does_not_wait() -> None:
    with pytest.raises(Misread):
        read(Written("xyzzy"))


def test_only_what_can_be_read_writes() -> None:
    assert writes(Written("budget 2027 sätt belopp=5"))
    assert not writes(Written("budget sätt"))
    assert not writes(Written("budget 2027"))
    assert not writes(Written("xyzzy"))
    assert not writes(Written('"'))


@given(st.text(max_size=300) | st.lists(FRAGMENTS, max_size=12).map(" ".join))
def test_any_text_at_all_is_read_or_misread(text: str) -> None:
    try:
        reading = read(Written(text))
    except Misread:
        return
    assert reading.command in TABLE


@given(st.text(max_size=20), st.dictionaries(st.text(max_size=20), st.text(max_size=20)))
def test_any_button_at_all_is_read_or_misread(verb: str, fields: dict[str, str]) -> None:
    with pytest.raises(Misread):
        read(Chosen(f"?{verb}", fields))
    assert read(Chosen("andel", fields)).command.verb == "andel"


@pytest.mark.parametrize(
    ("chosen", "line"),
    [
        (Chosen("andelar", {}), "andelar"),
        (Chosen("andel", {"region": "Region Skåne"}), 'andel "Region Skåne"'),
        (
            Chosen("budget sätt", {"år": "2028", "belopp": "12 000", "beslut": ""}),
            'budget sätt 2028 belopp="12 000" beslut=""',
        ),
        (Chosen("andel", {"region": "12", "utan": 'a"b'}), 'andel 12 utan=”a"b”'),
    ],
)
def test_a_choice_can_be_typed(chosen: Chosen, line: str) -> None:
    assert typed(chosen) == line


TEXTS = st.text(
    st.characters(exclude_categories=["C", "Z"], exclude_characters="«»”“„") | st.just(" "),
    min_size=1,
).map(clean)


@given(TEXTS.filter(bool), TEXTS.filter(bool))
def test_what_is_typed_for_a_choice_is_read_as_the_choice(region: str, without: str) -> None:
    chosen = Chosen("andel", {"region": f"Region {region}", "utan": without})
    assert read(Written(typed(chosen))).fields == chosen.fields
