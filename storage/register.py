"""The register of decisions (beslutsregistret), as recorded, read a page at a time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, func, select, tuple_

from governance.decisions import DecisionNumber, Entry, next_number
from governance.local_time import local
from governance.matters import Matter, Purpose
from governance.spelling import plain
from governance.tally import Outcome
from storage.archive import Archive
from storage.decision_tables import decisions
from storage.journal import Act, record

PAGE = 20
"""How many entries a page has."""


@dataclass(frozen=True, slots=True)
class Registered:
    """An entry as it stands in the register.

    `vote` is None for a meeting's decision; `proof` is the head of the vote's chain when it was
    counted, which `verify` takes as an anchor.
    """

    id: int
    entry: Entry
    vote: int | None = None
    proof: str = ""


def number_at(archive: Archive, at: datetime) -> DecisionNumber:
    """The number a decision made at `at` is entered under."""
    year = local(at).year
    query = select(func.max(decisions.c.serial)).where(decisions.c.year == year)
    highest = archive.connection.execute(query).scalar_one()
    taken = () if highest is None else (DecisionNumber(year, highest),)
    return next_number(at, taken)


def enter(
    archive: Archive, act: Act, entry: Entry, proven: tuple[int, str] | None = None
) -> Registered:
    """Enter a decision; `proven` is its vote and the head of the vote's chain.

    A number that is taken raises IntegrityError.
    """
    vote, proof = proven or (None, "")
    values = {
        "year": entry.number.year,
        "serial": entry.number.serial,
        "kind": entry.kind,
        "matter": entry.matter,
        "day": entry.day,
        "title": entry.title,
        "text": entry.text,
        "outcome": entry.outcome,
        "basis": entry.basis,
        "presented_by": entry.presented_by,
        "deciders": tuple(str(person) for person in entry.deciders),
        "beside": tuple(str(person) for person in entry.beside),
        "vote": vote,
        "proof": proof,
        "matching": plain(f"{entry.number} {entry.title} {entry.text} {entry.basis}"),
    }
    return Registered(record(archive, act, decisions, values), entry, vote, proof)


def by_number(archive: Archive, number: DecisionNumber) -> Registered | None:
    """The entry with a number; None when there is none."""
    year, serial = decisions.c.year == number.year, decisions.c.serial == number.serial
    found = _read(archive, select(decisions).where(year, serial))
    return found[0] if found else None


def of_vote(archive: Archive, vote: int) -> Registered | None:
    """The entry a vote led to; None when it led to none."""
    found = _read(archive, select(decisions).where(decisions.c.vote == vote))
    return found[0] if found else None


def of_matter(archive: Archive, matter: Matter) -> tuple[Registered, ...]:
    """Every entry on a matter, oldest first."""
    query = select(decisions).where(decisions.c.matter == matter)
    return _read(archive, query.order_by(decisions.c.year, decisions.c.serial))


def by_ids(archive: Archive, ids: Iterable[int]) -> Mapping[int, Registered]:
    """The entries with these ids, by id."""
    found = _read(archive, select(decisions).where(decisions.c.id.in_(list(ids))))
    return {each.id: each for each in found}


def page(
    archive: Archive,
    year: int | None = None,
    before: DecisionNumber | None = None,
    most: int = PAGE,
) -> tuple[Registered, ...]:
    """The newest entries, of a year or of all, newest first.

    `before` goes on after a page that ended with that number.
    """
    query = _page(before, most)
    return _read(archive, query if year is None else query.where(decisions.c.year == year))


def search(
    archive: Archive, words: str, before: DecisionNumber | None = None, most: int = PAGE
) -> tuple[Registered, ...]:
    """The newest entries that hold every word, however it is spelled; newest first."""
    held = (decisions.c.matching.contains(word, autoescape=True) for word in plain(words).split())
    return _read(archive, _page(before, most).where(*held))


def years(archive: Archive) -> tuple[int, ...]:
    """The years that have entries, newest first."""
    query = select(decisions.c.year).distinct().order_by(decisions.c.year.desc())
    return tuple(archive.connection.execute(query).scalars())


def everything(archive: Archive) -> tuple[Registered, ...]:
    """The whole register, oldest first, to be exported."""
    return _read(archive, select(decisions).order_by(decisions.c.year, decisions.c.serial))


def _page(before: DecisionNumber | None, most: int) -> Select[Any]:
    year, serial = decisions.c.year, decisions.c.serial
    query = select(decisions).order_by(year.desc(), serial.desc()).limit(most)
    if before is None:
        return query
    return query.where(tuple_(year, serial) < (before.year, before.serial))


def _read(archive: Archive, query: Select[Any]) -> tuple[Registered, ...]:
    rows: Sequence[Row[Any]] = archive.connection.execute(query).all()
    return tuple(Registered(row.id, _entry(row), row.vote, row.proof) for row in rows)


def _entry(row: Row[Any]) -> Entry:
    return Entry(
        number=DecisionNumber(row.year, row.serial),
        kind=Purpose(row.kind),
        matter=Matter(row.matter),
        day=row.day,
        title=row.title,
        text=row.text,
        outcome=Outcome(row.outcome),
        basis=row.basis,
        presented_by=row.presented_by,
        deciders=tuple(int(person) for person in row.deciders),
        beside=tuple(int(person) for person in row.beside),
    )
