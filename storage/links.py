"""Links (kopplingar) between accounts and people, and the requests for them, as recorded."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from governance.links import (
    AccountKey,
    Claim,
    Link,
    LinkRequest,
    Ruling,
    Stage,
    carries_seat,
    expired,
    expiry,
)
from governance.local_time import before, instant
from storage import tables
from storage.archive import Archive, remembered
from storage.journal import Act, record

MINUTED = "konto kopplat enligt protokoll"
"""The act of a link that carries a seat by the minutes: the journal holds it, chained."""


@remembered
def accounts(archive: Archive) -> Mapping[AccountKey, int]:
    """Every linked account and its person's id."""
    latest = {account: row.person for account, row in _latest(archive).items()}
    return {account: person for account, person in latest.items() if person is not None}


@remembered
def seat_accounts(archive: Archive) -> Mapping[AccountKey, int]:
    """The accounts that may act for a seat or a role that leads, and their person's id.

    Not every such person has a seat: whose it is, the seats tell.
    """
    minuted, given = _minuted(archive), _on_claims(archive)
    linked = {
        account: Link(row.person, row.at, row.id in minuted)
        for account, row in _latest(archive).items()
        if row.person is not None
    }
    return {
        account: each.person
        for account, each in linked.items()
        if carries_seat(each, given.get((account, each.person), ()))
    }


@remembered
def linked_since(archive: Archive) -> Mapping[int, datetime]:
    """Since when each linked person has had an account, by the account they have had longest."""
    held = [(row.person, row.at) for row in _latest(archive).values() if row.person is not None]
    return dict(sorted(held, key=lambda each: instant(each[1]), reverse=True))


def link(archive: Archive, act: Act, account: AccountKey, person: int | None) -> int | None:
    """Link an account to a person, or unlink it (None); gives the person it had before."""
    earlier = accounts(archive).get(account)
    team, user = account
    values = {"team": team, "user": user, "person": person, "at": act.at}
    record(archive, act, tables.links, values)
    return earlier


def link_minuted(archive: Archive, act: Act, account: AccountKey, person: int) -> int | None:
    """Link an account that acts for its person's seat at once, as the minutes appoint them."""
    return link(archive, replace(act, name=MINUTED), account, person)


def request(archive: Archive, act: Act, claim: Claim) -> LinkRequest:
    """Record an account's claim, made at the act's time."""
    team, user = claim.account
    made = {"at": act.at, "expires_at": expiry(act.at)}
    values = {"team": team, "user": user, "person": claim.person, "email": claim.email, **made}
    identity = record(archive, act, tables.link_requests, values)
    return LinkRequest(identity, claim, act.at, expiry(act.at))


@remembered
def requests(archive: Archive) -> Mapping[int, LinkRequest]:
    """Every request ever made, by id."""
    rows = archive.connection.execute(
        select(tables.link_requests).order_by(tables.link_requests.c.id)
    )
    return {row.id: _request(row) for row in rows}


@remembered
def rulings(archive: Archive) -> Mapping[int, tuple[Ruling, ...]]:
    """The rulings on each request, by the request's id, in the order given."""
    found: dict[int, tuple[Ruling, ...]] = {}
    table = tables.link_rulings
    for row in archive.connection.execute(select(table).order_by(table.c.id)):
        ruling = Ruling(row.request, Stage(row.stage), row.approved, row.by, row.at)
        found[row.request] = (*found.get(row.request, ()), ruling)
    return found


def asked(archive: Archive, account: AccountKey) -> tuple[datetime, ...]:
    """When the account has asked before, for `governance.links.may_ask`."""
    made = requests(archive).values()
    return tuple(known.at for known in made if known.claim.account == account)


def pending(archive: Archive, at: datetime) -> tuple[LinkRequest, ...]:
    """The requests that wait: each account's newest, if open and the account not linked since."""
    latest = _latest(archive)
    given = rulings(archive)
    newest = {known.claim.account: known.id for known in requests(archive).values()}
    return tuple(
        known
        for known in requests(archive).values()
        if newest[known.claim.account] == known.id
        and not expired(known, at)
        and all(ruling.approved for ruling in given.get(known.id, ()))
        and not _settled(known, latest)
    )


def rule(archive: Archive, act: Act, ruling: Ruling) -> None:
    """Record a ruling; a second one on the same stage raises IntegrityError."""
    values = {
        "request": ruling.request,
        "stage": ruling.stage,
        "approved": ruling.approved,
        "by": ruling.by,
        "at": ruling.at,
    }
    record(archive, act, tables.link_rulings, values)


@remembered
def _latest(archive: Archive) -> Mapping[AccountKey, Row[Any]]:
    rows = archive.connection.execute(select(tables.links).order_by(tables.links.c.id))
    return {(row.team, row.user): row for row in rows}


def _minuted(archive: Archive) -> frozenset[int]:
    """The rows of links that the minutes vouch for."""
    journal = tables.journal
    query = select(journal.c.row).where(
        journal.c.act == MINUTED, journal.c.table == tables.links.name
    )
    return frozenset(archive.connection.execute(query).scalars())


def _on_claims(archive: Archive) -> Mapping[tuple[AccountKey, int], tuple[Ruling, ...]]:
    """The rulings on what each account has said of itself."""
    found: dict[tuple[AccountKey, int], tuple[Ruling, ...]] = {}
    given = rulings(archive)
    for known in requests(archive).values():
        said = (known.claim.account, known.claim.person)
        found[said] = (*found.get(said, ()), *given.get(known.id, ()))
    return found


def _settled(known: LinkRequest, latest: Mapping[AccountKey, Row[Any]]) -> bool:
    made = latest.get(known.claim.account)
    return made is not None and not before(made.at, known.at)


def _request(row: Row[Any]) -> LinkRequest:
    claim = Claim((row.team, row.user), row.person, row.email)
    return LinkRequest(row.id, claim, row.at, row.expires_at)
