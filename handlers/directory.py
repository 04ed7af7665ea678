"""Everybody with an account, and the channels that concern them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from governance.links import CARRIED, AccountKey
from governance.people import Person, Role
from handlers.identity import roles
from storage import channels, links, people
from storage.archive import Archive

STEERING = CARRIED | {Role.KANSLI}
AUDIENCES: Mapping[str, frozenset[Role]] = {"styrgruppen": STEERING, "samordnare": frozenset(Role)}
"""Whose roles each channel concerns."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A person and the account linked to them."""

    team: str
    user: str
    handle: str
    title: str
    email: str
    channels: frozenset[str]


def accounts(archive: Archive, day: date) -> tuple[Entry, ...]:
    """Every linked account, in the order of the persons."""
    persons = people.load(archive)
    linked = sorted(links.accounts(archive).items(), key=lambda item: item[1])
    return tuple(_entry(account, persons[person], day, archive) for account, person in linked)


def members(archive: Archive, day: date, team: str, users: Mapping[str, str]) -> tuple[Entry, ...]:
    """The accounts in `users`, each as whose it is, linked at the moment or not."""
    known = people.by_handle(archive)
    return tuple(
        _entry((team, user), known[handle], day, archive)
        for user, handle in users.items()
        if handle in known
    )


def channel_ids(archive: Archive, day: date) -> Mapping[str, str]:
    """The platform's id of each channel, by its name."""
    return {key: channel.channel for key, channel in channels.on(archive, day).items()}


def _entry(account: AccountKey, person: Person, day: date, archive: Archive) -> Entry:
    email = people.email(archive, person.id)
    return Entry(
        *account, person.handle, person.title, email, _channels(roles(person, day, archive))
    )


def _channels(held: frozenset[Role]) -> frozenset[str]:
    return frozenset(key for key, concerned in AUDIENCES.items() if concerned & held)
