"""`hallbar tick --dry-run`: what it tells, of which time, and that nothing is kept of it."""

import re
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot.clock import STOCKHOLM
from bot.trying import TooFar, tried
from handlers.answer import Answer
from handlers.posting import Content, asked, to_channel, written
from handlers.texts.post_words import ERRORS
from storage import tables
from storage.database import Database
from storage.journal import Act, note
from storage.outbox import State
from tests.bot.waiting_posts import AT, put

TABLES = tables.journal.metadata.sorted_tables
CHANGED = written(Content(Answer("Ändrat"), instead_of="a"))
DAY = timedelta(days=1)


def everything(database: Database) -> list[object]:
    """Every row of every table."""
    with database.reading() as archive:
        found = [archive.connection.execute(select(each)).all() for each in TABLES]
    return [sorted(map(str, rows)) for rows in found]


def test_a_dry_run_tells_what_would_be_posted_and_does_nothing(waiting: Database) -> None:
    whole = everything(waiting)
    span, put, *told = tried(waiting, AT + DAY, lambda: AT + 2 * DAY)
    assert span == "Så blir det vid ett hjärtslag den 23 november 2026 kl. 10.00."
    assert re.fullmatch(r"Skulle läggas i utkorgen: \d+ utskick.", put)
    count, frister, hej = told
    assert count == "Skulle skickas: 2 utskick."
    assert frister.startswith("2026-11-23 10:00 till kanalen styrgruppen: Kommande frister – Har ")
    assert frister.endswith(" (sedan den 22 november 2026 kl. 10.00)")
    reason = ERRORS["no address"]
    assert hej == f"2026-11-23 10:00 till okänd mottagare: Hej (går inte: {reason})"
    assert tried(waiting, AT - DAY, lambda: AT)[2:] == ["Inget skulle skickas."]
    assert everything(waiting) == whole


def test_a_dry_run_until_a_time_tells_what_comes_when_and_does_nothing(waiting: Database) -> None:
    put(waiting, "svar", to_channel("styrgruppen"), CHANGED)
    whole = everything(waiting)
    span, _, count, *told = tried(waiting, AT + 10 * DAY, lambda: AT)
    assert span == (
        "Så blir det från den 22 november 2026 kl. 10.00 till den 2 december 2026 kl. 10.00, "
        "om boten är i gång hela tiden."
    )
    assert count == f"Skulle skickas: {len(told)} utskick."
    assert [line[:16] for line in told] == sorted(line[:16] for line in told)
    assert told[0].startswith("2026-11-22 10:00 till kanalen styrgruppen: Kommande frister – ")
    assert told[2] == "2026-11-22 10:00 till kanalen styrgruppen: Ändrat"
    (monday,) = (line for line in told if line.startswith("2026-11-23"))
    assert monday.startswith("2026-11-23 08:00 till kanalen styrgruppen: Sammandrag för vecka 48")
    assert (
        "2026-12-01 08:00 till Kansliet (kansliet): Påminnelse: Frist 2026-3: Verksamhetsplanen "
        "för 2027 – Datum: tisdag den 15 december 2026, om 14 dagar."
    ) in told
    assert len(set(told)) == len(told)
    assert everything(waiting) == whole


def test_a_dry_run_tells_once_of_what_waits_for_another_post(waiting: Database) -> None:
    with waiting.writing() as archive:
        archive.connection.execute(update(tables.outbox).values(state=State.SENDING))
    put(waiting, "svar", to_channel("styrgruppen"), CHANGED)
    told = tried(waiting, AT + 10 * DAY, lambda: AT)
    assert sum("Ändrat (efter det utskick som det hör till)" in line for line in told) == 1


def test_a_dry_run_tells_what_is_done_and_what_comes_too_late(waiting: Database) -> None:
    late = Content(Answer("För sent"), until=AT + DAY)
    put(waiting, "sent", to_channel("styrgruppen"), written(late))
    told = tried(waiting, AT + DAY, lambda: AT + DAY)
    assert "2026-11-23 10:00 till kanalen styrgruppen: För sent (utgår: för sent)" in told


def test_a_dry_run_begins_no_earlier_than_what_was_done_last(waiting: Database) -> None:
    with waiting.writing() as archive:
        note(archive, Act("prov", AT + 3 * DAY, None))
    assert "vid ett hjärtslag den 25 november 2026 kl. 10.00" in tried(waiting, None, lambda: AT)[0]
    span, *_ = tried(waiting, AT + 4 * DAY, lambda: AT)
    assert "från den 25 november 2026 kl. 10.00 till den 26 november 2026 kl. 10.00" in span


def test_a_dry_run_keeps_its_pace_in_the_autumn_night(example: Database) -> None:
    first = datetime(2026, 10, 25, 2, 30, tzinfo=STOCKHOLM)
    put(example, "a", to_channel("styrgruppen"), asked("frister", {}))
    with example.writing() as archive:
        due = first.replace(minute=10, fold=1)
        archive.connection.execute(update(tables.outbox).values(due_at=due))
    assert not [each for each in tried(example, first, lambda: first) if "Kommande" in each]
    last = first.replace(fold=1)
    assert [each for each in tried(example, last, lambda: last) if "Kommande" in each]


def test_a_dry_run_goes_no_further_than_two_years(waiting: Database) -> None:
    assert tried(waiting, AT + DAY, lambda: AT + DAY - timedelta(days=732))
    with pytest.raises(TooFar):
        tried(waiting, AT + 732 * DAY, lambda: AT)
