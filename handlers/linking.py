"""Linking accounts: what a link changes, and who is told (Vem är vem)."""

import json
from collections.abc import Collection, Mapping
from datetime import date, datetime

from governance.dated import in_force
from governance.links import AccountKey, Claim, Stage, Standing, approving_roles
from governance.people import RIGHTS, Appointment, Person, Right, Role
from governance.provenance import setting
from governance.refusal import Refusal
from governance.steering import LEADING, Holding
from handlers.answer import Answer
from handlers.ask import Account
from handlers.holders import Holders
from handlers.identity import roles
from handlers.keeping import to_record
from handlers.link_reasons import Reason
from handlers.posting import to_account
from handlers.texts import link_notices as notices
from storage import links, outbox, people, steering
from storage.archive import Archive
from storage.database import Database
from storage.journal import Act
from storage.outbox import Post

FIRST_KANSLI = "kansliet"
"""The handle of the first kansli person, made when nobody holds the role."""


def carriers(day: date, archive: Archive) -> frozenset[int]:
    """Who has a seat in the steering group or leads it; what is to come counts as had."""
    leading = (each for each in people.appointments(archive) if each.role in LEADING)
    carrying: tuple[Holding | Appointment, ...] = (*steering.holdings(archive), *leading)
    return frozenset(
        each.person for each in carrying if each.until is None or each.until >= max(day, each.since)
    )


def standing(person: Person, day: date, archive: Archive) -> Standing:
    """What a person is to the steering group."""
    return Standing(person.id in carriers(day, archive), roles(person, day, archive))


def lacking(person: Person, day: date, archive: Archive) -> tuple[AccountKey, ...]:
    """A person's accounts that may not act for the seat or the role that the person has."""
    if person.id not in carriers(day, archive):
        return ()
    approved = links.seat_accounts(archive)
    return tuple(key for key in accounts_of(person, archive) if key not in approved)


def second_approvers(person: Person, day: date, archive: Archive) -> frozenset[Role]:
    """Who gives a second approval; of the posts that could, those that are filled."""
    could = approving_roles(Stage.SEAT, standing(person, day, archive))
    filled = {each.role for each in in_force(people.appointments(archive), day)}
    return could & filled or could


def accounts_of(person: Person, archive: Archive) -> tuple[AccountKey, ...]:
    """The accounts linked to a person."""
    return tuple(key for key, who in links.accounts(archive).items() if who == person.id)


def holder_of(claim: Claim, archive: Archive) -> Person | None:
    """Whom a claimed account is linked to, when that is somebody else than it claims."""
    holder = links.accounts(archive).get(claim.account, claim.person)
    return None if holder == claim.person else people.load(archive)[holder]


def kansli_accounts(day: date, archive: Archive) -> frozenset[AccountKey]:
    """The accounts of those who can link others."""
    known = Holders(archive, day).persons(RIGHTS[Right.APPROVE_LINK].roles)
    return frozenset(key for each in known for key in accounts_of(each, archive))


def keep_kansli(had: Collection[AccountKey], day: date, archive: Archive) -> None:
    """Refuse what has left kansliet, who `had` accounts, without any."""
    if had and not kansli_accounts(day, archive):
        raise Refusal(Reason.LAST_KANSLI, setting("någon ska ha rollen kansliet"))


def connect(archive: Archive, act: Act, account: AccountKey, person: Person) -> None:
    """Link an account, in place of the one the person had before."""
    _replace(archive, act, account, person)
    links.link(archive, Act("konto kopplat", act.at, act.actor), account, person.id)


def connect_minuted(archive: Archive, act: Act, account: AccountKey, person: Person) -> None:
    """Link an account that the minutes of the seat vouch for."""
    _replace(archive, act, account, person)
    links.link_minuted(archive, act, account, person.id)


def _replace(archive: Archive, act: Act, account: AccountKey, person: Person) -> None:
    """Tell the account the person had before, and let it go in the same team."""
    for earlier in accounts_of(person, archive):
        if earlier == account:
            continue
        same_team = earlier[0] == account[0]
        if same_team:
            disconnect(archive, act, earlier)
        told = notices.replaced(person, account, let_go=same_team)
        tell(archive, to_account(Account(*earlier)), told, act.at)


def disconnect(archive: Archive, act: Act, account: AccountKey) -> None:
    """Unlink an account."""
    links.link(archive, Act("konto bortkopplat", act.at, act.actor), account, None)


def tell(archive: Archive, recipient: Mapping[str, object], told: Answer, at: datetime) -> None:
    """Put a message in the outbox; the journal's sequence and the title make its key."""
    key = f"koppling-{archive.revision}-{told.title}-{json.dumps(recipient, ensure_ascii=False)}"
    outbox.put(archive, Post(key, recipient, to_record(told), at))


def link_first_kansli(database: Database, account: Account, at: datetime) -> Person | None:
    """Link the first kansli person, who is made when there is none.

    None when somebody of kansliet is linked already: then nothing is changed.
    """
    with database.writing() as archive:
        known = Holders(archive, at.date()).persons({Role.KANSLI})
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
