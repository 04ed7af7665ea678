"""Linking accounts: what a link changes, and who is told (Vem är vem)."""

import json
from collections.abc import Collection, Mapping
from datetime import date, datetime

from governance.dated import in_force
from governance.links import AccountKey, Standing
from governance.people import Appointment, Person, Role
from handlers.answer import Answer, to_json
from handlers.ask import Account
from handlers.identity import roles
from handlers.texts import link_notices as notices
from storage import links, outbox, people, steering
from storage.archive import Archive
from storage.database import Database
from storage.journal import Act
from storage.outbox import Post

FIRST_KANSLI = "kansliet"
"""The handle of the first kansli person, made when nobody holds the role."""


def standing(person: Person, day: date, archive: Archive) -> Standing:
    """What a person is to the steering group: a seat to come counts as one held."""
    seated = any(
        each.person == person.id and (each.until is None or each.until >= day)
        for each in steering.holdings(archive)
    )
    return Standing(seated, roles(person, day, archive))


def holders(wanted: Collection[Role], day: date, archive: Archive) -> tuple[Person, ...]:
    """The people who hold one of the roles on a day."""
    known = people.load(archive)
    found = (
        known[each.person]
        for each in in_force(people.appointments(archive), day)
        if each.role in wanted
    )
    return tuple(dict.fromkeys(found))


def accounts_of(person: Person, archive: Archive) -> tuple[AccountKey, ...]:
    """The accounts linked to a person."""
    return tuple(key for key, who in links.accounts(archive).items() if who == person.id)


def connect(archive: Archive, act: Act, account: AccountKey, person: Person) -> None:
    """Link an account; the one the person had before is told, and let go in the same team."""
    for earlier in accounts_of(person, archive):
        if earlier == account:
            continue
        same_team = earlier[0] == account[0]
        if same_team:
            disconnect(archive, act, earlier)
        told = notices.replaced(person, account, let_go=same_team)
        tell(archive, {"account": list(earlier)}, told, act.at)
    links.link(archive, Act("konto kopplat", act.at, act.actor), account, person.id)


def disconnect(archive: Archive, act: Act, account: AccountKey) -> None:
    """Unlink an account."""
    links.link(archive, Act("konto bortkopplat", act.at, act.actor), account, None)


def tell(archive: Archive, recipient: Mapping[str, object], told: Answer, at: datetime) -> None:
    """Put a message in the outbox; the journal's sequence makes its key."""
    key = f"koppling-{archive.revision}-{json.dumps(recipient, ensure_ascii=False)}"
    outbox.put(archive, Post(key, recipient, json.loads(to_json(told)), at))


def link_first_kansli(database: Database, account: Account, at: datetime) -> Person | None:
    """Link the first kansli person, who is made when there is none.

    None when somebody of kansliet is linked already: then nothing is changed.
    """
    with database.writing() as archive:
        known = holders({Role.KANSLI}, at.date(), archive)
        if any(accounts_of(person, archive) for person in known):
            return None
        act = Act("första kopplingen", at, None)
        person = known[0] if known else _first_kansli(archive, act)
        connect(archive, act, (account.team, account.user), person)
        return person


def _first_kansli(archive: Archive, act: Act) -> Person:
    person = people.by_handle(archive).get(FIRST_KANSLI)
    if person is None:
        entry = people.Entry(FIRST_KANSLI, notices.KANSLI_TITLE)
        person = people.add(archive, act, entry)
    people.appoint(archive, act, Appointment(person.id, Role.KANSLI, act.at.date()))
    return person
