"""A process that votes without end and says each ballot's digest once it is committed."""

import sys
from itertools import count

from governance.room import Ballot
from storage import voting
from storage.database import Database
from tests.storage.votes import ballot, taken


def vote(url: str) -> None:
    database = Database.open(url)
    for turn in count():
        with database.writing() as archive:
            said = ballot(turn % 7 + 1, (Ballot.YES, Ballot.NO)[turn % 2])
            stored = taken(archive, voting.locked(archive, 1), said)
        print(stored.digest, flush=True)  # noqa: T201 - what it acknowledges


if __name__ == "__main__":
    vote(sys.argv[1])
