"""A vote (omröstning) that has been opened, and who may do what to it now (D1-D9)."""

from dataclasses import dataclass
from datetime import datetime

from governance.acts import Act, State, check_roles, check_state
from governance.adoptions import AppliedOrder
from governance.electorate import Electorate, entitled
from governance.links import AccountKey
from governance.local_time import before
from governance.matters import Matter, Purpose
from governance.people import Role
from governance.room import Form, Room, check_taking_part, check_unconflicted


@dataclass(frozen=True, slots=True)
class Vote:
    """An opened vote, with everything that is frozen in it.

    It is open from `opened_at` until, and not at, `closes_at`; it may not be closed before
    `earliest`. `version` counts the wordings of the proposal, from 1. `state` is the recorded
    one, so OPEN also after `closes_at` until it is counted.
    """

    id: int
    matter: Matter
    purpose: Purpose
    form: Form
    electorate: Electorate
    applied: AppliedOrder
    opened_at: datetime
    earliest: datetime
    closes_at: datetime
    state: State = State.OPEN
    version: int = 1

    @property
    def members(self) -> tuple[int, ...]:
        """The electors' persons, by seat."""
        return tuple(elector.person for elector in self.electorate)


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts, from which verified account, with which roles, and when.

    `person` is None for an account that is not linked; `account` is None only for a handle of an
    example database.
    """

    person: int | None
    at: datetime
    account: AccountKey | None = None
    roles: frozenset[Role] = frozenset()


def state_at(vote: Vote, at: datetime) -> State:
    """The vote's state at a moment: an open one is being counted from `closes_at` on."""
    if vote.state is State.OPEN and not before(at, vote.closes_at):
        return State.COUNTING
    return vote.state


def check_now(vote: Vote, act: Act, at: datetime) -> None:
    """Refusal WRONG_STATE, with the state, when the act is not for this moment."""
    check_state(act, state_at(vote, at))


def check_leader(vote: Vote, room: Room, act: Act, acting: Acting) -> None:
    """Whether a leader's act may be done now; Refusal WRONG_HAND, WRONG_STATE or IN_CONFLICT."""
    check_roles(act, acting.roles)
    check_now(vote, act, acting.at)
    check_unconflicted(vote.applied, room, acting.person)


def check_elector(vote: Vote, room: Room, act: Act, acting: Acting) -> int:
    """The elector whose act it is, by person, when it may be done now.

    Refusal WRONG_STATE, NOT_ENTITLED, LINKED_LATER, IN_CONFLICT or NOT_PRESENT.
    """
    check_now(vote, act, acting.at)
    person = voter(vote, acting)
    check_taking_part(vote.applied, room, person)
    return person


def voter(vote: Vote, acting: Acting) -> int:
    """The elector who acts, by person; Refusal NOT_ENTITLED or LINKED_LATER."""
    return entitled(vote.electorate, acting.person, acting.account).person
