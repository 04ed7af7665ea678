"""How a text begins, whatever stands first in it."""

import pytest

from handlers.answer import (
    Answer,
    Choice,
    Choices,
    Column,
    Document,
    Fact,
    Facts,
    Form,
    Part,
    Secret,
    Table,
    Text,
)
from handlers.ask import Chosen
from handlers.first_lines import LONGEST, first_lines

PRESSED = Choices((Choice("Visa", Chosen("hem", {})),))
FACTS = (Fact("Till", "alla"), Fact("Från", "ingen"))


@pytest.mark.parametrize(
    ("part", "line"),
    [
        (Text("Rad ett.\nRad två."), "Rad ett."),
        (Text("\n  \nRad tre."), "Rad tre."),
        (Secret("hemlig länk", "Länken visades en gång."), "Länken visades en gång."),
        (Facts(FACTS), "Till: alla"),
        (Facts(FACTS, "Så står det"), "Så står det: Till: alla"),
        (Facts((), "Så står det"), "Så står det"),
        (Table("Senaste först", (Column("Nr"),), (("1",),)), "Senaste först"),
    ],
)
def test_the_first_line_is_that_of_the_first_part_that_says_anything(part: Part, line: str) -> None:
    answer = Answer("Titel", (PRESSED, Text(" "), part, Text("Mer.")))
    assert first_lines(answer) == f"Titel\n{line}"


@pytest.mark.parametrize(
    "parts",
    [(), (PRESSED, Document("a.csv", "text/csv", "x"), Form("hem", "T", "S", ()), Facts(()))],
)
def test_what_says_nothing_below_its_title_has_only_that(parts: tuple[Part, ...]) -> None:
    assert first_lines(Answer("Titel", parts)) == "Titel"


def test_a_long_line_is_cut_and_no_title_is() -> None:
    whole, title = "l" * LONGEST, "t" * (LONGEST + 1)
    assert first_lines(Answer(title, (Text(whole),))) == f"{title}\n{whole}"
    assert first_lines(Answer(title, (Text(f"{whole}l"),))) == f"{title}\n{whole[:-1]}…"
