"""The votes' chains recomputed: every link, every vote from its events, every head."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from sqlalchemy import RowMapping, select

from governance.journal import GENESIS
from governance.refusal import Refusal
from storage.archive import Archive
from storage.faults import Broken, Fault
from storage.rows import chained, raw
from storage.stored_vote import Stored
from storage.vote_rows import after, digest_of, head_of, read
from storage.vote_tables import vote_events, vote_heads


def broken_votes(archive: Archive) -> Iterator[Broken]:
    """Everything wrong with the votes, the first fault of each."""
    found = archive.connection.execute(select(*raw(vote_heads))).mappings()
    heads = {head["vote"]: head for head in found}
    query = select(*raw(vote_events)).order_by(vote_events.c.vote, vote_events.c.sequence)
    rows = archive.connection.execute(query).mappings()
    for vote, events in groupby(rows, key=lambda row: int(row["vote"])):
        broken = _broken_vote(vote, events, heads.pop(vote, None))
        if broken is not None:
            yield broken
    for vote in heads:
        yield Broken(Fault.HEAD, vote_heads.name, vote, None)


def _broken_vote(vote: int, events: Iterable[RowMapping], head: RowMapping | None) -> Broken | None:
    stored: Stored | None = None
    for row in events:
        try:
            stored = _taken(vote, stored, row)
        except _Found as found:
            return Broken(found.fault, vote_events.name, int(row["id"]), None)
    known = None if head is None else chained(vote_heads, head)
    if stored is not None and known == chained(vote_heads, head_of(stored)):
        return None
    return Broken(Fault.HEAD, vote_heads.name, vote, None)


def _taken(vote: int, before: Stored | None, row: RowMapping) -> Stored:
    """The vote after the event in a row."""
    sequence, digest = (1, GENESIS) if before is None else (before.sequence + 1, before.digest)
    if (row["sequence"], row["previous"], row["digest"]) != (sequence, digest, digest_of(row)):
        raise _Found(Fault.CHAIN)
    try:
        happened = read(row)
        counted_now = after(vote, before, replace(happened, result=None))
    except (Refusal, ValueError, LookupError, TypeError, AttributeError) as error:
        raise _Found(Fault.UNREADABLE) from error
    known = None if before is None else before.result
    if happened.result != (None if counted_now.result == known else counted_now.result):
        raise _Found(Fault.MISCOUNTED)
    return counted_now


class _Found(Exception):
    """A fault found in an event."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault
