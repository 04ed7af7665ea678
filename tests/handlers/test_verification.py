"""The check of the records as its reader meets it; storage tests that nothing escapes it."""

import sqlite3
from pathlib import Path

import pytest

from bot.plain import plain
from handlers.outcome import Exit
from handlers.texts import verification as texts
from handlers.verification import verify
from storage.database import Database
from storage.journal import Broken, Fault
from tests.conversations.examples import copied


def head(database: Database) -> str:
    with database.reading() as archive:
        return archive.head


def tampered(file: Path, statement: str) -> None:
    """Change the file behind the product's back, as its owner can."""
    connection = sqlite3.connect(file)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_an_untouched_database_is_whole_and_tells_its_head(example: Database) -> None:
    outcome = verify(example)
    assert outcome.exit is Exit.ANSWER
    assert outcome.answer.title == "Journalen är hel"
    assert head(example) in plain(outcome.answer)


def test_a_digest_from_the_chain_is_a_good_anchor_however_it_was_copied(example: Database) -> None:
    outcome = verify(example, f"  {head(example).upper()} ")
    assert outcome.exit is Exit.ANSWER
    assert "Kontrollsumman du angav finns i kedjan." in plain(outcome.answer)


def test_a_digest_that_is_not_in_the_chain_is_told(example: Database) -> None:
    outcome = verify(example, "0" * 64)
    assert outcome.exit is Exit.BUG
    assert "den kontrollsumma du angav finns inte i den" in plain(outcome.answer)


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE budgets SET amount = amount + 1 WHERE id = 1", "Rad 1 i tabellen budgets"),
        ("UPDATE journal SET act = 'annat' WHERE sequence = 7", "vid rad 7 i tabellen journal"),
        ("DELETE FROM populations WHERE id = 3", "Rad 3 i tabellen populations saknas"),
    ],
)
def test_the_first_break_is_named(
    made_example: Path, tmp_path: Path, statement: str, told: str
) -> None:
    with copied(made_example, tmp_path) as database:
        tampered(tmp_path / "copy.db", statement)
        outcome = verify(database)
    assert outcome.exit is Exit.BUG
    assert told in plain(outcome.answer)


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_has_its_sentence(fault: Fault) -> None:
    assert "{" not in plain(texts.broken(Broken(fault, "budgets", 3, 12)))
