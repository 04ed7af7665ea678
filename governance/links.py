"""Links (kopplingar): which account is whose, asked for by the person, approved by others."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from governance.people import RIGHTS, Right, Role
from governance.provenance import Source, setting

LIFETIME = timedelta(days=7)
"""How long a request waits for its approvals."""
MOST_REQUESTS = 3
"""How many requests an account may make within the window."""
WINDOW = timedelta(hours=24)
LIMITS: Source = setting("koppling")
"""Where the lifetime and the rate stand."""

AccountKey = tuple[str, str]
"""An account as the platform verifies it: (team, user)."""


class Stage(StrEnum):
    """An approval a request needs."""

    KANSLI = "kansliet"
    SEAT = "stol"


@dataclass(frozen=True, slots=True)
class Claim:
    """What an account says: "Jag är …", with the e-mail the platform has verified."""

    account: AccountKey
    person: int
    email: str = ""


@dataclass(frozen=True, slots=True)
class LinkRequest:
    """A claim that waits for its approvals."""

    id: int
    claim: Claim
    at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Ruling:
    """An approval or a refusal of one stage of a request, by a person."""

    request: int
    stage: Stage
    approved: bool
    by: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """What the claimed person is on the day: `seated` in the steering group or not."""

    seated: bool
    roles: frozenset[Role] = frozenset()


@dataclass(frozen=True, slots=True)
class Approver:
    """Who wants to rule, and from which account."""

    person: int
    account: AccountKey
    roles: frozenset[Role]


class Outcome(StrEnum):
    """How a request stands."""

    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"
    EXPIRED = "expired"


def expiry(at: datetime) -> datetime:
    """When a request made at `at` expires: the same time of day, seven days on."""
    return at + LIFETIME


def may_ask(earlier: Iterable[datetime], at: datetime) -> bool:
    """Whether an account that asked at the `earlier` moments may ask again."""
    opened = at.astimezone(UTC) - WINDOW
    return sum(moment > opened for moment in earlier) < MOST_REQUESTS


def stages(standing: Standing) -> tuple[Stage, ...]:
    """The approvals a claim needs, in order: a seat needs a second one."""
    return (Stage.KANSLI, Stage.SEAT) if standing.seated else (Stage.KANSLI,)


def next_stage(standing: Standing, rulings: Collection[Ruling]) -> Stage | None:
    """The first approval still missing; None when all are there or one was refused."""
    if not all(ruling.approved for ruling in rulings):
        return None
    given = {ruling.stage for ruling in rulings}
    return next((stage for stage in stages(standing) if stage not in given), None)


def outcome(
    request: LinkRequest, standing: Standing, rulings: Collection[Ruling], at: datetime
) -> Outcome:
    """How the request stands at `at`."""
    if not all(ruling.approved for ruling in rulings):
        return Outcome.REFUSED
    if next_stage(standing, rulings) is None:
        return Outcome.APPROVED
    return Outcome.EXPIRED if at >= request.expires_at else Outcome.WAITING


def approving_roles(stage: Stage, standing: Standing) -> frozenset[Role]:
    """Who gives an approval: kansliet; for a seat the chair, for the chair's own the vice chair."""
    if stage is Stage.KANSLI:
        return RIGHTS[Right.APPROVE_LINK].roles
    chairs = RIGHTS[Right.APPROVE_SEAT_LINK].roles
    return chairs & {Role.VICE_CHAIR if Role.CHAIR in standing.roles else Role.CHAIR}


def may_rule(
    approver: Approver, request: LinkRequest, standing: Standing, rulings: Collection[Ruling]
) -> bool:
    """Whether the approver may give the next approval: never one's own, and never both."""
    stage = next_stage(standing, rulings)
    own = approver.person == request.claim.person or approver.account == request.claim.account
    twice = any(ruling.by == approver.person for ruling in rulings)
    if stage is None or own or twice:
        return False
    return not approving_roles(stage, standing).isdisjoint(approver.roles)
