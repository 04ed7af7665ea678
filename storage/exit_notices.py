"""Notices of exit (utträdesmeddelanden) as recorded, numbered in the order they came."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import Row

from governance.withdrawal import Notice
from storage.archive import Archive, remembered
from storage.duty_tables import exit_notices
from storage.journal import Act, record
from storage.records import correct, lines


@remembered
def load(archive: Archive) -> Mapping[int, Notice]:
    """Every notice, by number; one taken back too, as its number stays its own."""
    return {number: _notice(row) for number, row in _numbered(archive)}


def add(archive: Archive, act: Act, notice: Notice) -> int:
    """Record a notice; its number."""
    record(archive, act, exit_notices, asdict(notice))
    return len(load(archive))


def change(archive: Archive, act: Act, number: int, notice: Notice) -> None:
    """Record a notice anew (an answer, a confirmation); KeyError when there is none."""
    row = dict(_numbered(archive))[number]
    correct(archive, act, exit_notices, row, **asdict(notice))


def _numbered(archive: Archive) -> Iterator[tuple[int, Row[Any]]]:
    """The rows as they now stand, numbered in the order in which the notices came here."""
    return enumerate(lines(archive, exit_notices).values(), start=1)


def _notice(row: Row[Any]) -> Notice:
    return Notice(
        region=row.region,
        received_at=row.received_at,
        sent_at=row.sent_at,
        reference=row.reference,
        link=row.link,
        effective=row.effective,
        ruled_by=row.ruled_by,
        confirmed_on=row.confirmed_on,
        confirmation=row.confirmation,
        withdrawn=row.withdrawn,
    )
