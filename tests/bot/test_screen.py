import pytest

from bot.plain import plain
from bot.screen import screen
from handlers.answer import (
    Answer,
    Choice,
    Choices,
    Column,
    Document,
    Fact,
    Facts,
    Table,
    Text,
)
from handlers.ask import Chosen
from handlers.drawings import Bar, Picture
from tests.bot.slack.sources import SOURCES

LONG = "Den presenteras för både RMC och LfU, med områden och ansvariga regioner."
COLUMNS = (Column("Region"), Column("Kr", numeric=True), Column("Länk"))
SHARES = Table("Andelar", COLUMNS, (("Skåne", "5", "–"), ("Västra Götaland", "1 000", "a.se")))
CHOICES = Choices(
    (
        Choice("Frister", Chosen("frister", {})),
        Choice("Om regionen", Chosen("region", {"region": "Region Skåne"})),
        Choice("Prova: andel Region Skåne", Chosen("andel", {"region": "Region Skåne"})),
        Choice("Avbryt", Chosen("omröstning avbryt", {"nr": "1"}), opens_form=True),
        Choice("Fyll i formulär", Chosen("andel", {}), opens_form=True),
    )
)


def test_without_a_width_every_paragraph_is_one_line() -> None:
    answer = Answer("Plan", (Text(LONG * 3), SHARES), SOURCES[:1])
    assert screen(answer, None) == plain(answer)


def test_running_text_is_broken_between_words() -> None:
    shown = screen(Answer("Plan", (Text(LONG),)), 40).split("\n\n")[1]
    assert shown.split("\n") == [
        "Den presenteras för både RMC och LfU,",
        "med områden och ansvariga regioner.",
    ]
    assert screen(Answer("", (Text("x" * 60),)), 40) == "x" * 60


def test_running_text_stays_readable_on_a_wide_screen() -> None:
    shown = screen(Answer("", (Text(LONG * 5),)), 300)
    assert max(map(len, shown.split("\n"))) <= 100


@pytest.mark.parametrize(
    ("part", "second"),
    [
        (Facts((Fact("Plan", LONG),)), "  LfU, med områden och ansvariga"),
        (Text(f"• {LONG}"), "  med områden och ansvariga regioner."),
    ],
)
def test_what_goes_on_hangs_a_little_in(part: Facts | Text, second: str) -> None:
    assert screen(Answer("", (part,)), 40).split("\n")[1] == second


def test_a_table_that_fits_stands_in_columns_and_one_that_does_not_row_by_row() -> None:
    answer = Answer("", (SHARES,))
    assert screen(answer, 40) == plain(answer).strip()
    assert screen(answer, 20).split("\n") == [
        "Andelar",
        "Region: Skåne",
        "  Kr: 5",
        "Region: Västra",
        "  Götaland",
        "  Kr: 1 000",
        "  Länk: a.se",
    ]


def test_a_caption_that_says_what_the_title_said_is_left_out() -> None:
    assert screen(Answer("Andelar", (SHARES,)), None).split("\n")[:3] == [
        "Andelar",
        "",
        "Region              Kr  Länk",
    ]


def test_what_others_press_is_listed_once_as_what_to_type() -> None:
    assert screen(Answer("Hej", (CHOICES, CHOICES)), 80).split("\n") == [
        "Hej",
        "",
        "Gå vidare med hallbar ask:",
        "  frister",
        '  Om regionen: region "Region Skåne"',
        '  andel "Region Skåne"',
        "  Avbryt: omröstning 1 avbryt …",
    ]


def test_a_file_is_named_with_how_to_get_it() -> None:
    shown = screen(Answer("", (Document("a.csv", "text/csv", "x"),)), None)
    assert shown == "(Fil: a.csv)\nSpara den med hallbar ask --out a.csv och samma ord."
    bars = Picture("a.png", "Andelar", "Skåne har mest.", (Bar("Skåne", 3, "3 kr"),))
    shown = screen(Answer("", (bars,)), None)
    assert shown == "(Bild: Skåne har mest.)\nSpara den med hallbar ask --out a.png och samma ord."
