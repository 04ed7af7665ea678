from dataclasses import replace
from typing import Annotated

import pytest

from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.kinds import PLACED, Arguments, Line, Number, Paragraph, RegionName, Year
from handlers.table import BY_VERB
from storage.archive import Archive


class Sample(Arguments):
    """One argument of every placing."""

    om_vad: Line = ""
    nr: Number
    år: Annotated[Year | None, PLACED] = None
    skäl: Line


class Letter(Arguments):
    """An argument that is a long text."""

    region: Annotated[RegionName, PLACED]
    brev: Annotated[Paragraph, PLACED]


def answer(_ask: Ask[Arguments], _archive: Archive) -> Answer:
    return Answer("")


SAMPLE = Command(("prov", "sätt"), "", Sample, answer, example="prov 12 sätt skäl=Regn")


def test_the_verb_is_the_words_together() -> None:
    assert SAMPLE.verb == "prov sätt"


def test_placed_arguments_come_first_and_a_name_has_hyphens() -> None:
    names = [(each.name, each.required, each.placed) for each in SAMPLE.parameters]
    assert names == [
        ("nr", True, True),
        ("år", False, True),
        ("om-vad", False, False),
        ("skäl", True, False),
    ]


def test_the_act_stands_where_the_example_has_it() -> None:
    assert SAMPLE.usage == "prov <nr> sätt [<år>] [om-vad <text>] skäl <text>"
    first = replace(SAMPLE, example="prov sätt 12 skäl=Regn")
    assert first.usage == "prov sätt <nr> [<år>] [om-vad <text>] skäl <text>"
    unnamed = replace(SAMPLE, example="prov 12 skäl=Regn")
    assert unnamed.usage == first.usage


def test_an_act_of_two_words_has_what_it_acts_upon_between_them() -> None:
    command = BY_VERB["möte punkt ändra"]
    assert command.brief == "möte <nr> punkt <punkt> ändra"
    assert command.usage.startswith("möte <nr> punkt <punkt> ändra [rubrik <text>]")


@pytest.mark.parametrize(
    ("verb", "brief"),
    [
        ("möte nytt", "möte nytt <datum>"),
        ("möten föreslå", "möten föreslå <år>"),
        ("påminnelser mina", "påminnelser mina <vill>"),
        ("påminnelser ändra", "påminnelser <sak> ändra"),
        ("koppla till", "koppla <person> till"),
        ("finansiering sätt", "finansiering <region> sätt"),
    ],
)
def test_a_command_is_listed_as_people_write_it(verb: str, brief: str) -> None:
    assert BY_VERB[verb].brief == brief


def test_what_is_not_said_leaves_no_gap() -> None:
    command = BY_VERB["möte punkt ändra"]
    assert command.said({"nr": "3", "punkt": "2"}) == "möte 3 punkt 2 ändra"
    assert command.said({"punkt": "2", "rubrik": "Annat"}) == "möte punkt 2 ändra"
    assert command.said({}) == "möte punkt ändra"


def test_without_an_act_the_placed_come_first() -> None:
    command = Command(("prov",), "", Sample, answer, example="")
    assert command.usage == "prov <nr> [<år>] [om-vad <text>] skäl <text>"


def test_a_long_text_stands_after_the_act() -> None:
    command = Command(("prov", "skicka"), "", Letter, answer, example="prov Skåne skicka Hej")
    assert command.usage == "prov <region> skicka <text>"


def test_other_words_stand_for_the_last_of_an_act() -> None:
    command = replace(BY_VERB["möte punkt ändra"], also=("byt",))
    assert command.acts == (("punkt",), ("ändra", "byt"))
    assert BY_VERB["möte"].acts == ()


def test_an_alternative_shows_its_words() -> None:
    assert "[som <tabell|bild|csv>]" in BY_VERB["andelar"].usage
