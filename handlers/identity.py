"""Who asks: from a verified account to a person and their roles."""

from datetime import date

from governance.dated import in_force
from governance.links import CARRIED
from governance.people import Person, Role
from handlers.ask import Account, Asker, Delivery, Handle
from handlers.misread import Expected, Misread
from storage import links, people, steering
from storage.archive import Archive


def asker(delivery: Delivery, archive: Archive) -> Asker:
    """The person behind a delivery; what a button says about who you are is never asked."""
    sender = delivery.sender
    if sender is None:
        return Asker(None, None, frozenset())
    if isinstance(sender, Handle):
        person = _named(sender, archive)
        return Asker(None, person, roles(person, delivery.at.date(), archive))
    return _linked(sender, delivery.at.date(), archive)


def roles(person: Person, day: date, archive: Archive) -> frozenset[Role]:
    """The roles a person holds on a day; a seat in the steering group makes a member."""
    held = {
        appointment.role
        for appointment in in_force(people.appointments(archive), day)
        if appointment.person == person.id
    }
    if any(each.person == person.id for each in in_force(steering.holdings(archive), day)):
        held.add(Role.MEMBER)
    return frozenset(held)


def _linked(account: Account, day: date, archive: Archive) -> Asker:
    person_id = links.accounts(archive).get((account.team, account.user))
    if person_id is None:
        return Asker(account, None, frozenset())
    person = people.load(archive)[person_id]
    held = roles(person, day, archive)
    if (account.team, account.user) not in links.seat_accounts(archive):
        held -= CARRIED
    return Asker(account, person, held)


def _named(handle: Handle, archive: Archive) -> Person:
    person = people.by_handle(archive).get(handle.name)
    if person is None:
        raise Misread(Expected.PERSON, handle.name)
    return person
