from collections.abc import Mapping

import pytest

from governance.spelling import plain
from handlers.act_words import ENGLISH, said_as
from handlers.ask import Written
from handlers.reading import read
from handlers.table import FAMILIES, TABLE

ACTS = sorted({act for command in TABLE for act in command.words[1:]})


@pytest.mark.parametrize("act", ACTS)
def test_every_act_has_an_english_word(act: str) -> None:
    assert act in ENGLISH


def test_every_english_word_is_of_an_act() -> None:
    assert ENGLISH.keys() <= set(ACTS)


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_no_two_acts_of_a_family_are_said_alike(family: str) -> None:
    meant: dict[tuple[int, str], set[str]] = {}
    for command in FAMILIES[family]:
        for act in command.acts:
            for word in said_as(act):
                meant.setdefault((len(command.words), plain(word)), set()).add(act[0])
    assert {word: acts for word, acts in meant.items() if len(acts) > 1} == {}


@pytest.mark.parametrize(
    ("line", "verb", "fields"),
    [
        ("budget 2027 set belopp=5", "budget sätt", {"år": "2027", "belopp": "5"}),
        ("population import", "folkmängd importera", {}),
        ("meeting 3 item 2 change", "möte punkt ändra", {"nr": "3", "punkt": "2"}),
        ("vote new", "omröstning ny", {}),
    ],
)
def test_an_act_is_found_by_its_english_word(
    line: str, verb: str, fields: Mapping[str, str]
) -> None:
    reading = read(Written(line))
    assert reading.command.verb == verb
    assert reading.fields.items() >= fields.items()
