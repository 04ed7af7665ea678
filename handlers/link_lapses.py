"""Requests that wait no longer, as their account has asked for something else or been linked."""

from collections.abc import Iterator
from datetime import datetime

from governance.links import AccountKey, LinkRequest, Stage, approving_roles, next_stage
from governance.people import Person
from handlers.ask import Account
from handlers.holders import Holders
from handlers.linking import accounts_of, second_approvers, standing, tell
from handlers.posting import to_account, to_person
from handlers.texts import link_notices as notices
from storage import links, people
from storage.archive import Archive


def lapse(
    account: AccountKey, wanted: Person | None, at: datetime, archive: Archive
) -> tuple[LinkRequest, ...]:
    """The account's open requests for anybody but the person `wanted` now; those asked are told."""
    person = None if wanted is None else wanted.id
    gone = tuple(
        each
        for each in links.pending(archive, at)
        if each.claim.account == account and each.claim.person != person
    )
    for each in gone:
        named = people.load(archive)[each.claim.person]
        for one in _asked(each, at, archive):
            tell(archive, to_person(one.id), notices.lapsed(each, named, wanted), at)
    return gone


def lapse_unasked(
    account: AccountKey, wanted: Person | None, at: datetime, archive: Archive
) -> None:
    """The same when somebody else is the cause, so that the account is told too."""
    for each in lapse(account, wanted, at, archive):
        named = people.load(archive)[each.claim.person]
        tell(archive, to_account(Account(*account)), notices.own_lapsed(each, named), at)


def lapse_by_link(account: AccountKey, person: Person, at: datetime, archive: Archive) -> None:
    """What lapses when an account is linked: its own requests, and those of one it replaces."""
    lapse_unasked(account, person, at, archive)
    for earlier in accounts_of(person, archive):
        if earlier != account and earlier[0] == account[0]:
            lapse_unasked(earlier, None, at, archive)


def _asked(request: LinkRequest, at: datetime, archive: Archive) -> Iterator[Person]:
    """Who has been asked to approve a request: kansliet, and after them the second approvers."""
    person, day = people.load(archive)[request.claim.person], at.date()
    roles = approving_roles(Stage.KANSLI, standing(person, day, archive))
    if next_stage(links.rulings(archive).get(request.id, ())) is Stage.SEAT:
        roles |= second_approvers(person, day, archive)
    yield from Holders(archive, day).persons(roles)
