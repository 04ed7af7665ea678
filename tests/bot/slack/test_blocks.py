import json
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.slack.blocks import IN_MESSAGE, message
from bot.slack.buttons import SHEET, SHOW, Again
from bot.slack.composition import DASH
from bot.slack.limits import view_violations, violations
from bot.slack.views import home, modal, opened
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
AGAIN = Again(CHOSE)
TABLE = Table("Andelar", (Column("Region"), Column("Andel", numeric=True)), (("Skåne", "13"),))


def kinds(answer: Answer) -> list[object]:
    return [block["type"] for block in message(answer).blocks]


@SOME
@given(ANSWERS, st.none() | CHOSEN, st.sampled_from(["", "USKANE"]))
def test_any_answer_is_a_message_slack_takes(
    answer: Answer, again: Chosen | None, shown_by: str
) -> None:
    drawn = message(answer, again and Again(again), shown_by)
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
    shown = message(Answer("Andel"), AGAIN).blocks[-1]
    assert texts.SHOW_IN_CHANNEL in str(shown)
    assert f"{SHOW}:0" in str(shown)
    assert "actions" not in kinds(Answer("Andel"))


def test_a_table_that_is_cut_is_offered_whole_whether_or_not_there_are_others() -> None:
    rows = tuple((str(each), "1") for each in range(130))
    alone = Again(CHOSE, shareable=False)
    for long in (replace(TABLE, rows=rows), replace(TABLE, rows=(("x" * 300, "1"),))):
        row = str(message(Answer("Andelar", (Text("…"), long)), AGAIN).blocks[-1])
        assert texts.ALL_AS_SHEET in row
        assert f"{SHEET}:0" in row
        assert texts.SHOW_IN_CHANNEL in row
        row = str(message(Answer("Andelar", (long,)), alone).blocks[-1])
        assert texts.ALL_AS_SHEET in row
        assert texts.SHOW_IN_CHANNEL not in row
        assert "CSV" not in str(message(Answer("Andelar", (long,))).blocks)
        second = message(Answer("Andelar", (TABLE, long)), AGAIN).blocks[-1]
        assert texts.ALL_AS_SHEET not in str(second), "drawn as text, it is not cut"
    whole = replace(TABLE, rows=rows[:99])
    assert "CSV" not in str(message(Answer("Andelar", (whole,)), AGAIN).blocks)


def test_whoever_shows_an_answer_is_named_last() -> None:
    assert "<@USKANE>" in str(message(Answer("Andel"), shown_by="USKANE").blocks[-1])


def test_an_answer_too_long_for_a_message_says_so_and_keeps_its_sources() -> None:
    answer = Answer("Många", tuple(Text(str(number)) for number in range(99)), SOURCES[:1])
    blocks = message(answer, AGAIN).blocks
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


def test_a_list_of_facts_is_as_few_blocks_as_hold_it() -> None:
    many = Facts(tuple(Fact(f"ord {each}", "x" * 60) for each in range(60)), "Ord", listed=True)
    _, first, second = message(Answer("Hjälp", (many,))).blocks
    assert violations([first, second], "message") == []
    assert _mrkdwn(first)[0].startswith(f"*Ord*\n• *ord 0*: {'x' * 60}\n• *ord 1*")
    assert _mrkdwn(second)[0].endswith(f"• *ord 59*: {'x' * 60}")
    signs = Facts((Fact("*fet*", "1"), Fact("B", "2")), "Ord", listed=True)
    _, plainly = message(Answer("Hjälp", (signs,))).blocks
    assert plainly["text"] == {"type": "plain_text", "text": "Ord\n• *fet*: 1\n• B: 2"}


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
    assert text == "Se <https://example.org/_a_>"


def test_nobody_is_called_by_a_name_in_what_is_shown() -> None:
    facts = Facts((Fact("Beslut", "@here"), Fact("Text", f"@channel {'x' * 70}")), "@here")
    answer = Answer("@here", (Text("@everyone #allmänt"), facts, Choices(())))
    drawn = [*_objects(message(answer, AGAIN, "USKANE").blocks), *_objects(modal(answer))]
    assert len(drawn) > 5
    assert all(each["verbatim"] is True for each in drawn)


def _mrkdwn(part: object) -> list[str]:
    return [str(each["text"]) for each in _objects(part)]


def _objects(part: object) -> list[dict[str, object]]:
    """The texts Slack reads signs in."""
    if isinstance(part, list):
        return [found for each in part for found in _objects(each)]
    if not isinstance(part, dict):
        return []
    own = [part] if part.get("type") == "mrkdwn" else []
    return [*own, *_objects(list(part.values()))]
