"""Links (kopplingar) between accounts and people, and the requests for them, as recorded."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from governance.links import AccountKey, Claim, LinkRequest, Ruling, Stage, expiry
from storage import tables
from storage.archive import Archive, remembered
from storage.journal import Act, record


@remembered
def accounts(archive: Archive) -> Mapping[AccountKey, int]:
    """Every linked account and its person's id."""
    latest = {account: person for account, (person, _) in _latest(archive).items()}
    return {account: person for account, person in latest.items() if person is not None}


def link(archive: Archive, act: Act, account: AccountKey, person: int | None) -> int | None:
    """Link an account to a person, or unlink it (None); gives the person it had before."""
    before = accounts(archive).get(account)
    team, user = account
    values = {"team": team, "user": user, "person": person, "at": act.at}
    record(archive, act, tables.links, values)
    return before


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
    """The requests that wait: not expired, not refused, the account not linked since."""
    latest = _latest(archive)
    given = rulings(archive)
    return tuple(
        known
        for known in requests(archive).values()
        if at < known.expires_at
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
def _latest(archive: Archive) -> Mapping[AccountKey, tuple[int | None, datetime]]:
    rows = archive.connection.execute(select(tables.links).order_by(tables.links.c.id))
    return {(row.team, row.user): (row.person, row.at) for row in rows}


def _settled(known: LinkRequest, latest: Mapping[AccountKey, tuple[int | None, datetime]]) -> bool:
    link_made = latest.get(known.claim.account)
    return link_made is not None and link_made[1] >= known.at


def _request(row: Row[Any]) -> LinkRequest:
    claim = Claim((row.team, row.user), row.person, row.email)
    return LinkRequest(row.id, claim, row.at, row.expires_at)
