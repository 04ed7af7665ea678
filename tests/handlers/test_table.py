from collections import Counter

import pytest

from governance.people import Right
from governance.spelling import plain
from handlers.ask import Chosen, Typed
from handlers.command import Command
from handlers.grammar import tokenise
from handlers.kinds import Arguments
from handlers.misread import Expected, Misread
from handlers.reading import read
from handlers.table import BY_VERB, FAMILIES, TABLE, find

EACH_COMMAND = pytest.mark.parametrize("command", TABLE, ids=lambda command: command.verb)


def verb(text: str) -> str:
    return find(Typed(tokenise(text)))[0].verb


def left(text: str) -> str:
    return " ".join(word.text for word in find(Typed(tokenise(text)))[1])


def test_no_two_commands_share_a_verb() -> None:
    assert not [verb for verb, count in Counter(each.verb for each in TABLE).items() if count > 1]


def test_no_word_means_two_families() -> None:
    for word, family in FAMILIES.items():
        assert len({each.words[0] for each in family}) == 1, word


@EACH_COMMAND
def test_every_command_tells_in_one_line_what_it_gives(command: Command[Arguments]) -> None:
    assert command.does
    assert command.does[0].islower() or command.does.startswith(("LfU", "RMC"))
    assert not command.does.endswith(".")


@EACH_COMMAND
def test_every_example_is_read_as_its_own_command(command: Command[Arguments]) -> None:
    reading = read(Typed(tokenise(command.example)))
    assert (reading.command.verb, reading.misread) == (command.verb, None)


@EACH_COMMAND
def test_a_command_that_writes_needs_a_right_and_a_reading_one_may_not(
    command: Command[Arguments],
) -> None:
    assert not (command.writes and command.right is Right.READ)


@EACH_COMMAND
def test_every_family_has_a_command_without_an_act_or_only_acts(
    command: Command[Arguments],
) -> None:
    assert FAMILIES[plain(command.words[0])]


def test_nothing_typed_is_the_beginning() -> None:
    assert verb("") == "hem"


@pytest.mark.parametrize(
    "text", ["andel Skåne", "ANDEL skåne", "share skåne", "Ａｎｄｅｌ skåne", "andel\tskåne"]
)
def test_a_command_is_found_without_regard_to_spelling(text: str) -> None:
    assert verb(text) == "andel"


@pytest.mark.parametrize(
    "text",
    [
        "budget sätt 2027",
        "budget 2027 sätt",
        "budget 2027 SATT",
        "budget sätt 2027 sätt",
        'budget beslut="x" sätt',
        "budget 2027 belopp=5",
    ],
)
def test_the_act_may_stand_first_or_after_what_it_acts_upon_or_be_told_by_a_keyword(
    text: str,
) -> None:
    assert verb(text) == "budget sätt"


def test_the_act_is_found_after_a_region_of_three_words() -> None:
    text = "finansiering Region Jämtland Härjedalen sätt diarienummer=1"
    assert (verb(text), left(text)) == (
        "finansiering sätt",
        "Region Jämtland Härjedalen 1",
    )


@pytest.mark.parametrize("text", ['budget "sätt"', "budget sätt=2027", "budget a b c d sätt"])
def test_a_quoted_word_a_key_or_a_late_word_is_no_act(text: str) -> None:
    assert verb(text) == "budget"


def test_help_after_a_command_is_help_about_it() -> None:
    assert (verb("andel hjälp"), left("andel hjälp")) == ("hjälp", "andel")
    assert verb('andel "hjälp"') == "andel"


@pytest.mark.parametrize(
    ("text", "near"), [("andle", "andel"), ("styrgrup", "styrgrupp"), ("fristr", "frister")]
)
def test_an_unknown_word_is_a_misread_with_what_looks_like_it(text: str, near: str) -> None:
    with pytest.raises(Misread) as caught:
        find(Typed(tokenise(text)))
    assert caught.value.expected is Expected.COMMAND
    assert caught.value.near[0] == near


@pytest.mark.parametrize(
    "text", ["😀", "'; drop table", "<!channel>", "-5", "andel=5", "x" * 10_000]
)
def test_nonsense_is_a_misread(text: str) -> None:
    with pytest.raises(Misread):
        find(Typed(tokenise(text)))


def test_a_button_names_its_command_exactly() -> None:
    assert find(Chosen("budget sätt", {}))[0] is BY_VERB["budget sätt"]
    with pytest.raises(Misread):
        find(Chosen("BUDGET sätt", {}))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("budget 2028 belopp=5", "budget sätt"),
        ("finansiering gotland diarienummer=1", "finansiering sätt"),
        ("folkmängd år=2024", "folkmängd"),
        ("budget 2028 färg=röd", "budget"),
    ],
)
def test_keywords_that_one_command_alone_takes_tell_the_act(text: str, meant: str) -> None:
    assert verb(text) == meant


@pytest.mark.parametrize(
    ("text", "meant", "words"),
    [
        ("möte 3 punkt 2 ändra minuter=5", "möte punkt ändra", "3 2 5"),
        ("möte punkt ändra 3 2", "möte punkt ändra", "3 2"),
        ("möte 3 ändra punkt 2", "möte punkt ändra", "3 2"),
        ('möte 3 punkt rubrik="ändra" typ=beslut', "möte punkt", "3 ändra beslut"),
        ("möte 3 punkt 2", "möte punkt", "3 2"),
        ("möte 3 ändra", "möte flytta", "3"),
        ("möte 3 stryk punkt=2", "möte stryk", "3 2"),
    ],
)
def test_an_act_of_two_words_is_meant_when_both_are_said(text: str, meant: str, words: str) -> None:
    assert (verb(text), left(text)) == (meant, words)


def test_an_act_of_two_words_is_never_told_by_keywords() -> None:
    assert verb("möte 3 rubrik=Budget typ=beslut") == "möte punkt"
