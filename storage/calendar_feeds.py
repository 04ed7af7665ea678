"""Calendar feeds (kalenderadresser) as recorded: whose each is, and never its secret."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from storage.archive import Archive, remembered
from storage.journal import Act, record
from storage.records import correct, standing
from storage.reminder_tables import calendar_feeds
from storage.tables import journal

SECRET_BYTES = 32
"""256 random bits: nobody guesses one, so its bare digest can be kept."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A person's feed, since when, and until when if it is revoked."""

    person: int
    at: datetime
    revoked_at: datetime | None = None


def open_feed(archive: Archive, act: Act, person: int) -> str:
    """Record a new feed in place of those the person had; its secret, which is kept nowhere."""
    revoke(archive, act, person)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    values = {"person": person, "digest": _digest(secret), "at": act.at, "revoked_at": None}
    record(archive, act, calendar_feeds, values)
    return secret


def revoke(archive: Archive, act: Act, person: int) -> bool:
    """Revoke the person's feed; False when there was none."""
    mine = [
        row
        for row in standing(archive, calendar_feeds)
        if row.person == person and row.revoked_at is None
    ]
    for row in mine:
        correct(archive, act, calendar_feeds, row, revoked_at=act.at)
    return bool(mine)


def of_person(archive: Archive, person: int) -> Feed | None:
    """The feed a person has; None when there is none, or only revoked ones."""
    found = (each for each in _feeds(archive).values() if each.person == person)
    return next((each for each in found if each.revoked_at is None), None)


def of_secret(archive: Archive, secret: str) -> Feed | None:
    """The feed that a secret opens, unless it is revoked.

    It is looked up by its digest, so how long that takes tells nothing of how near a guess was.
    """
    found = _feeds(archive).get(_digest(secret))
    return None if found is None or found.revoked_at is not None else found


def revised(archive: Archive) -> datetime | None:
    """When anything was last recorded; None in an empty database."""
    query = select(journal.c.at).where(journal.c.sequence == archive.revision)
    moment: datetime | None = archive.connection.execute(query).scalar_one_or_none()
    return moment


@remembered
def _feeds(archive: Archive) -> Mapping[str, Feed]:
    return {row.digest: _feed(row) for row in standing(archive, calendar_feeds)}


def _feed(row: Row[Any]) -> Feed:
    return Feed(row.person, row.at, row.revoked_at)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()
