import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers import help as manual
from handlers.ask import Chosen, Typed, Written
from handlers.cleaning import clean
from handlers.command import AnyCommand
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
            'budget 2028 sätt belopp="12 000" beslut=""',
        ),
        (Chosen("andel", {"region": "12", "utan": 'a"b'}), 'andel 12 utan=”a"b”'),
        (Chosen("andel", {"region": "2027"}), "andel region=2027"),
        (Chosen("andel", {"region": "hjälp"}), "andel region=hjälp"),
        (Chosen("beslut", {"vilket": "sök"}), "beslut vilket=sök"),
        (
            Chosen("möte nytt", {"datum": "2027-02-11", "tid": "10:00-12:00"}),
            "möte nytt 2027-02-11 tid=10:00-12:00",
        ),
        (Chosen("möte punkt ändra", {"nr": "3", "punkt": "2"}), "möte 3 punkt 2 ändra"),
        (Chosen("möte punkt ändra", {"punkt": "2"}), "möte punkt ändra punkt=2"),
        (Chosen("möten föreslå", {"år": "2027"}), "möten föreslå 2027"),
    ],
)
def test_a_choice_can_be_typed(chosen: Chosen, line: str) -> None:
    assert typed(chosen) == line


TEXTS = st.text(
    st.characters(exclude_categories=["C", "Z"], exclude_characters="«»”“„") | st.just(" "),
    min_size=1,
).map(clean)


WORDS = st.sampled_from(
    [
        *(word for command in TABLE for word in command.words),
        *(parameter.name for command in TABLE for parameter in command.parameters),
        *("2027", "12", "2027-02-11", "2026-03", "10:00-12:00", "12 000", "kr", "Region Skåne"),
        *("lfu1", "hjälp", "help", "a|b", "https://example.org/a?b=c", "'; drop", "--as", "å ä ö"),
    ]
)


@st.composite
def choices(draw: st.DrawFn) -> Chosen:
    """Any command with any of its arguments filled in."""
    command = draw(st.sampled_from(TABLE))
    names = [each.name for each in command.parameters]
    filled = draw(st.lists(st.sampled_from(names), unique=True)) if names else []
    return Chosen(command.verb, {name: draw(WORDS | TEXTS.filter(bool)) for name in filled})


@given(choices())
def test_what_is_typed_for_a_choice_is_read_as_the_choice(chosen: Chosen) -> None:
    reading = read(Written(typed(chosen)))
    assert (reading.command.verb, reading.fields) == (chosen.verb, chosen.fields)


@pytest.mark.parametrize("command", TABLE, ids=lambda command: command.verb)
def test_what_is_typed_begins_as_the_example_does(command: AnyCommand) -> None:
    upto = re.match(r".*\b" + re.escape(command.words[-1]) + r"(?!\S)", command.example)
    assert upto is not None, "the example has the whole act"
    assert typed(manual.example(command)).replace('"', "").startswith(upto[0])


def test_a_meeting_is_also_moved_by_changing_it() -> None:
    changed = read(Written("möte 3 ändra plats=Lund"))
    assert (changed.command.verb, changed.fields) == ("möte flytta", {"nr": "3", "plats": "Lund"})
    assert read(Written("möte ändra 3 tid=9-10")).command.verb == "möte flytta"


@pytest.mark.parametrize(
    "line", ["möte 3 punkt 2 ändra", "möte 3 ändra punkt 2", "möte ändra punkt 3 2"]
)
def test_an_item_is_changed_and_not_its_meeting(line: str) -> None:
    reading = read(Written(f"{line} minuter=5"))
    assert reading.command.verb == "möte punkt ändra"
    assert reading.fields == {"nr": "3", "punkt": "2", "minuter": "5"}
