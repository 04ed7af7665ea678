"""Figures brought in by whoever runs the programme, outside any chat (R4)."""

from collections.abc import Callable
from datetime import datetime

from handlers import population_sheet, statistics
from handlers.dispatch import settled
from handlers.outcome import Outcome
from handlers.population_import import bring_in
from handlers.population_plan import Batch, Manner
from storage.archive import Archive
from storage.database import Database
from storage.journal import Act


def from_sheet(raw: bytes, manner: Manner, at: datetime, database: Database) -> Outcome:
    """The outcome of importing a file of rows, in UTF-8 or as older spreadsheets save it."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    return _imported(lambda archive: population_sheet.read(text, archive), manner, at, database)


def from_scb(
    fetch: Callable[[], bytes], manner: Manner, at: datetime, database: Database
) -> Outcome:
    """The outcome of importing SCB's answer, as `fetch` gives it."""

    def work() -> Outcome:
        batch = statistics.read(fetch(), at)
        return _imported(lambda _archive: batch, manner, at, database)

    # Fetched before the transaction begins: nobody else waits for SCB.
    return settled(work)


def _imported(
    read: Callable[[Archive], Batch], manner: Manner, at: datetime, database: Database
) -> Outcome:
    act = Act("folkmängd importerad", at, None)

    def work() -> Outcome:
        with database.reading() if manner.dry_run else database.writing() as archive:
            return Outcome(bring_in(read(archive), manner, act, archive))

    return settled(work)
