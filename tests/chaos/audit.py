"""What the database holds of the votes, beside what those who voted were told."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, select

from bot.plain import plain
from governance.tally import Outcome
from handlers.answer import Answer
from handlers.posting import read
from storage import outbox, register, tables, voting
from storage.archive import Archive
from storage.database import Database
from storage.decision_tables import decisions
from storage.journal import verify
from storage.vote_events import Counted, Voted
from tests.chaos.ballots import Taken

SAID = re.compile(r"(\d+) bifall, (\d+) avslag(?:, (\d+) avstår)?")
"""How a result is published."""
NEEDED = 4
"""The yes votes that carry a proposal per capsulam."""


@dataclass(frozen=True)
class Published:
    """A result as it is told: for, against, abstained; and what the register says."""

    counts: tuple[int, int, int]
    outcome: Outcome | None


@dataclass(frozen=True)
class Audit:
    """What does not agree, each a number that shall be nought."""

    missing: int
    """Ballots acknowledged that are not in the chain, or came after the count."""
    doubled: int
    """Ballots that are there more often than they were cast."""
    unknown: int
    """Ballots that are there although nobody was told so."""
    wrong: int
    """Results that are not what the last ballots acknowledged come to."""
    broken: int
    """Chains that do not hold, journal included."""


WHOLE = Audit(missing=0, doubled=0, unknown=0, wrong=0, broken=0)


def audited(
    database: Database, taken: Sequence[Taken], published: Mapping[int, Published]
) -> Audit:
    """Hold every ballot and every result against what was acknowledged, in its order."""
    with database.reading() as archive:
        found = {number: list(_ballots(archive, number)) for number in _numbers(archive)}
        broken = int(verify(archive) is not None)
        twice = _twice(archive)
    kept = Counter(key for each in found.values() for key, _ in each)
    known = {(each.ballot.key, each.receipt or kept_as(found, each)) for each in taken}
    there = {pair for each in found.values() for pair in each}
    return Audit(
        missing=len(known - there),
        doubled=sum(count - 1 for count in kept.values()),
        unknown=len({key for key, _ in there} - {key for key, _ in known}),
        wrong=twice + sum(wrong(number, told, taken) for number, told in published.items()),
        broken=broken,
    )


def kept_as(found: Mapping[int, Sequence[tuple[str, str]]], taken: Taken) -> str:
    """The digest a ballot is kept under that was acknowledged without one."""
    return dict(found[taken.ballot.vote]).get(taken.ballot.key, "")


def wrong(number: int, told: Published, taken: Sequence[Taken]) -> bool:
    """Whether a result is another than what each voter's last acknowledged ballot comes to."""
    last = {each.ballot.who: each.ballot.said for each in taken if each.ballot.vote == number}
    said = Counter(last.values())
    counts = (said["bifall"], said["avslag"], said["avstår"])
    carried = Outcome.CARRIED if counts[0] >= NEEDED else Outcome.NOT_CARRIED
    return (told.counts, told.outcome) != (counts, carried)


def published(database: Database, number: int) -> Published:
    """What the post in the channel and the register say a vote came to."""
    with database.reading() as archive:
        counted = next(each for each in voting.history(archive, number) if each.result is not None)
        post = outbox.keyed(archive, f"vote:{number}:{counted.sequence}:notice")
        entry = register.of_vote(archive, number)
    said = None if post is None else read(post.post.content).said
    assert isinstance(said, Answer)
    text = plain(said)
    found = SAID.search(text)
    assert found is not None, text
    assert counted.digest in text, "the head of the chain is an anchor outside the database"
    yes, no, abstained = (int(each or 0) for each in found.groups())
    return Published((yes, no, abstained), None if entry is None else entry.entry.outcome)


def emptied(database: Database) -> None:
    """Empty the outbox: nobody sends here, and what waits would be looked through each time."""
    with database.writing() as archive:
        archive.connection.execute(delete(tables.outbox))


def _numbers(archive: Archive) -> list[int]:
    return [each.id for each in voting.latest(archive, 10**6)]


def _ballots(archive: Archive, number: int) -> Iterator[tuple[str, str]]:
    """The ballots in a vote's chain that count, by key and digest."""
    for each in voting.history(archive, number):
        if isinstance(each.event, Counted):
            return
        if isinstance(each.event, Voted):
            yield each.event.words, each.digest


def _twice(archive: Archive) -> int:
    """The votes with more than one entry in the register."""
    votes = decisions.c.vote
    query = select(votes).where(votes.is_not(None)).group_by(votes).having(func.count() > 1)
    return len(archive.connection.execute(query).all())
