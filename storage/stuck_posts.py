"""Stuck posts: those that only a person takes further, sent again or let go."""

from collections.abc import Mapping

from sqlalchemy import update

from storage.archive import Archive
from storage.outbox import STUCK, State
from storage.tables import outbox


def send_again(archive: Archive, number: int) -> bool:
    """Let a stuck post wait to be sent anew; False when it is not stuck."""
    anew = {"attempts": 0, "unknown_since": None, "lease_until": None, "error": None}
    return _changed(archive, number, {"state": State.PENDING, **anew})


def let_go(archive: Archive, number: int) -> bool:
    """Never send a stuck post; False when it is not stuck."""
    return _changed(archive, number, {"state": State.CANCELLED})


def _changed(archive: Archive, number: int, values: Mapping[str, object]) -> bool:
    stuck = (outbox.c.id == number) & outbox.c.state.in_(STUCK)
    changed = update(outbox).where(stuck).values(**values).returning(outbox.c.id)
    return archive.connection.execute(changed).first() is not None
