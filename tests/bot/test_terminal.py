import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import pytest

from bot.clock import STOCKHOLM
from bot.failures import NoDatabase
from bot.slack.limits import violations
from bot.terminal import Format, Guise, ask, printed, unasked
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
    Input,
    Option,
    Secret,
    Table,
    Text,
)
from handlers.ask import Chosen
from handlers.drawings import Bar, Mark, Picture, Wheel
from handlers.example import example_text
from handlers.import_organisation import from_file
from handlers.outcome import Exit, Outcome
from storage.database import Database
from tests.bot.slack.sources import SOURCES

NOVEMBER = datetime(2026, 11, 22, 10, tzinfo=STOCKHOLM)
MARCH = datetime(2029, 3, 31, 8, tzinfo=STOCKHOLM)


def asked(
    database: Database, *words: str, handle: str = "skane", at: datetime = NOVEMBER
) -> Outcome:
    return ask(database, words, Guise(handle, at))


def said(database: Database, words: Sequence[str], handle: str = "skane") -> str:
    return printed(asked(database, *words, handle=handle).answer, Format.TEXT)


def test_an_answer_a_misread_and_a_refusal_end_each_in_its_way(example: Database) -> None:
    assert asked(example, "andel", "Skåne").exit is Exit.ANSWER
    assert asked(example, "andel", "skone").exit is Exit.MISREAD
    assert asked(example, "budget", "2030", "sätt", "belopp=1").exit is Exit.REFUSAL


def test_a_word_with_blanks_stays_one(example: Database) -> None:
    assert "1\u00a0349\u00a0324,83\u00a0kr" in said(example, ["andel", "Region Skåne"])
    apart = said(example, ["budget", "2028", "sätt", "belopp=10 000", "beslut=§ 4 b"], "kansliet")
    assert "§ 4 b" in apart


def test_a_whole_line_in_quotes_is_read_as_one_typed_in_slack(example: Database) -> None:
    answered = asked(example, "andel Region Skåne").answer
    assert answered == asked(example, "andel", "Region Skåne").answer
    assert asked(example, 'regler "utan slut').exit is Exit.MISREAD
    assert asked(example, "").exit is asked(example).exit is Exit.ANSWER


@pytest.mark.parametrize("word", ["-5", "--as", "'; drop table", "\x00", "\udcff", "😀", ""])
def test_whatever_is_typed_is_a_word(word: str, example: Database) -> None:
    outcome = asked(example, "andel", word)
    assert outcome.exit is Exit.MISREAD
    printed(outcome.answer, Format.JSON).encode()


def test_the_time_asked_at_is_the_time_answered_for(example: Database) -> None:
    answered = asked(example, "frister", at=MARCH).answer
    assert "lördag den 31 mars 2029" in printed(answered, Format.TEXT)


def test_nobody_in_particular_reads_now_and_changes_nothing(example: Database) -> None:
    assert ask(example, ["andel", "Skåne"], Guise()).exit is Exit.ANSWER
    refused = ask(example, ["budget", "2030", "sätt", "belopp=1"], Guise())
    assert refused.exit is Exit.REFUSAL


@pytest.mark.parametrize("word", ["vem", "hem", "väntar"])
def test_who_is_nobody_is_told_how_one_says_who_one_is_here(word: str, example: Database) -> None:
    told = printed(ask(example, [word], Guise()).answer, Format.TEXT)
    assert "hallbar ask --as samordnare-12" in told
    assert "jag-är" not in told


def test_help_says_how_one_asks_here(example: Database) -> None:
    assert "\n\nSkriv hallbar ask och ett kommando." in said(example, ["hjälp"])


def test_a_guise_changes_nothing_in_a_real_database(seeded: Database) -> None:
    from_file(example_text().encode(), NOVEMBER, seeded)
    for guise in (Guise("kansliet"), Guise("kansliet", MARCH), Guise(None, MARCH)):
        refused = ask(seeded, ["budget", "2030", "sätt", "belopp=1"], guise)
        assert refused.exit is Exit.REFUSAL
    told = printed(
        ask(seeded, ["budget", "2030", "sätt", "belopp=1"], Guise("kansliet")).answer, Format.TEXT
    )
    assert "exempel" in told
    assert ask(seeded, ["andel", "Skåne", "belopp=10"], Guise(None, MARCH)).exit is Exit.ANSWER


def test_text_says_what_to_type_where_others_press(example: Database) -> None:
    assert said(example, ["andel", "Skåne"]).endswith(
        'Gå vidare med hallbar ask:\n  andelar\n  Om regionen: region "Region Skåne"'
    )
    assert "formulär" not in said(example, ["andel"])


# The shape promised to whoever reads it with a program.

EVERYTHING = Answer(
    "Titel",
    (
        Text("text"),
        Facts((Fact("a", "b"),)),
        Table("c", (Column("d", numeric=True),), (("e",),)),
        Choices((Choice("f", Chosen("andel", {"region": "Region Skåne", "belopp": "5"})),)),
        Form(
            "andel",
            "g",
            "h",
            (Field("i", "j", input=Input.SELECT, options=(Option("k", "l"),)),),
            {"m": "n"},
        ),
        Picture("o", "p", "q", (Bar("r", 1, "s"),)),
        Document("t", "u", "v"),
        Wheel("w", "x", "y", 2027, ("z",), (Mark(date(2027, 3, 31), "å", "z"),)),
        Secret("ä", "ö"),
    ),
    SOURCES[:1],
)


def test_json_has_exactly_the_shape_promised() -> None:
    told: dict[str, Any] = json.loads(printed(EVERYTHING, Format.JSON))
    assert list(told) == ["title", "audience", "parts", "sources", "plain"]
    assert (told["title"], told["audience"]) == ("Titel", "asker")
    assert [part["kind"] for part in told["parts"]] == [
        *("text", "facts", "table", "choices", "form", "picture", "document", "wheel", "secret")
    ]
    assert told["parts"][0] == {"kind": "text", "text": "text"}
    assert told["parts"][1]["facts"] == [{"label": "a", "value": "b"}]
    assert told["parts"][2]["rows"] == [["e"]]
    command = 'andel "Region Skåne" belopp=5'
    assert told["parts"][3] == {
        "kind": "choices",
        "choices": [{"label": "f", "command": command}],
    }
    assert told["parts"][4]["fields"][0]["options"] == [{"label": "k", "value": "l"}]
    assert told["parts"][7]["marks"] == [{"day": "2027-03-31", "label": "å", "kind": "z"}]
    assert told["sources"] == [{"mark": str(SOURCES[0].mark), "ref": SOURCES[0].ref}]
    assert told["plain"].startswith("Titel\n\ntext\n\na: b")


def test_every_command_offered_can_be_typed_as_it_is_written(example: Database) -> None:
    told = json.loads(printed(asked(example, "andel", "Region Skåne").answer, Format.JSON))
    commands = [
        choice["command"]
        for part in told["parts"]
        if part["kind"] == "choices"
        for choice in part["choices"]
    ]
    assert commands == ["andelar", 'region "Region Skåne"']


def test_blocks_are_what_slack_takes(example: Database) -> None:
    drawn = json.loads(printed(asked(example, "andelar").answer, Format.BLOCKS))
    assert violations(drawn, "message") == []
    assert "table" in [block["type"] for block in drawn]


def test_what_kept_us_from_asking_has_the_same_shape() -> None:
    told = json.loads(printed(unasked(NoDatabase()), Format.JSON))
    assert list(told) == ["title", "audience", "parts", "sources", "plain"]
    assert "hallbar init" in told["plain"]
