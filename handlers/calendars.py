"""The calendar (kalendern): each person's own address to it, what is behind it, and as a file."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from governance.local_time import before
from governance.people import Person, Right
from governance.refusal import Refusal
from governance.room import Form
from governance.voting import Vote
from handlers.acting import act
from handlers.almanac import almanac
from handlers.answer import Answer, Document
from handlers.ask import Ask
from handlers.calendar_reasons import Reason
from handlers.command import Command
from handlers.ics import MEDIA, ics
from handlers.identity import roles
from handlers.kinds import Nothing
from handlers.texts import calendars as texts
from handlers.texts.calendar_events import events
from storage import calendar_feeds, links, meta, people, voting
from storage.archive import Archive
from storage.calendar_feeds import Feed
from storage.database import Database

PATH = "/calendar/{secret}.ics"
"""Where a feed is served, below the public address."""


def own(ask: Ask[Nothing], archive: Archive) -> Answer:
    """The asker's own address the first time; after that only that there is one."""
    held = calendar_feeds.of_person(archive, _person(ask).id)
    if held is not None and _opens(held, ask.at, archive):
        return texts.held(held.at)
    return _opened(ask, archive)


def renew(ask: Ask[Nothing], archive: Archive) -> Answer:
    """A new address; the one before no longer opens anything."""
    return _opened(ask, archive)


def close(ask: Ask[Nothing], archive: Archive) -> Answer:
    """No address any more."""
    revoked = calendar_feeds.revoke(archive, act("kalenderadress avstängd", ask), _person(ask).id)
    return texts.closed() if revoked else texts.none_held()


def feed(database: Database, secret: str, at: datetime) -> str | None:
    """The calendar behind a secret, as a file's text; None when the secret opens nothing.

    It opens while its person has a role and the account that was linked when it was given.
    """
    with database.reading() as archive:
        found = calendar_feeds.of_secret(archive, secret)
        if found is None or not _opens(found, at, archive):
            return None
        return _written(range(at.year - 1, at.year + 2), at, archive)


def exported(database: Database, year: int | None, at: datetime) -> Document:
    """The calendar as a file: a year of it, or all that a feed has."""
    years = range(at.year - 1, at.year + 2) if year is None else (year,)
    with database.reading() as archive:
        return Document(texts.file_name(year), MEDIA, _written(years, at, archive))


def _opened(ask: Ask[Nothing], archive: Archive) -> Answer:
    base = meta.public_url(archive)
    if not base:
        raise Refusal(Reason.NO_PUBLIC_URL, texts.FEEDS)
    made = act("kalenderadress given", ask)
    secret = calendar_feeds.open_feed(archive, made, _person(ask).id)
    return texts.given(base + PATH.format(secret=secret), ask.day.year)


def _opens(found: Feed, at: datetime, archive: Archive) -> bool:
    person = people.load(archive)[found.person]
    since = links.linked_since(archive).get(person.id)
    linked = since is not None and not before(found.at, since)
    return linked and bool(roles(person, at.date(), archive))


def _written(years: Iterable[int], at: datetime, archive: Archive) -> str:
    wanted = tuple(years)
    found = almanac(wanted, at.date(), archive)
    closing = [each for each in _closing(archive) if each[0].closes_at.year in wanted]
    revised = calendar_feeds.revised(archive) or at
    return ics(events(found, closing), revised, texts.NAME)


def _closing(archive: Archive) -> Iterator[tuple[Vote, str]]:
    """The votes the clock closes, with their titles; one at a meeting is closed by who leads it."""
    for stored in voting.open_votes(archive):
        if stored.vote is not None and stored.vote.form is Form.CAPSULAM:
            yield stored.vote, stored.draft.title


def _person(ask: Ask[Nothing]) -> Person:
    if ask.who.person is None:
        raise LookupError(ask.who)  # the right takes a role, and only a person has one
    return ask.who.person


COMMANDS: tuple[Command[Any], ...] = (
    Command(
        ("kalender",),
        texts.OWN,
        Nothing,
        own,
        example="kalender",
        right=Right.OWN_CALENDAR,
        writes=True,
        aliases=("calendar",),
    ),
    Command(
        ("kalender", "ny"),
        texts.RENEW,
        Nothing,
        renew,
        example="kalender ny",
        right=Right.OWN_CALENDAR,
        writes=True,
    ),
    Command(
        ("kalender", "av"),
        texts.CLOSE,
        Nothing,
        close,
        example="kalender av",
        right=Right.OWN_CALENDAR,
        writes=True,
    ),
)
