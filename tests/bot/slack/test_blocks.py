import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.slack.blocks import IN_MESSAGE, message
from bot.slack.buttons import SHOW
from bot.slack.composition import DASH
from bot.slack.limits import view_violations, violations
from bot.slack.views import home, opened
from handlers.answer import (
    Answer,
    Choice,
    Choices,
    Column,
    Document,
    Fact,
    Facts,
    Form,
    Secret,
    Table,
    Text,
)
from handlers.ask import Chosen
from handlers.drawings import Bar, Picture, Wheel
from handlers.texts import slack as texts
from tests.bot.slack.answers import ANSWERS, CHOSEN
from tests.bot.slack.sources import SOURCES

SOME = settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
CHOSE = Chosen("andel", {"region": "Region Skåne"})
TABLE = Table("Andelar", (Column("Region"), Column("Andel", numeric=True)), (("Skåne", "13"),))


def kinds(answer: Answer) -> list[object]:
    return [block["type"] for block in message(answer).blocks]


@SOME
@given(ANSWERS, st.none() | CHOSEN, st.sampled_from(["", "USKANE"]))
def test_any_answer_is_a_message_slack_takes(
    answer: Answer, again: Chosen | None, shown_by: str
) -> None:
    drawn = message(answer, again, shown_by)
    assert violations(drawn.blocks, "message") == []
    assert 0 < len(drawn.text.strip()) <= 3500


@SOME
@given(ANSWERS)
def test_any_answer_is_a_modal_and_a_home_tab_slack_takes(answer: Answer) -> None:
    assert view_violations(opened(answer)) == []
    assert view_violations(home(answer)) == []


def test_an_answer_is_drawn_in_its_order_with_its_sources_last() -> None:
    answer = Answer(
        "Andelar",
        (
            Text("En mening."),
            Facts((Fact("Summa", "10"),)),
            TABLE,
            Choices((Choice("Mer", CHOSE),)),
            Picture("a.png", "t", "alt", (Bar("x", 1, "1"),)),
            Wheel("hjul.png", "t", "alt", 2027, (), ()),
            Secret("https://a.se/x", "visat"),
            Document("a.csv", "text/csv", "x"),
            Form("andel", "Andel", "Visa", ()),
        ),
        SOURCES[:1],
    )
    assert kinds(answer) == [
        *("header", "section", "section", "context", "table", "actions"),
        *("context", "context", "section", "context", "context"),
    ]
    drawn = message(answer)
    assert "Samarbetsformerna" in json.dumps(drawn.blocks[-1])
    assert "a.csv kommer i ditt direktmeddelande" in json.dumps(drawn.blocks[-2])
    assert "Samarbetsformerna" in drawn.text


def test_what_can_be_asked_again_can_be_shown_in_the_channel() -> None:
    shown = message(Answer("Andel"), CHOSE).blocks[-1]
    assert texts.SHOW_IN_CHANNEL in str(shown)
    assert f"{SHOW}:0" in str(shown)
    assert "actions" not in kinds(Answer("Andel"))


def test_whoever_shows_an_answer_is_named_last() -> None:
    assert "<@USKANE>" in str(message(Answer("Andel"), shown_by="USKANE").blocks[-1])


def test_an_answer_too_long_for_a_message_says_so_and_keeps_its_sources() -> None:
    answer = Answer("Många", tuple(Text(str(number)) for number in range(99)), SOURCES[:1])
    blocks = message(answer, CHOSE).blocks
    assert len(blocks) == IN_MESSAGE
    assert texts.MORE_THAN_FITS in str(blocks[-3])
    assert "Samarbetsformerna" in str(blocks[-2])
    assert texts.SHOW_IN_CHANNEL in str(blocks[-1])
    assert "45" in str(blocks[-4])


