"""A vote's events as rows: how each is spelled, chained to the one before it, and read again."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from governance.course import counted
from governance.journal import GENESIS, canonical
from governance.tally import Tally
from storage.columns import utc_text
from storage.packing import Packed, packed, spelled, unpacked
from storage.rows import Columns, chained
from storage.stored_vote import Stored
from storage.vote_course import begun
from storage.vote_events import KINDS, NAMES, Drafted, Event
from storage.vote_fold import step
from storage.vote_tables import vote_events

Some = TypeVar("Some", bound=Event)


@dataclass(frozen=True, slots=True)
class Happened:
    """An event as it lies in the chain; `result` is the count it led to."""

    event: Event
    sequence: int
    digest: str
    result: Tally | None = None


def as_stored(event: Some) -> Some:
    """The event as it will be read again, so that what is acted on is what is kept."""
    return unpacked(type(event), packed(event))


def row_of(before: Stored | None, after: Stored, event: Event) -> Mapping[str, Any]:
    """The columns of an event that made `before` into `after`, but for its salt and digest."""
    fields: dict[str, Packed] = packed(event)
    acting = fields.pop("acting")
    words = fields.pop("words", "")
    if after.result is not None and (before is None or after.result != before.result):
        fields["result"] = packed(after.result)
    team, user = event.acting.account or (None, None)
    return {
        "vote": after.id,
        "sequence": after.sequence,
        "act": NAMES[type(event)],
        "at": event.acting.at,
        "actor": event.acting.person,
        "team": team,
        "user": user,
        "payload": spelled({**fields, "roles": acting["roles"]}),
        "words": words,
        "previous": before.digest if before is not None else GENESIS,
    }


def digest_of(row: Columns) -> str:
    """The SHA-256 of an event's row, its words by commitment, chained to the one before it."""
    facts = chained(vote_events, {**row, "digest": None, "replaces": None})
    return hashlib.sha256(canonical(facts).encode()).hexdigest()


def head_of(stored: Stored) -> Mapping[str, Any]:
    """The columns of the head of a vote's chain."""
    return {
        "vote": stored.id,
        "sequence": stored.sequence,
        "digest": stored.digest,
        "state": stored.state,
        "closes_at": None if stored.vote is None else stored.vote.closes_at,
    }


def read(row: Columns) -> Happened:
    """The event in a row; ValueError, KeyError or TypeError when it cannot be read."""
    fields = json.loads(row["payload"])
    at, account = row["at"], None if row["team"] is None else [row["team"], row["user"]]
    fields["acting"] = {
        "person": row["actor"],
        "at": at if isinstance(at, str) else utc_text(at),
        "account": account,
        "roles": fields.pop("roles"),
    }
    result = fields.pop("result", None)
    kind = KINDS[row["act"]]
    if "words" in kind.__dataclass_fields__:
        fields["words"] = row["words"]
    tally = None if result is None else unpacked(Tally, result)
    return Happened(unpacked(kind, fields), row["sequence"], row["digest"], tally)


def folded(vote: int, happened: Iterable[Happened]) -> Stored:
    """The vote that its events make; LookupError when the first is no draft."""
    stored: Stored | None = None
    for each in happened:
        stored = after(vote, stored, each)
    if stored is None:
        raise LookupError(vote)
    return stored


def after(vote: int, before: Stored | None, happened: Happened) -> Stored:
    """The vote after one more event; what was counted then stands, however it is counted now."""
    if before is not None:
        stored = step(before, happened.event)
    elif isinstance(happened.event, Drafted):
        stored = begun(vote, happened.event)
    else:
        raise LookupError(vote)
    result = happened.result
    if result is not None and stored.vote is not None and result != stored.result:
        stored = replace(stored, result=result, vote=counted(stored.vote, result))
    return replace(stored, sequence=happened.sequence, digest=happened.digest)
