"""Votes (omröstningar) as recorded: each the fold of its events, which only grow."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from weakref import WeakKeyDictionary

from sqlalchemy import Select, bindparam, func, insert, select, update

from governance.acts import State
from storage.archive import Archive, Memory
from storage.journal import Act, new_salt, record
from storage.numbers import borne
from storage.stored_vote import Filed, Stored
from storage.vote_course import begun
from storage.vote_events import Drafted, Event
from storage.vote_fold import step
from storage.vote_rows import Happened, as_stored, digest_of, folded, head_of, read, row_of
from storage.vote_tables import vote_events, vote_heads, votes

__all__ = [
    "Filed",
    "Happened",
    "Moved",
    "Stored",
    "append",
    "draft",
    "due",
    "history",
    "in_state",
    "latest",
    "load",
    "locked",
    "next_due",
    "open_votes",
]

MOST_KEPT = 500
"""How many votes' folds are kept in memory."""

# The statements of a ballot are made once: to put them together costs more than to run them.
HEAD = select(vote_heads.c.digest).where(vote_heads.c.vote == bindparam("number"))
HELD = HEAD.with_for_update(key_share=True)
"""FOR NO KEY UPDATE; on SQLite the transaction itself holds everything."""
MOVE = (
    update(vote_heads)
    .where(vote_heads.c.vote == bindparam("number"))
    .where(vote_heads.c.digest == bindparam("head"))
)

_kept: WeakKeyDictionary[Memory, dict[int, Stored]] = WeakKeyDictionary()


class Moved(Exception):
    """The vote has gone on since it was read: it was not locked."""


def draft(archive: Archive, act: Act, drafted: Drafted) -> Stored:
    """Record a draft, which is given its number; Refusal WRONG_HAND."""
    event = as_stored(drafted)
    begun(0, event)
    first = event.draft
    values = {
        "matter": first.matter,
        "purpose": first.purpose,
        "form": first.form,
        "title": first.title,
        "contact": first.contact,
        "made_at": event.acting.at,
    }
    identity = record(archive, act, votes, values)
    stored, row = _linked(None, begun(identity, event), event)
    archive.connection.execute(insert(vote_heads), head_of(stored))
    record(archive, act, vote_events, row)
    return stored


def load(archive: Archive, vote: int) -> Stored | None:
    """The vote by its number; None when there is none."""
    head = _head(archive, vote, HEAD)
    return None if head is None else _at(archive, vote, head)


def locked(archive: Archive, vote: int) -> Stored:
    """The vote, held until the transaction ends; KeyError when there is none."""
    head = _head(archive, vote, HELD)
    if head is None:
        raise KeyError(vote)
    return _at(archive, vote, head)


def append(archive: Archive, act: Act, stored: Stored, event: Event) -> Stored:
    """Record an event of a locked vote, chain it and journal it; the vote as it then is.

    Refusal when a rule says no, with nothing recorded; Moved when the vote was not locked.
    """
    same = as_stored(event)
    after, row = _linked(stored, step(stored, same), same)
    change = {**head_of(after), "number": stored.id, "head": stored.digest}
    moved = archive.connection.execute(MOVE, change)
    if moved.rowcount != 1:
        raise Moved(stored.id)
    record(archive, act, vote_events, row)
    _keep(archive, after)
    return after


def history(archive: Archive, vote: int) -> tuple[Happened, ...]:
    """Everything that has happened in a vote, in order; empty when there is none."""
    mine = vote_events.c.vote == vote
    query = select(vote_events).where(mine).order_by(vote_events.c.sequence)
    return tuple(read(row) for row in archive.connection.execute(query).mappings())


def open_votes(archive: Archive) -> tuple[Stored, ...]:
    """The votes that go on: open, or waiting for a casting vote; by number."""
    return in_state(archive, State.OPEN, State.WAITING)


def in_state(archive: Archive, *states: State) -> tuple[Stored, ...]:
    """The votes whose recorded state is one of these, by number."""
    query = select(vote_heads.c.vote).where(vote_heads.c.state.in_(states))
    return _all(archive, archive.connection.execute(query.order_by(vote_heads.c.vote)).scalars())


def due(archive: Archive, at: datetime) -> tuple[int, ...]:
    """The numbers of the open votes whose time is out, the earliest first."""
    heads = vote_heads.c
    out = (heads.state == State.OPEN) & (heads.closes_at <= at)
    query = select(heads.vote).where(out).order_by(heads.closes_at, heads.vote)
    return tuple(archive.connection.execute(query).scalars())


def next_due(archive: Archive, after: datetime) -> datetime | None:
    """When, later than a moment, an open vote's time is next out; None when none's is."""
    heads = vote_heads.c
    coming = (heads.state == State.OPEN) & (heads.closes_at > after)
    earliest = select(func.min(heads.closes_at)).where(coming)
    moment: datetime | None = archive.connection.execute(earliest).scalar_one()
    return moment


def latest(archive: Archive, most: int, before: int | None = None) -> tuple[Stored, ...]:
    """The newest votes, newest first; `before` goes on after a page that ended with it."""
    query = select(vote_heads.c.vote).order_by(vote_heads.c.vote.desc()).limit(most)
    if before is not None:
        query = query.where(vote_heads.c.vote < before)
    return _all(archive, archive.connection.execute(query).scalars())


def _head(archive: Archive, vote: int, query: Select[str]) -> str | None:
    if not borne(vote):
        return None
    head: str | None = archive.connection.execute(query, {"number": vote}).scalar_one_or_none()
    return head


def _all(archive: Archive, numbers: Iterable[int]) -> tuple[Stored, ...]:
    found = [load(archive, number) for number in list(numbers)]
    return tuple(stored for stored in found if stored is not None)


def _at(archive: Archive, vote: int, head: str) -> Stored:
    """The vote as it is at a head, which names everything before it: a fold kept once is right."""
    kept = _kept.get(archive.memory, {}).get(vote)
    if kept is not None and kept.digest == head:
        return kept
    stored = folded(vote, history(archive, vote))
    _keep(archive, stored)
    return stored


def _keep(archive: Archive, stored: Stored) -> None:
    kept = _kept.setdefault(archive.memory, {})
    kept.pop(stored.id, None)
    kept[stored.id] = stored
    while len(kept) > MOST_KEPT:
        kept.pop(next(iter(kept)))


def _linked(
    before: Stored | None, stored: Stored, event: Event
) -> tuple[Stored, Mapping[str, object]]:
    """The vote with the event as its newest link, and that link's row."""
    after = replace(stored, sequence=1 if before is None else before.sequence + 1)
    salted = {**row_of(before, after, event), "salt": new_salt()}
    digest = digest_of(salted)
    return replace(after, digest=digest), {**salted, "digest": digest}
