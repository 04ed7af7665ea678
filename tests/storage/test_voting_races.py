"""Votes under pressure: no acknowledged ballot is missing, none is counted twice."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from governance.acts import State
from governance.refusal import Refusal
from governance.room import Ballot
from storage import inbox, voting
from storage.database import Database
from storage.journal import verify
from storage.vote_events import Counted, Voted
from tests.storage.votes import CLOSES, HOUR, act_of, ballot, clock, taken, under_way, with_people

VOTES = 8
VOTERS = range(1, 6)
PROJECT = Path(__file__).parents[2]


@pytest.fixture
def database(database: Database) -> Database:
    with database.writing() as archive:
        with_people(archive)
        for _ in range(VOTES):
            under_way(archive)
    return database


def cast_until_refused(
    database: Database, vote: int, person: int, start: threading.Barrier
) -> list[tuple[int, Ballot]]:
    """Change a ballot until the vote is closed; each that was acknowledged, with its place."""
    acknowledged: list[tuple[int, Ballot]] = []
    start.wait(10)
    for turn in range(100):
        said = (Ballot.YES, Ballot.NO)[(turn + person) % 2]
        event = ballot(person, said, CLOSES - HOUR)
        try:
            with database.writing() as archive:
                stored = taken(archive, voting.locked(archive, vote), event)
        except Refusal:
            break
        acknowledged.append((stored.sequence, said))
    return acknowledged


def count(database: Database, vote: int, start: threading.Barrier) -> None:
    start.wait(10)
    with database.writing() as archive:
        taken(archive, voting.locked(archive, vote), Counted(clock()))


def test_a_close_among_late_ballots_counts_each_that_was_acknowledged(
    url: str, database: Database
) -> None:
    other = Database.open(url)
    with ThreadPoolExecutor(len(VOTERS) + 1) as threads:
        for vote in range(1, VOTES + 1):
            start = threading.Barrier(len(VOTERS) + 1)
            voting_now = [
                threads.submit(
                    cast_until_refused, (database, other)[person % 2], vote, person, start
                )
                for person in VOTERS
            ]
            threads.submit(count, other, vote, start).result()
            last = {
                person: acknowledged.result()[-1][1]
                for person, acknowledged in zip(VOTERS, voting_now, strict=True)
                if acknowledged.result()
            }
            with database.reading() as archive:
                stored = voting.load(archive, vote)
            assert stored is not None
            assert stored.room is not None
            assert stored.result is not None
            assert (stored.state, stored.room.ballots) == (State.CLOSED, last)
            said = list(last.values())
            counts = (stored.result.counts.yes, stored.result.counts.no)
            assert counts == (said.count(Ballot.YES), said.count(Ballot.NO))
    other.close()
    with database.reading() as archive:
        assert verify(archive) is None


def test_the_same_delivery_from_many_threads_is_one_ballot(url: str, database: Database) -> None:
    other = Database.open(url)
    start = threading.Barrier(5)

    def deliver(turn: int) -> str:
        start.wait(10)
        with (database, other)[turn % 2].writing() as archive:
            known = inbox.seen(archive, "leverans-1")
            if known is not None:
                return known
            event: Voted = ballot(3)
            stored = voting.append(archive, act_of(event), voting.locked(archive, 1), event)
            inbox.remember(archive, "leverans-1", stored.digest, event.acting.at)
            return stored.digest

    with ThreadPoolExecutor(5) as threads:
        answers = set(threads.map(deliver, range(5)))
    other.close()
    with database.reading() as archive:
        history = voting.history(archive, 1)
        assert verify(archive) is None
    assert answers == {history[-1].digest}
    assert [type(each.event) for each in history].count(Voted) == 1


def test_a_voter_killed_in_the_middle_leaves_every_acknowledged_ballot(
    url: str, database: Database
) -> None:
    acknowledged: list[str] = []
    for ballots in (5, 23):
        command = [sys.executable, "-m", "tests.storage.voter", url]
        with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as voter:
            assert voter.stdout is not None
            acknowledged += [voter.stdout.readline().strip() for _ in range(ballots)]
            voter.kill()
            acknowledged += voter.stdout.read().split()
    with database.reading() as archive:
        digests = [happened.digest for happened in voting.history(archive, 1)]
        assert verify(archive) is None
    assert len(acknowledged) >= 28
    assert len(set(acknowledged)) == len(acknowledged)
    assert set(acknowledged) <= set(digests)
    # A ballot may be committed without its voter having been told, one for each kill at most.
    assert len(digests) - 2 - len(acknowledged) in {0, 1, 2}
