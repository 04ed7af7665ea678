"""Where one begins: what is next for me, the next dates, and the ways on."""

from governance.dated import in_force
from governance.people import Person, Right, Role, may
from governance.year import upcoming
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.kinds import Nothing
from handlers.link_requests import waiting
from handlers.texts import start as texts
from handlers.texts.link_requests import Waiting
from handlers.workdays import works
from storage import people, regions, steering
from storage.archive import Archive

VERB = "hem"


def home(ask: Ask[Nothing], archive: Archive) -> Answer:
    """What is next for whoever asks."""
    dates = upcoming(ask.day, works)
    person = ask.who.person
    if person is None:
        return texts.stranger(dates)
    mine = texts.Mine(
        person=person,
        waiting=_waiting(ask, person, archive),
        regions=_regions(ask, person, archive),
        seats=tuple(
            held
            for held in in_force(steering.holdings(archive), ask.day)
            if held.person == person.id
        ),
        day=ask.day,
    )
    return texts.home(mine, dates)


def _waiting(ask: Ask[Nothing], person: Person, archive: Archive) -> tuple[Waiting, ...]:
    """The requests this person can rule on."""
    approves = (Right.APPROVE_LINK, Right.APPROVE_SEAT_LINK)
    if not any(may(ask.who.roles, right) for right in approves):
        return ()
    found = waiting(ask.at, archive)
    return tuple(
        each
        for each in found
        if each.approvers & ask.who.roles and each.request.claim.person != person.id
    )


def _regions(ask: Ask[Nothing], person: Person, archive: Archive) -> tuple[str, ...]:
    """The regions this person coordinates, by name."""
    names = regions.by_code(archive)
    return tuple(
        names[each.scope].name
        for each in in_force(people.appointments(archive), ask.day)
        if each.person == person.id and each.role is Role.REGIONAL_COORDINATOR
    )


COMMANDS = (
    Command(
        (VERB,), texts.HOME, Nothing, home, example="hem", aliases=("home", "start", "hallbar")
    ),
)
