"""Evidence (belägg) as recorded; what is taken back stays in the rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, select

from governance.duties import Kind
from governance.evidence import Evidence
from governance.local_time import local
from governance.steps import StepKind
from storage.archive import Archive, remembered
from storage.duty_tables import evidence
from storage.journal import Act, record
from storage.records import correct
from storage.records import standing as rows_standing
from storage.tables import journal


@dataclass(frozen=True, slots=True)
class Concerned:
    """What evidence speaks of: a kind of duty, and the operating year the duty concerns."""

    duty: Kind
    year: int


def of(archive: Archive, concerned: Concerned) -> tuple[Evidence, ...]:
    """The evidence there is, in the order it was first recorded; none of what is taken back."""
    return _everything(archive).get(concerned, ())


def standing(
    archive: Archive, concerned: Concerned, step: StepKind, scope: str = ""
) -> Evidence | None:
    """What shows that a step is done for somebody; None when nothing does."""
    known = of(archive, concerned)
    return next((each for each in known if (each.step, each.scope) == (step, scope)), None)


def years(archive: Archive, duty: Kind) -> tuple[int, ...]:
    """The operating years that there is evidence for, newest first."""
    found = {concerned.year for concerned in _everything(archive) if concerned.duty is duty}
    return tuple(sorted(found, reverse=True))


def put(archive: Archive, act: Act, concerned: Concerned, new: Evidence) -> Evidence | None:
    """Record that a step is done; gives what it replaced, None where nothing stood."""
    before = _row(archive, concerned, new.step, new.scope)
    values = {
        "day": new.day,
        "reference": new.reference,
        "link": new.link,
        "decision": new.decision,
        "withdrawn": False,
    }
    if before is None:
        key = {"duty": concerned.duty, "year": concerned.year, "step": new.step, "scope": new.scope}
        record(archive, act, evidence, {**key, **values})
        return None
    correct(archive, act, evidence, before, **values)
    return None if before.withdrawn else _evidence(before)


def take_back(
    archive: Archive, act: Act, concerned: Concerned, which: tuple[StepKind, str]
) -> Evidence | None:
    """Take back what shows a step done for somebody; gives it, None when nothing stood."""
    before = _row(archive, concerned, *which)
    if before is None or before.withdrawn:
        return None
    correct(archive, act, evidence, before, withdrawn=True)
    return _evidence(before)


@remembered
def known_from(archive: Archive) -> date:
    """The first day on which anything was recorded here; the last of all days before that."""
    query = select(journal.c.at).order_by(journal.c.sequence).limit(1)
    first = archive.connection.execute(query).scalar_one_or_none()
    return date.max if first is None else local(first).date()


@remembered
def _everything(archive: Archive) -> Mapping[Concerned, tuple[Evidence, ...]]:
    found: dict[Concerned, tuple[Evidence, ...]] = {}
    for row in _rows(archive):
        concerned = Concerned(Kind(row.duty), row.year)
        found[concerned] = (*found.get(concerned, ()), _evidence(row))
    return found


def _rows(archive: Archive) -> Iterator[Row[Any]]:
    return (row for row in rows_standing(archive, evidence) if not row.withdrawn)


def _row(archive: Archive, concerned: Concerned, step: StepKind, scope: str) -> Row[Any] | None:
    """The row as it now stands, perhaps taken back."""
    columns = evidence.c
    mine = (columns.duty == concerned.duty, columns.year == concerned.year)
    which = (columns.step == step, columns.scope == scope)
    query = select(evidence).where(*mine, *which).order_by(columns.id.desc()).limit(1)
    return archive.connection.execute(query).first()


def _evidence(row: Row[Any]) -> Evidence:
    step = StepKind(row.step)
    return Evidence(step, row.scope, row.day, row.reference, row.link, row.decision)
