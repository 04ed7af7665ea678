"""Links (kopplingar): which account is whose, asked for by the person, approved by others."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from governance.local_time import before
from governance.people import RIGHTS, Right, Role
from governance.provenance import Source, setting
from governance.steering import CHAIRING, LEADING

LIFETIME = timedelta(days=7)
"""How long a request waits for its approvals."""
MOST_REQUESTS = 3
"""How many requests an account may make within the window."""
WINDOW = timedelta(hours=24)
LIMITS: Source = setting("koppling")
"""Where the lifetime and the rate stand."""

CARRIED = LEADING | {Role.MEMBER}
"""What an account acts as only when somebody beside kansliet has approved it."""

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
class Link:
    """Whose an account is and since when.

    `minuted` when the minutes that appoint the steering group stood for both approvals.
    """

    person: int
    at: datetime
    minuted: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What the claimed person is on the day.

    `seated` with a seat in the steering group or a role that leads it, held or to come.
    """

    seated: bool
    roles: frozenset[Role] = frozenset()


@dataclass(frozen=True, slots=True)
class Approver:
    """Who wants to rule, and from which account."""

    person: int
    account: AccountKey
    roles: frozenset[Role]


def expiry(at: datetime) -> datetime:
    """When a request made at `at` expires: the same time of day, seven days on."""
    return at + LIFETIME


def may_ask(earlier: Iterable[datetime], at: datetime) -> bool:
    """Whether an account that asked at the `earlier` moments may ask again."""
    opened = at.astimezone(UTC) - WINDOW
    return sum(moment > opened for moment in earlier) < MOST_REQUESTS


def next_stage(rulings: Collection[Ruling]) -> Stage | None:
    """The approval a request still waits for; None when both are there or one was refused.

    What waits though kansliet has approved it waits for the second approval, also when the seat
    that called for it has ended since.
    """
    if not all(ruling.approved for ruling in rulings):
        return None
    given = {ruling.stage for ruling in rulings}
    return next((stage for stage in Stage if stage not in given), None)


def suffices(stage: Stage, standing: Standing) -> bool:
    """Whether the account is linked by this approval: kansliet's is enough without a seat."""
    return stage is Stage.SEAT or not standing.seated


def expired(request: LinkRequest, at: datetime) -> bool:
    """Whether the request can no longer be ruled on."""
    return not before(at, request.expires_at)


def carries_seat(link: Link, rulings: Iterable[Ruling]) -> bool:
    """Whether an account acts for its person's seat.

    Minutes vouch for it, or a second approval since it was linked, among the `rulings` on claims
    of this account for this person.
    """
    return link.minuted or any(
        ruling.stage is Stage.SEAT and ruling.approved and not before(ruling.at, link.at)
        for ruling in rulings
    )


def approving_roles(stage: Stage, standing: Standing) -> frozenset[Role]:
    """Who gives an approval: kansliet; for a seat the chair, for the chair's own the vice chair."""
    if stage is Stage.KANSLI:
        return RIGHTS[Right.APPROVE_LINK].roles
    leads = not standing.roles.isdisjoint(CHAIRING)
    chairs = frozenset({Role.VICE_CHAIR}) if leads else CHAIRING
    return RIGHTS[Right.APPROVE_SEAT_LINK].roles & chairs


def may_rule(
    approver: Approver, request: LinkRequest, standing: Standing, rulings: Collection[Ruling]
) -> bool:
    """Whether the approver may give the next approval: never one's own, and never both."""
    stage = next_stage(rulings)
    own = approver.person == request.claim.person or approver.account == request.claim.account
    twice = any(ruling.by == approver.person for ruling in rulings)
    if stage is None or own or twice:
        return False
    return not approving_roles(stage, standing).isdisjoint(approver.roles)
