import pytest

from handlers.table import FAMILIES, TABLE, AnyCommand
from storage.database import Database
from tests.conversations.stage import Stage

NONSENSE = (
    "",
    '""',
    '"',
    "x" * 10_000,
    "😀",
    "\0",
    "\u202e\u2067\u200f",
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


def revision(database: Database) -> int:
    with database.reading() as archive:
        return archive.revision


@pytest.mark.parametrize("who", ["kansliet", "lfu1", "nykomling"])
@pytest.mark.parametrize("command", TABLE, ids=lambda command: command.verb)
def test_nonsense_gets_a_short_answer_and_writes_nothing(
    example: Database, command: AnyCommand, who: str
) -> None:
    stage = Stage(example)
    before = revision(example)
    for words in NONSENSE:
        answered = stage.play(f"{who}: {command.verb} {words}")
        assert answered[0]
        assert all(len(line) < 2000 for line in answered)
    assert revision(example) == before


@pytest.mark.parametrize("words", NONSENSE[3:])
def test_what_is_no_command_is_a_misread(example: Database, words: str) -> None:
    assert Stage(example).play(f"gast: {words}")[0].startswith(("(oläst)", "Hållbar"))


@pytest.mark.parametrize("word", sorted(FAMILIES))
def test_every_word_answers_bare_and_without_diacritics(example: Database, word: str) -> None:
    stage = Stage(example)
    assert stage.play(f"kansliet: {word}")[0]
    assert stage.play(f"gast: {word.upper()} hjalp")[0].startswith("Hjälp: ")
