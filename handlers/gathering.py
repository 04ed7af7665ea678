"""What waits for a person, gathered from every concept that has something to wait for."""

from collections.abc import Iterator

from governance.decisions import is_pending, is_up_for_review
from governance.people import Person, Right, may
from governance.polls import is_open
from governance.spelling import plain
from handlers.ask import Ask
from handlers.coordination import coordinated
from handlers.link_requests import waiting as waiting_requests
from handlers.texts import people as people_texts
from handlers.texts import waiting as texts
from handlers.texts.link_requests import Waiting
from handlers.texts.waiting import Due, Item
from handlers.waiting_duties import of_duties
from handlers.waiting_meetings import of_meetings
from handlers.waiting_votes import of_votes
from storage import follow_ups, outbox, polls, register
from storage.archive import Archive
from storage.outbox import STUCK

MOST_POLLS = 20
"""How many of the newest polls are looked through."""


def gathered(person: Person, ask: Ask[object], archive: Archive) -> Due:
    """All that waits for a person, who asks."""
    items = (
        *of_votes(person.id, ask.at, archive),
        *of_meetings(person.id, ask, archive),
        *of_duties(person, ask, archive),
        *_polls(person, ask, archive),
        *_follow_ups(person, ask, archive),
    )
    return Due(
        items=tuple(sorted(items, key=lambda item: item.urgency)),
        requests=tuple(_requests(person, ask, archive)),
        stuck=_stuck(archive) if may(ask.who.roles, Right.TEND_POSTS) else 0,
        today=ask.day,
    )


def _polls(person: Person, ask: Ask[object], archive: Archive) -> Iterator[Item]:
    if not may(ask.who.roles, Right.ASK_POLL):
        return
    for asked in polls.latest(archive, MOST_POLLS):
        if is_open(asked.poll, ask.at) and person.id not in polls.answered(archive, asked):
            yield texts.to_answer(asked)


def _follow_ups(person: Person, ask: Ask[object], archive: Archive) -> Iterator[Item]:
    """The follow-ups this person owns: by handle, title, role or region."""
    names = _names(person, ask, archive)
    mine = {
        decision: each
        for decision, each in follow_ups.unsettled(archive).items()
        if plain(each.owner) in names and (is_pending(each) or is_up_for_review(each, ask.day))
    }
    entries = register.by_ids(archive, mine) if mine else {}
    for decision, each in mine.items():
        yield texts.to_follow_up(entries[decision].entry, each)


def _names(person: Person, ask: Ask[object], archive: Archive) -> frozenset[str]:
    """What a person goes by: handle, title, roles and the regions they coordinate."""
    roles = (word for role in ask.who.roles for word in (role.value, people_texts.ROLES[role]))
    regions = coordinated(person, ask.day, archive)
    return frozenset(plain(name) for name in (person.handle, person.title, *roles, *regions))


def _requests(person: Person, ask: Ask[object], archive: Archive) -> Iterator[Waiting]:
    """The requests to be linked that this person can rule on."""
    approves = (Right.APPROVE_LINK, Right.APPROVE_SEAT_LINK)
    if not any(may(ask.who.roles, right) for right in approves):
        return
    for each in waiting_requests(ask.at, archive):
        if each.approvers & ask.who.roles and each.request.claim.person != person.id:
            yield each


def _stuck(archive: Archive) -> int:
    """How many posts only a person takes further."""
    counts = outbox.counted(archive)
    return sum(counts.get(state, 0) for state in STUCK)
