from typing import Annotated

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


SAMPLE = Command(("prov", "sätt"), "", Sample, answer, example="")


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


def test_the_act_stands_after_the_one_thing_it_acts_upon() -> None:
    assert SAMPLE.usage == "prov <nr> sätt [<år>] [om-vad <text>] skäl <text>"


def test_an_act_of_two_words_has_what_it_acts_upon_between_them() -> None:
    command = BY_VERB["möte punkt ändra"]
    assert command.brief == "möte <nr> punkt <punkt> ändra"
    assert command.usage.startswith("möte <nr> punkt <punkt> ändra [rubrik <text>]")


def test_without_an_act_the_placed_come_first() -> None:
    command = Command(("prov",), "", Sample, answer, example="")
    assert command.usage == "prov <nr> [<år>] [om-vad <text>] skäl <text>"


def test_a_long_text_stands_after_the_act() -> None:
    command = Command(("prov", "skicka"), "", Letter, answer, example="")
    assert command.usage == "prov <region> skicka <text>"


def test_an_alternative_shows_its_words() -> None:
    assert "[som <tabell|bild|csv>]" in BY_VERB["andelar"].usage
