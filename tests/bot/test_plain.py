from bot.plain import plain
from handlers.answer import (
    Answer,
    Choice,
    Choices,
    Column,
    Document,
    Fact,
    Facts,
    Field,
    Form,
    Secret,
    Table,
    Text,
)
from handlers.ask import Chosen
from handlers.drawings import Bar, Picture, Wheel
from tests.bot.slack.sources import SOURCES

COLUMNS = (Column("Region"), Column("Kr", numeric=True))


def test_parts_stand_apart_in_their_order_and_sources_last() -> None:
    answer = Answer(
        "Andel",
        (
            Text("En mening."),
            Facts((Fact("Andel", "13 %"), Fact("Belopp", "5 kr")), "Region Skåne"),
            Choices((Choice("Ja", Chosen("a", {})), Choice("Nej", Chosen("b", {})))),
        ),
        SOURCES[:1],
    )
    assert plain(answer).split("\n\n") == [
        "Andel",
        "En mening.",
        "Region Skåne\nAndel: 13 %\nBelopp: 5 kr",
        "[Ja] [Nej]",
        plain(Answer("", (), SOURCES[:1])),
    ]
    assert plain(answer).endswith("2024-03-25 v1.0")


def test_columns_stand_below_each_other_numbers_to_the_right() -> None:
    table = Table("Andelar", COLUMNS, (("Skåne", "5"), ("Västra Götaland", "1 000")))
    assert plain(Answer("", (table,))).split("\n") == [
        "Andelar",
        "Region              Kr",
        "Skåne                5",
        "Västra Götaland  1 000",
    ]


def test_a_cell_of_several_lines_stays_on_one() -> None:
    table = Table("", COLUMNS[:1], (("a\nb",),))
    assert plain(Answer("", (table,))).split("\n") == ["", "Region", "a b"]


def test_what_cannot_be_shown_is_named() -> None:
    picture = Picture("a.png", "Andelar", "Skåne har mest.", (Bar("x", 1, "1"),))
    form = Form("andel", "Andel", "Visa", (Field("region", "Region", "En region."),))
    wheel = Wheel("hjul.png", "Årshjul", "Ett år.", 2027, (), ())
    answer = Answer("", (picture, wheel, Document("a.csv", "text/csv", "x"), form))
    assert plain(answer) == (
        "(Bild: Skåne har mest.)\n\n(Bild: Ett år.)\n\n(Fil: a.csv)\n\nRegion: En region."
    )


def test_what_is_shown_once_is_shown() -> None:
    assert plain(Answer("", (Secret("https://a.se/x", "visat"),))) == "https://a.se/x"


def test_nothing_is_nothing() -> None:
    assert plain(Answer("")) == ""
