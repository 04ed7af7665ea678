"""An act to try things with, and a row of every kind."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta

import pytest

from governance.drafts import Draft
from governance.journal import GENESIS
from governance.matters import Matter
from governance.people import Role
from governance.room import Form
from governance.voting import Acting
from storage import tables, voting
from storage.archive import Archive
from storage.columns import STOCKHOLM
from storage.database import Database
from storage.journal import Act, record
from storage.vote_events import Drafted
from storage.vote_tables import vote_events, votes

DAY = date(2026, 1, 1)


AT = datetime(2026, 11, 22, 8, 30, tzinfo=STOCKHOLM)
ACT = Act("prov", AT, None)
PLACE = {"team": "T1", "channel": "C1"}
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
    "votes": {
        "matter": "budget",
        "purpose": "beslut",
        "form": "per-capsulam",
        "title": "Budget 2027",
        "contact": "kansliet",
        "made_at": AT,
    },
    "vote_events": {
        **ACCOUNT,
        "vote": 1,
        "sequence": 1,
        "act": "utkast",
        "at": AT,
        "actor": 1,
        "payload": "{}",
        "words": "",
        "previous": GENESIS,
        "digest": "a" * 64,
    },
    "meetings": {
        "day": DAY,
        "start": "09:30",
        "place": "Stockholm",
        "kind": "ordinarie",
        "elected": 1,
        "ended_at": AT,
        "ends": "12:00",
        "called_at": AT,
        "cancelled": "för få kan",
    },
    "agenda_items": {
        "meeting": 1,
        "position": 2,
        "kind": "beslut",
        "title": "Budget 2027",
        "owner": 1,
        "papers": ("https://example.org/budget",),
        "minutes": 20,
        "vote": 1,
        "author": 1,
        "withdrawn": False,
    },
    "invitations": {"meeting": 1, "person": 1, "withdrawn": False},
    "meeting_replies": {
        "meeting": 1,
        "person": 1,
        "coming": True,
        "slot": "2026-12-08T09:30",
        "at": AT,
    },
    "roll_calls": {"meeting": 1, "present": ("1",), "presiding": 1, "at": AT},
    "minutes_approvals": {"meeting": 1, "person": 1, "at": AT, "content": "a" * 64},
    "evidence": {
        "duty": "verksamhetsrapport",
        "year": 2026,
        "step": "överlämnad",
        "scope": "09",
        "day": DAY,
        "reference": "RS 2027/3",
        "link": "https://example.org/rapport",
        "decision": 1,
        "withdrawn": False,
    },
    "plan_areas": {
        "year": 2027,
        "title": "Textil",
        "region": "09",
        "activity": "uppföljning",
        "owner": "kansliet",
        "status": "pågår",
        "link": "https://example.org/handlingsplan",
        "withdrawn": False,
    },
    "exit_notices": {
        "region": "09",
        "sent_at": AT,
        "received_at": AT,
        "reference": "RS 2026/9",
        "link": "https://example.org/utträde",
        "effective": DAY,
        "ruled_by": 1,
        "confirmed_on": DAY,
        "confirmation": "RS 2026/10",
        "withdrawn": False,
    },
    "duty_owners": {"duty": "verksamhetsplan", "owner": "kansliet", "backup": "ordförande"},
    "reminder_plans": {
        "kind": "frist",
        "offsets": ("30", "7"),
        "hour": "08:00",
        "told": ("kanal",),
    },
    "reminder_wishes": {"person": 1, "wish": "av"},
    "calendar_feeds": {"person": 1, "digest": "a" * 64, "at": AT, "revoked_at": AT},
    "decisions": {
        "year": 2026,
        "serial": 3,
        "kind": "beslut",
        "matter": "budget",
        "day": DAY,
        "title": "Budget 2027",
        "text": "Budgeten antas.",
        "outcome": "bifölls",
        "basis": "omröstning 1",
        "presented_by": "kansliet",
        "deciders": ("1", "2"),
        "beside": ("3",),
        "vote": 1,
        "proof": "a" * 64,
        "matching": "2026-03 budget",
    },
    "follow_ups": {
        "decision": 1,
        "owner": "kansliet",
        "due": DAY,
        "review": DAY,
        "status": "pågår",
        "reference": "RS 2026/1",
        "formal_decision": "RS 2026/2",
    },
    "order_drafts": {"terms": "{}", "at": AT},
    "adoptions": {"terms": "{}", "decision": "2026-01", "at": AT, "basis": "2026-11-20 § 4"},
    "resource_frames": {
        "year": 2027,
        "amount": 1_000_000_000,
        "decision": "RS 2026/1",
        "since": DAY,
        "until": date(2027, 12, 31),
    },
    "polls": {
        "title": "Var ses vi?",
        "alternatives": ("Lund", "Umeå"),
        "author": 1,
        "asked_at": AT,
        "closes_at": AT + timedelta(days=7),
        "multiple": True,
        "anonymous": False,
        "suggestions": True,
        **PLACE,
    },
    "poll_suggestions": {"poll": 1, "alternative": "Visby", "person": 1},
    "poll_closings": {"poll": 1, "person": 1, "at": AT},
    "poll_answers": {"poll": 1, "person": 1, "numbers": ("1", "2"), "at": AT},
}
"""A row for each record table; people have the id 1."""
DRAFTED = Drafted(
    Acting(1, AT, ("T1", "U1"), frozenset({Role.KANSLI})),
    Draft(Matter.BUDGET, "Budget 2027", "Budgeten antas.", Form.CAPSULAM, AT + timedelta(days=14)),
)
"""What makes the one vote, with its first event, and the head of its chain."""


Copies = Callable[[str, Callable[[Archive], None]], AbstractContextManager[Database]]


def _fill(archive: Archive) -> None:
    for table in tables.RECORDS:
        if table is votes:
            voting.draft(archive, ACT, DRAFTED)
        elif table is not vote_events:
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
