"""Stuck posts: those that only a person takes further, sent again or let go."""

from collections.abc import Mapping, Sequence

from sqlalchemy import func, select, update

from storage.archive import Archive
from storage.outbox import STUCK, Kept, State, begins, kept
from storage.tables import outbox


def besides(archive: Archive, prefix: str, most: int) -> tuple[Sequence[Kept], Mapping[State, int]]:
    """The stuck posts whose keys do not begin so: the last of them, and how many in each state."""
    mine = outbox.c.state.in_(STUCK) & ~begins(prefix)
    count = select(outbox.c.state, func.count()).where(mine).group_by(outbox.c.state)
    order = (outbox.c.due_at.desc(), outbox.c.id.desc())
    last = select(outbox).where(mine).order_by(*order).limit(most)
    found = [kept(row) for row in archive.connection.execute(last)]
    counts = {State(state): number for state, number in archive.connection.execute(count)}
    return found, counts


def send_again(archive: Archive, number: int) -> bool:
    """Let a stuck post wait to be sent anew; False when it is not stuck."""
    anew = {"attempts": 0, "unknown_since": None, "lease_until": None, "error": None}
    return _changed(archive, number, {"state": State.PENDING, **anew})


def let_go(archive: Archive, number: int) -> bool:
    """Never send a stuck post; False when it is not stuck."""
    return _changed(archive, number, {"state": State.CANCELLED})


def let_all_go(archive: Archive, prefix: str) -> int:
    """Never send the stuck posts whose keys begin so; how many there were."""
    mine = outbox.c.state.in_(STUCK) & begins(prefix)
    let_go = update(outbox).where(mine).values(state=State.CANCELLED).returning(outbox.c.id)
    return len(archive.connection.execute(let_go).all())


def _changed(archive: Archive, number: int, values: Mapping[str, object]) -> bool:
    stuck = (outbox.c.id == number) & outbox.c.state.in_(STUCK)
    changed = update(outbox).where(stuck).values(**values).returning(outbox.c.id)
    return archive.connection.execute(changed).first() is not None
