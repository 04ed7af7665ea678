"""An act to try things with, and a row of every kind."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta

import pytest

from storage import tables
from storage.archive import Archive
from storage.columns import STOCKHOLM
from storage.database import Database
from storage.journal import Act, record

DAY = date(2026, 1, 1)


AT = datetime(2026, 11, 22, 8, 30, tzinfo=STOCKHOLM)
ACT = Act("prov", AT, None)
ACCOUNT = {"team": "T1", "user": "U1"}
SAMPLES: Mapping[str, Mapping[str, object]] = {
    "regions": {
        "code": "09",
        "name": "Region Gotland",
        "iso": "SE-I",
        "county": "Gotlands län",
        "procurement": "D",
        "aliases": ("Gotland", "Gotlands kommun"),
        "since": DAY,
        "until": date(2030, 12, 31),
    },
    "populations": {
        "year": 2024,
        "region": "09",
        "people": 60_972,
        "source": "SCB",
        "verified": True,
        "fetched_at": AT,
        "raw_sha256": "a" * 64,
    },
    "budgets": {
        "year": 2026,
        "mode": "belopp",
        "amount": 1_000_000_000,
        "basis_year": 2024,
        "decision": "",
        "label": "exempel",
    },
    "people": {"handle": "skane", "title": "Upphandlingschef", "email": "skane@example.org"},
    "links": {**ACCOUNT, "person": 1, "at": AT},
    "link_requests": {
        **ACCOUNT,
        "person": 1,
        "email": "gast@example.org",
        "at": AT,
        "expires_at": AT + timedelta(days=7),
    },
    "link_rulings": {"request": 1, "stage": "kansliet", "approved": True, "by": 1, "at": AT},
    "holdings": {
        "seat": 3,
        "person": 1,
        "since": DAY,
        "until": date(2027, 12, 31),
        "term_ends": date(2027, 12, 31),
    },
    "appointments": {
        "person": 1,
        "role": "regionsamordnare",
        "since": DAY,
        "until": date(2027, 12, 31),
        "scope": "09",
        "designated_by": "",
    },
    "financing_decisions": {
        "region": "09",
        "since": DAY,
        "until": date(2027, 12, 31),
        "reference": "RS 2026/1",
        "link": "https://example.org/beslut",
    },
    "documents": {
        "key": "programförklaring",
        "title": "Programförklaring 2030",
        "link": "https://example.org/program",
        "since": DAY,
        "until": date(2030, 12, 31),
    },
    "channels": {"key": "styrgruppen", "team": "T1", "channel": "C1", "since": DAY},
}
"""A row for each record table; people have the id 1."""


Copies = Callable[[str, Callable[[Archive], None]], AbstractContextManager[Database]]


def _fill(archive: Archive) -> None:
    for table in tables.RECORDS:
        record(archive, ACT, table, SAMPLES[table.name])


@pytest.fixture
def at() -> datetime:
    return AT


@pytest.fixture
def act() -> Act:
    return ACT


@pytest.fixture
def samples() -> Mapping[str, Mapping[str, object]]:
    return SAMPLES


@pytest.fixture
def filled(copy_of: Copies) -> Iterator[Database]:
    """A database with one row of every kind."""
    with copy_of("filled", _fill) as opened:
        yield opened
