from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

import pytest

from bot.plain import plain
from handlers.example import example_text
from handlers.import_organisation import from_file, shown
from handlers.outcome import Exit, Outcome
from storage import people
from storage.archive import Archive
from storage.database import Busy, Database
from tests.conversations.examples import MADE


def handles(database: Database) -> set[str]:
    with database.reading() as archive:
        return set(people.by_handle(archive))


def test_a_file_is_shown_without_a_change_and_then_taken_in(seeded: Database) -> None:
    raw = example_text().encode()
    assert shown(raw, MADE, seeded).answer.title == "Provläsning"
    assert handles(seeded) == set()
    assert from_file(raw, MADE, seeded).exit is Exit.ANSWER
    assert "samordnare-25" in handles(seeded)


def test_a_file_with_a_byte_order_mark_is_read(seeded: Database) -> None:
    told = from_file(example_text().encode("utf-8-sig"), MADE, seeded)
    assert told.exit is Exit.ANSWER
    assert "Windows-1252" not in plain(told.answer)


@pytest.mark.parametrize("work", [shown, from_file])
def test_a_file_from_an_older_windows_program_is_read_and_that_is_told(
    seeded: Database, work: Callable[[bytes, datetime, Database], Outcome]
) -> None:
    told = work(example_text().encode("cp1252"), MADE, seeded)
    assert told.exit is Exit.ANSWER
    assert "Windows-1252" in plain(told.answer)
    assert "Upphandlingschef, Västra Götalandsregionen" in plain(told.answer)


def test_a_faulty_file_is_a_misread_and_writes_nothing(seeded: Database) -> None:
    assert from_file(b"\xff\xfe\x00", MADE, seeded).exit is Exit.MISREAD
    assert handles(seeded) == set()


def test_a_database_that_is_busy_is_told_and_no_bug(
    seeded: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def busy(_database: Database) -> Iterator[Archive]:
        raise Busy
        yield

    monkeypatch.setattr(Database, "writing", busy)
    told = from_file(example_text().encode(), MADE, seeded)
    assert told.exit is Exit.REFUSAL
    assert told.answer.title == "Inget sparat"
