from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest

from handlers.ask import Word
from handlers.command import AnyCommand
from handlers.grammar import tokenise
from handlers.kinds import NUMBER
from handlers.misread import Expected
from handlers.table import FAMILIES, TABLE
from storage.database import Database
from tests.contents import changed, contents
from tests.conversations.stage import Stage

BLANK = ("", "\0", "\u202e\u2067\u200f")
"""What nothing is left of once it has been cleaned."""
NONSENSE = (
    '""',
    '"',
    "x" * 10_000,
    "😀",
    "<!channel>",
    "'; drop table people",
    "1e9",
    "-5",
    "10,5,0",
    "1492",
    "2999",
    "2026-02-30",
    "nyckel=värde",
    "person=😀 nr=1e9 år=2999 region=skone från=2026-02-30",
)
SHORT = 1000
"""The characters that are enough to say what was expected instead."""
EVERY_COMMAND = pytest.mark.parametrize("command", TABLE, ids=lambda command: command.verb)
COMPLETE = [command for command in TABLE if command.writes and not command.parameters]
"""What writes and takes no argument: with nothing after it, it does what it says."""
EVERY_OTHER_COMMAND = pytest.mark.parametrize(
    "command",
    [command for command in TABLE if command not in COMPLETE],
    ids=lambda command: command.verb,
)
EVERY_KIND_OF_PERSON = ("kansliet", "lfu1", "nykomling")
TOO_LARGE = ("999999999999", "9" * 18, "9" * 5000)


def searches(command: AnyCommand) -> bool:
    """Whether a command looks for any words it is given, and so can answer that none were found."""
    texts = (each for each in command.parameters if each.kind.expected is Expected.TEXT)
    return not command.writes and any(each.placed and each.required for each in texts)


@EVERY_COMMAND
def test_nonsense_is_misread_or_refused_in_short_and_writes_nothing(
    example: Database, command: AnyCommand
) -> None:
    stage = Stage(example)
    before = contents(example)
    for who, words in product(EVERY_KIND_OF_PERSON, NONSENSE):
        answered = stage.play(f"{who}: {command.verb} {words}")
        said = f"{who}: {words[:40]}"
        assert searches(command) or answered[0].startswith(("(oläst)", "(nekas)")), said
        assert len("\n".join(answered)) < SHORT, said
    assert changed(before, contents(example)) == {}


@EVERY_COMMAND
def test_a_number_nothing_can_bear_is_not_found_and_writes_nothing(
    example: Database, command: AnyCommand
) -> None:
    stage = Stage(example)
    before = contents(example)
    for words in (words for number in TOO_LARGE for words in _with(number, command)):
        answered = stage.play(f"kansliet: {words}")
        assert answered[0].startswith(("(oläst)", "(nekas)")), answered
        assert len("\n".join(answered)) < SHORT
    assert changed(before, contents(example)) == {}


def _with(number: str, command: AnyCommand) -> Iterator[str]:
    """A command's example with the number in place of each of its own, or beside them all."""
    typed = tokenise(command.example)
    amounts = {each.name for each in command.parameters if each.kind.expected is Expected.KRONOR}
    for place, word in enumerate(typed):
        if NUMBER.fullmatch(word.text) and word.key not in amounts:
            others = (*typed[:place], replace(word, text=number), *typed[place + 1 :])
            yield " ".join(map(_written, others))
    said = {word.key for word in typed}
    for each in command.parameters:
        if each.kind.expected is Expected.NUMBER and not each.placed and each.name not in said:
            yield f"{' '.join(map(_written, typed))} {each.name}={number}"


def _written(word: Word) -> str:
    text = f'"{word.text}"' if word.quoted else word.text
    return f"{word.key}={text}" if word.key else text


@EVERY_OTHER_COMMAND
def test_what_is_blank_leaves_the_command_bare_and_writes_nothing(
    example: Database, command: AnyCommand
) -> None:
    stage = Stage(example)
    before = contents(example)
    for who in EVERY_KIND_OF_PERSON:
        bare = stage.play(f"{who}: {command.verb}")
        for words in BLANK:
            assert stage.play(f"{who}: {command.verb} {words}") == bare, who
    assert changed(before, contents(example)) == {}


@pytest.mark.parametrize("words", NONSENSE)
def test_what_is_no_command_is_a_misread(example: Database, words: str) -> None:
    answered = Stage(example).play(f"gast: {words}")
    assert answered[0].startswith("(oläst)")
    assert len("\n".join(answered)) < SHORT


@pytest.mark.parametrize("words", BLANK)
def test_a_blank_message_is_answered_as_a_greeting(example: Database, words: str) -> None:
    assert Stage(example).play(f"gast: {words}")[0] == "Hållbar"


@pytest.mark.parametrize("word", sorted(FAMILIES))
def test_every_word_answers_bare_and_without_diacritics(example: Database, word: str) -> None:
    stage = Stage(example)
    assert stage.play(f"kansliet: {word}")[0]
    assert stage.play(f"gast: {word.upper()} hjalp")[0].startswith("Hjälp: ")


def test_what_is_written_past_the_journal_is_seen(example: Database) -> None:
    before = contents(example)
    with example.writing() as archive:
        archive.connection.exec_driver_sql("INSERT INTO meta VALUES ('prov', 'x')")
    assert changed(before, contents(example)) == {"meta": 1}
