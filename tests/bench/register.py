"""Opening the register: with ten thousand decisions beside with a hundred."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from statistics import median

from sqlalchemy import Table, func, insert, select

from governance.decisions import Status
from handlers import dispatch
from handlers.ask import Delivery, Place, PlaceKind, Written
from handlers.example import make_example
from handlers.outcome import Exit
from storage import decision_tables, tables, vote_tables
from storage.archive import Archive
from storage.columns import STOCKHOLM
from storage.database import Database
from storage.journal import Act, note
from tests.bench.figures import Figure

AT = datetime(2026, 11, 23, 9, tzinfo=STOCKHOLM)
FEW, MANY = 100, 10_000
BALLOTS = 7
A_YEAR = 100
"""The decisions of each year."""
OPENINGS = 40
LATE = 3
"""The follow-ups that are overdue, however many decisions there are."""
DIGEST = "0" * 64


def figures(folder: Path) -> Iterator[Figure]:
    """Opening `beslut` with 10,000 decisions and 70,000 ballots beside with 100 and 700."""
    few, many = (filled(folder / f"{size}.db", size) for size in (FEW, MANY))
    # By turns, so that whatever else the machine does slows both.
    times = [(opening(few), opening(many)) for _ in range(OPENINGS)]
    few.close()
    many.close()
    ours, beside = (median(each) for each in zip(*times, strict=True))
    yield Figure("opening beslut, 10,000 beside 100", beside / ours, 1.5)


def opening(database: Database) -> float:
    """The seconds it takes when something was written since: nothing read before is of use."""
    with database.writing() as archive:
        note(archive, Act("något annat", AT, None))
    said = Delivery(None, Place(PlaceKind.TERMINAL), AT, Written("beslut"))
    start = time.perf_counter()
    outcome = dispatch.answer(said, database)
    taken = time.perf_counter() - start
    if outcome.exit is not Exit.ANSWER:
        raise RuntimeError(outcome)
    return taken


def filled(file: Path, size: int) -> Database:
    """An example database with a register of a size, its votes and their ballots."""
    database = Database.open(f"sqlite:///{file}")
    database.migrate()
    make_example(database, AT - timedelta(days=1))
    with database.writing() as archive:
        fill(archive, size)
    return database


def fill(archive: Archive, size: int) -> None:
    """Write the rows as they would be, but for their digests, which opening does not read."""
    filling = Filling(archive)
    filling.write(vote_tables.votes, (vote(each) for each in range(size)))
    filling.write(vote_tables.vote_heads, (head(each) for each in range(size)), journaled=False)
    filling.write(vote_tables.vote_events, (row for each in range(size) for row in ballots(each)))
    filling.write(decision_tables.decisions, (decision(each) for each in range(size)))
    filling.write(decision_tables.follow_ups, (follow_up(each) for each in range(size)))


Row = Mapping[str, object]


@dataclass
class Filling:
    """Rows on their way in, each with its entry in the journal."""

    archive: Archive

    def write(self, table: Table, rows: Iterator[Row], *, journaled: bool = True) -> None:
        """Write the rows of a table."""
        written = list(rows)
        self.archive.connection.execute(insert(table), written)
        if journaled:
            highest = select(func.max(tables.journal.c.sequence))
            first = int(self.archive.connection.execute(highest).scalar_one()) + 1
            entries = [entry(number, table) for number, _ in zip(count(first), written)]
            self.archive.connection.execute(insert(tables.journal), entries)


def entry(number: int, table: Table) -> Row:
    """An entry of the journal, as long as a real one."""
    return {
        "sequence": number,
        "at": AT,
        "actor": None,
        "act": "fyllning",
        "table": table.name,
        "row": number,
        "record": "{}" * 100,
        "previous": DIGEST,
        "digest": f"{number:064}",
    }


def vote(number: int) -> Row:
    """A vote."""
    return {
        "id": number + 1,
        "matter": "annat",
        "purpose": "beslut",
        "form": "per-capsulam",
        "title": f"Ärende {number}",
        "contact": "",
        "made_at": AT,
    }


def head(number: int) -> Row:
    """The head of a vote that is closed."""
    where = {"vote": number + 1, "sequence": BALLOTS, "digest": DIGEST}
    return {**where, "state": "stängd", "closes_at": AT}


def ballots(number: int) -> Iterator[Row]:
    """The ballots of a vote."""
    for sequence in range(1, BALLOTS + 1):
        yield {
            "vote": number + 1,
            "sequence": sequence,
            "act": "röst",
            "at": AT,
            "actor": sequence,
            "team": "T0SANDBOX",
            "user": f"U{sequence}",
            "payload": '{"ballot":"bifall","lock":false,"version":1}',
            "words": "",
            "salt": DIGEST[:32],
            "previous": DIGEST,
            "digest": f"{number * BALLOTS + sequence:064}",
        }


def decision(number: int) -> Row:
    """A decision, so many in a year up to this one."""
    year, serial = AT.year - number // A_YEAR, number % A_YEAR + 1
    title, text = f"Ärende {number}", "Styrgruppen beslutar enligt förslaget. " * 10
    return {
        "id": number + 1,
        "year": year,
        "serial": serial,
        "kind": "beslut",
        "matter": "annat",
        "day": date(year, 6, 1),
        "title": title,
        "text": text,
        "outcome": "bifölls",
        "basis": f"omröstning {number + 1}",
        "presented_by": "Kansliet",
        "deciders": tuple(str(person) for person in range(1, 8)),
        "beside": (),
        "vote": number + 1,
        "proof": DIGEST,
        "matching": f"{year}-{serial} {title} {text}",
    }


def follow_up(number: int) -> Row:
    """A follow-up; all but a few are done."""
    status = Status.ONGOING if number < LATE else Status.DONE
    due = {"due": AT.date() - timedelta(days=1), "review": None}
    told = {"owner": "kansliet", "status": status, "reference": "", "formal_decision": ""}
    return {"decision": number + 1, **due, **told}
