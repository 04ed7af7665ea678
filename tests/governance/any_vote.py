"""Any vote and any room, for what holds whoever is there and whatever has been said."""

from datetime import datetime, timedelta

from hypothesis import strategies as some

from governance.acts import State
from governance.adoptions import AppliedOrder
from governance.electorate import Elector
from governance.local_time import STOCKHOLM
from governance.matters import Matter, Purpose
from governance.people import Role
from governance.room import Ballot, Form, Presidium, Room
from governance.voting import Acting, Vote
from governance.working_order import DRAFT, Abstention, Requesters, TieRule, WorkingOrder

OPENED = datetime(2026, 12, 1, 15, tzinfo=STOCKHOLM)
EARLIEST = OPENED + timedelta(days=7)
MEMBERS = tuple(range(11, 18))
NOBODY = 99
"""Somebody who has no seat."""
ELECTORS = tuple(
    Elector(person - 10, person, frozenset({("T1", str(person))})) for person in MEMBERS
)
ADOPTED = AppliedOrder(DRAFT, "2026-01")
APPLIEDS = some.builds(
    AppliedOrder,
    some.builds(
        WorkingOrder,
        quorum=some.integers(4, 7),
        meeting_requesters=some.sampled_from(Requesters),
        tie_rule=some.sampled_from(TieRule),
        abstention=some.sampled_from(Abstention),
    ),
    some.just("2026-01"),
)

PERSONS = some.sampled_from((*MEMBERS, NOBODY))
SOME_MEMBERS = some.frozensets(some.sampled_from(MEMBERS))
FEW_MEMBERS = some.frozensets(some.sampled_from(MEMBERS), max_size=2)
BALLOTS = some.dictionaries(some.sampled_from(MEMBERS), some.sampled_from(Ballot))
MOMENTS = some.integers(-24, 24 * 12).map(lambda hours: OPENED + timedelta(hours=hours))
"""From a day before any vote opens until after it has closed."""

_MAYBE = some.none() | some.sampled_from(MEMBERS)
ROOMS = some.builds(
    Room,
    some.sampled_from(Form),
    some.just(MEMBERS),
    present=SOME_MEMBERS | some.just(frozenset(MEMBERS)),
    conflicted=FEW_MEMBERS,
    ballots=BALLOTS,
    locked=SOME_MEMBERS | some.just(frozenset(MEMBERS)),
    presidium=some.builds(Presidium, _MAYBE, _MAYBE, _MAYBE),
)
VOTES = some.builds(
    Vote,
    id=some.just(12),
    matter=some.sampled_from(Matter),
    purpose=some.sampled_from(Purpose),
    form=some.sampled_from(Form),
    electorate=some.just(ELECTORS),
    applied=APPLIEDS,
    opened_at=some.just(OPENED),
    earliest=some.sampled_from((OPENED, EARLIEST)),
    closes_at=some.integers(0, 3).map(lambda days: EARLIEST + timedelta(days=days)),
    state=some.sampled_from(State) | some.just(State.OPEN),
    version=some.integers(1, 3),
)
ROLES = some.frozensets(some.sampled_from(Role), max_size=3)


def acting(person: int, at: datetime, roles: frozenset[Role] = frozenset()) -> Acting:
    """A person at their own account."""
    return Acting(person, at, ("T1", str(person)), roles)


ACTINGS = some.builds(acting, PERSONS, MOMENTS, ROLES)