def test_a_message_of_just_the_most_blocks_is_not_cut() -> None:
    answer = Answer("Många", tuple(Text(str(number)) for number in range(IN_MESSAGE - 1)))
    blocks = message(answer).blocks
    assert len(blocks) == IN_MESSAGE
    assert texts.MORE_THAN_FITS not in str(blocks)


def test_the_second_table_becomes_text() -> None:
    blocks = message(Answer("Två", (TABLE, TABLE))).blocks
    assert [block["type"] for block in blocks] == [
        *("header", "context", "table", "context", "section")
    ]
    assert "```Region  Andel\nSkåne      13```" in str(blocks[-1]["text"]).replace("\\n", "\n")


def test_facts_stand_side_by_side_when_short_and_below_each_other_when_long() -> None:
    short = message(Answer("F", (Facts((Fact("A", "1"),) * 11),))).blocks[1:]
    assert [len(block["fields"]) for block in short] == [10, 1]  # type: ignore[arg-type] # a list
    mixed = (Fact("A", "1"), Fact("B", "x" * 65), Fact("C", "2"))
    _, heading, first, second, third = message(Answer("F", (Facts(mixed, "Rubrik"),))).blocks
    assert "*Rubrik*" in str(heading)
    assert ["fields" in block for block in (first, second, third)] == [True, False, True]
    assert "*B*" in str(second)
    _, every = message(Answer("F", (Facts(mixed * 3),))).blocks
    assert str(every).count("*A*") == str(every).count("*B*") == 3


def test_facts_that_fill_a_section_begin_a_new_one() -> None:
    facts = tuple(Fact(str(number), "x" * 1200) for number in range(5))
    sections = message(Answer("F", (Facts(facts),))).blocks[1:]
    assert [str(block).count("x" * 1200) for block in sections] == [2, 2, 1]


def test_nothing_to_say_is_a_dash() -> None:
    blocks = message(Answer("", (Text(" "),))).blocks
    assert [block["text"]["text"] for block in blocks] == [DASH, DASH]  # type: ignore[index]


def test_what_anybody_wrote_is_escaped_in_every_text() -> None:
    evil = "<!channel> & <@U1>"
    answer = Answer(
        evil,
        (
            Text(evil),
            Facts((Fact(evil, evil), Fact("x" * 40, evil)), evil),
            Table(evil, (Column(evil),), ((evil,),)),
            Table(evil, (Column(evil),), ((evil,),)),
            Document(evil, "text/csv", ""),
        ),
    )
    drawn = message(answer)
    read = _mrkdwn(drawn.blocks)
    assert len(read) > 5
    assert all("<" not in text for text in [*read, drawn.text])


def test_signs_that_change_how_text_looks_are_shown_as_they_were_written() -> None:
    evil = "*fet* `kod` ~x~ _y_"
    facts = Facts(
        (Fact("A", "1"), Fact("B", evil), Fact("C", f"{evil} {'x' * 70}"), Fact("D", "2"))
    )
    answer = Answer("Titel", (Text(evil), facts, Table(evil, (Column("R"),), (("x",),))))
    blocks = message(answer).blocks
    read = _mrkdwn(blocks)
    assert read == ["*A*\n1", "*D*\n2"]
    assert str(blocks).count(evil) == 4
    many = Facts(tuple(Fact(str(each), evil if each % 2 else "1") for each in range(8)))
    assert _mrkdwn(message(Answer("Titel", (many,))).blocks) == []


def test_a_link_beside_no_such_sign_can_be_followed() -> None:
    (text,) = _mrkdwn(message(Answer("Titel", (Text("Se https://example.org/_a_"),))).blocks)
    assert text == "Se https://example.org/_a_"


def _mrkdwn(part: object) -> list[str]:
    if isinstance(part, list):
        return [text for each in part for text in _mrkdwn(each)]
    if not isinstance(part, dict):
        return []
    own = [str(part["text"])] if part.get("type") == "mrkdwn" else []
    return [*own, *_mrkdwn(list(part.values()))]
