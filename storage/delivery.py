"""Deliveries: posts claimed from the outbox for a while, and how each claim ended.

A claim is a lease on the database's clock. Whoever holds it writes what happens; every such write
is fenced by the lease's owner, so that one whose lease has passed to somebody else changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import CTE, ColumnElement, Text, case, cast, func, select, update

from storage.archive import Archive
from storage.moments import moment
from storage.outbox import WITHDRAWN, Kept, State, kept
from storage.tables import outbox


@dataclass(frozen=True, slots=True)
class Lease:
    """A lease: its owner, a word used for no other lease, and the seconds it lasts."""

    owner: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Claim:
    """A post claimed; its `unknown_since` says that an earlier claim may have posted it."""

    owner: str
    kept: Kept


@dataclass(frozen=True, slots=True)
class Call:
    """A call about to be made: at the platform's time `at`, to last so many seconds at most.

    `began` is how the text begins that it posts.
    """

    at: datetime
    seconds: float
    began: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a claim ended: the post's new state, the remark to it, and the seconds it then rests.

    The remark is the message's own address when sent, with a `flaw` if there is something to say of
    it all the same, else what went wrong. A post that rests is claimed by nobody; one that rests in
    the state `sending` is of unknown fate.
    """

    state: State
    remark: str = ""
    rests: float | None = None
    flaw: str = ""


def claim(archive: Archive, at: datetime, lease: Lease, most: int) -> Sequence[Claim]:
    """Claim what is due at `at`: of each recipient's posts the first that is not over.

    So what one recipient gets comes in the order it was put, however many senders there are.
    """
    free = _free(at, most)
    claimed = (
        update(outbox)
        .where(outbox.c.id.in_(select(free.c.id)))
        .values(state=State.SENDING, lease_owner=lease.owner, lease_until=moment(lease.seconds))
        .returning(outbox)
    )
    rows = archive.connection.execute(claimed).all()
    return [Claim(lease.owner, kept(row)) for row in sorted(rows, key=lambda row: row.id)]


def write_ahead(archive: Archive, claimed: Claim, call: Call) -> bool:
    """Write that the post's fate is unknown from now on; False when the lease does not last."""
    lasts = outbox.c.lease_until >= moment(call.seconds)
    values = {"unknown_since": call.at, "began": call.began or None}
    ahead = update(outbox).where(_held(claimed), lasts).values(values)
    return archive.connection.execute(ahead.returning(outbox.c.id)).first() is not None


def settle(archive: Archive, claimed: Claim, ending: Ending) -> State | None:
    """Write how a claim ended, and how the post stands; None when somebody else has the lease."""
    values: dict[str, object] = {
        "state": _state(ending.state),
        "lease_owner": None,
        "lease_until": None if ending.rests is None else moment(ending.rests),
        "attempts": outbox.c.attempts + int(bool(ending.remark) and ending.rests is not None),
    }
    if ending.state is State.SENT:
        values |= {"sent_ts": ending.remark, "error": ending.flaw or None}
    else:
        values["error"] = case((_withdrawn(), WITHDRAWN), else_=ending.remark or None)
    if ending.state not in {State.SENDING, State.UNCERTAIN}:
        values["unknown_since"] = None
    settled = update(outbox).where(_held(claimed)).values(values).returning(outbox.c.state)
    found = archive.connection.execute(settled).scalar_one_or_none()
    return None if found is None else State(found)


def _state(state: State) -> object:
    """The state written; a post withdrawn meanwhile waits no more, and for nobody to see to it."""
    if state not in {State.PENDING, State.FAILED}:
        return state
    return case((_withdrawn(), State.CANCELLED), else_=state)


def _withdrawn() -> ColumnElement[bool]:
    return func.coalesce(outbox.c.error, "") == WITHDRAWN


def _free(at: datetime, most: int) -> CTE:
    """The ids that may be claimed: the head of each recipient's queue, unless it is held."""
    underway = outbox.c.state == State.SENDING
    due = (outbox.c.state == State.PENDING) & (outbox.c.due_at <= at)
    place = func.row_number().over(
        partition_by=cast(outbox.c.recipient, Text), order_by=(outbox.c.due_at, outbox.c.id)
    )
    queues = select(outbox.c.id, place.label("place")).where(underway | due).subquery()
    heads = select(queues.c.id).where(queues.c.place == 1)
    unheld = outbox.c.lease_until.is_(None) | (outbox.c.lease_until <= moment())
    return (
        select(outbox.c.id)
        .where(outbox.c.id.in_(heads), underway | due, unheld)
        .order_by(outbox.c.due_at, outbox.c.id)
        .limit(most)
        .with_for_update(skip_locked=True)
        .cte("free")
    )


def _held(claimed: Claim) -> ColumnElement[bool]:
    return (
        (outbox.c.id == claimed.kept.id)
        & (outbox.c.state == State.SENDING)
        & (outbox.c.lease_owner == claimed.owner)
    )
